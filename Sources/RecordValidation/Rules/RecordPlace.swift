/// Where a record lies.
struct RecordPlace {
    /// The data row, from 1.
    var record: Int
    /// The physical line on which it starts, from 1.
    var line: Int
    /// Of its first byte in the file.
    var byteOffset: Int
    /// Of its first byte from the base of the bytes at hand.
    var start: Int
    /// Of the end of its content, without line end, from the same base.
    var end: Int
    /// The hash of its key, where that is known already.
    var keyHash: UInt64 = 0
    var hasKeyHash = false
}
