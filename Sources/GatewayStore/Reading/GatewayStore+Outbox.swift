import SQLDatabase
public import SharingModel

extension GatewayStore {
    /// What is to be forwarded now, oldest first.
    public func outboxNext(at time: Instant, limit: Int) async throws -> [OutboxRecord] {
        try await database.read { try OutboxTable.next(at: time, limit: limit, $0) }
    }

    /// How many submissions are still to be forwarded.
    public func outboxPending() async throws -> Int {
        try await database.read { try OutboxTable.pending($0) }
    }

    /// Records a failed attempt.
    public func outboxFailed(
        _ submission: SubmissionID, error: String, nextAttemptAt: Instant
    ) async throws {
        _ = try await commits.submit {
            try $0.outboxFailed(submission, error: error, nextAttemptAt: nextAttemptAt)
        }
    }
}
