/// How many data rows a submission had, and what became of them; received = accepted + rejected.
public struct RowCounts: Sendable, Hashable {
    /// Data rows in the file.
    public var received: Int
    /// Rows that the gateway took.
    public var accepted: Int
    /// Rows that it did not take.
    public var rejected: Int

    /// Row counts; none unless said.
    public init(received: Int = 0, accepted: Int = 0, rejected: Int = 0) {
        self.received = received
        self.accepted = accepted
        self.rejected = rejected
    }
}
