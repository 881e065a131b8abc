/// One page of records, in the format that was asked for.
public struct RecordPage: Sendable {
    /// The page as the gateway wrote it.
    public let content: [UInt8]
    /// How many records are on it.
    public let count: Int
    /// Where the next page begins; nil on the last.
    public let next: String?
}
