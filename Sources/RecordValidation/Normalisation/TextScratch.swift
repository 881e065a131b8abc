/// Room for the canonical texts of one row, and where its cells lay before they were rewritten.
/// The memory belongs to a `TextRoom`.
@safe struct TextScratch: BitwiseCopyable {
    /// A cell as the file has it.
    @safe struct Original: BitwiseCopyable {
        var base: UnsafePointer<UInt8>
        var count: Int
    }

    var room: UnsafeMutablePointer<UInt8>
    var used = 0
    /// One for each column whose text is normalised.
    var originals: UnsafeMutablePointer<Original>
    /// The year in which the file is read; 0 where that is not known.
    var year: Int

    /// Where the next text may be written.
    var free: UnsafeMutablePointer<UInt8> { unsafe room + used }

    /// Keeps what was written there.
    mutating func take(_ count: Int) { used += count }
}
