/// One body that waits for a transaction, without its type.
struct CommitJob: Sendable {
    /// How a body ended.
    enum Outcome: Sendable {
        /// Its rows and entries are in the transaction.
        case written([LedgerRecord])
        /// It was rolled back alone.
        case rolledBack(any Error)
    }

    /// Runs the body and keeps what it returns.
    let run: @Sendable (CommitTransaction) throws -> Void
}
