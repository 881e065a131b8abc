/// A cell of the row under work: its bytes and its typed value.
@safe struct CellSlot: BitwiseCopyable {
    /// What is known of the cell.
    enum State: UInt8 { case missing, invalid, valued }

    /// The cell without its quotes; into the chunk, the carried record or the unescaped text.
    var base: UnsafePointer<UInt8>
    var count: Int
    var state: State
    /// Days, milliseconds, an integer, the bits of a binary64 number, 0 or 1, or the index of an
    /// allowed text.
    var number: Int64
}
