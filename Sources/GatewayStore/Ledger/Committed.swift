/// What a commit left behind, once it is durable.
public struct Committed<Value: Sendable>: Sendable {
    /// What the body returned.
    public let value: Value
    /// The entries that the body appended, in order.
    public let entries: [LedgerRecord]
    /// The checkpoint that covers the entries; the latest one where there are none; nil while the
    /// ledger is empty.
    public let checkpoint: CheckpointRecord?
    /// Proves these entries in that checkpoint, from memory; nil where there are no entries.
    public let prover: SharedProver?
}
