public import SharingModel

extension CommitTransaction {
    /// Promises that the submission's rows will be forwarded.
    public func enqueueForwarding(_ submission: SubmissionID, at time: Instant) throws {
        try OutboxTable.insert(submission, at: time, connection)
    }

    /// Keeps the promise: the rows are, durably, in the analysis store.
    /// - Returns: false where it was kept before: append nothing then.
    public func completeForwarding(
        _ submission: SubmissionID, rows: Int, at time: Instant
    ) throws -> Bool {
        guard try OutboxTable.complete(submission, at: time, connection) else { return false }
        try SubmissionTable.forwarded(submission, rows: rows, connection)
        return true
    }

    /// Records a failed attempt.
    /// - Parameter error: codes and counts; never a value from the file.
    public func outboxFailed(
        _ submission: SubmissionID, error: String, nextAttemptAt: Instant
    ) throws {
        try OutboxTable.failed(
            submission, error: error, nextAttemptAt: nextAttemptAt, connection)
    }
}
