/// One accepted row; valid only during the call that hands it over.
@safe public struct RecordView: ~Copyable {
    /// The data row, from 1.
    public let record: Int
    /// The physical line on which it starts; the header's is 1.
    public let line: Int
    /// How many columns the schema has.
    public let columnCount: Int
    private let slots: UnsafePointer<CellSlot>
    private let columns: UnsafePointer<ColumnPlan>

    init(
        record: Int, line: Int, columnCount: Int, slots: UnsafePointer<CellSlot>,
        columns: UnsafePointer<ColumnPlan>
    ) {
        self.record = record
        self.line = line
        self.columnCount = columnCount
        unsafe self.slots = slots
        unsafe self.columns = columns
    }

    /// The cell of a column, by its index in the schema's `columns`.
    @inline(__always)
    public func cell(_ column: Int) -> CellView {
        precondition(column >= 0 && column < columnCount, "a column of the schema")
        return unsafe CellView(slots[column], kind: columns[column].kind)
    }
}
