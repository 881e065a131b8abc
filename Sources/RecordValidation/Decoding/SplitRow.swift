/// A record that the fast path has split into fields, and that waits to be checked.
struct SplitRow: BitwiseCopyable {
    /// Of its first byte, of the end of its content and of the next record, from the base of the
    /// chunk.
    var start = 0
    var end = 0
    var next = 0
    /// Line ends inside its quotes.
    var lineBreaks = 0
    var hasEscapes = false
    /// Whether a byte above 0x7F may be in it.
    var mayHaveHighBytes = false
    /// The hash of its key, where `hasKeyHash`.
    var hasKeyHash = false
    var keyHash: UInt64 = 0
}
