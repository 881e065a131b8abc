import SQLDatabase
import SharingModel

/// The statements over `outbox`.
enum OutboxTable {
    static func insert(
        _ submission: SubmissionID, at time: Instant, _ connection: SQLConnection
    ) throws {
        try connection.run(
            "INSERT INTO outbox (submission, createdAt, nextAttemptAt) VALUES (?1, ?2, ?2)",
            [.text(submission.text), .integer(time.milliseconds)])
    }

    /// False where it was done before.
    static func complete(
        _ submission: SubmissionID, at time: Instant, _ connection: SQLConnection
    ) throws -> Bool {
        try connection.run(
            """
            UPDATE outbox SET doneAt = ?2, lastError = NULL
            WHERE submission = ?1 AND doneAt IS NULL
            """,
            [.text(submission.text), .integer(time.milliseconds)]) == 1
    }

    static func failed(
        _ submission: SubmissionID, error: String, nextAttemptAt: Instant,
        _ connection: SQLConnection
    ) throws {
        try connection.run(
            """
            UPDATE outbox SET attempts = attempts + 1, lastError = ?2, nextAttemptAt = ?3
            WHERE submission = ?1 AND doneAt IS NULL
            """,
            [.text(submission.text), .text(error), .integer(nextAttemptAt.milliseconds)])
    }

    static func next(
        at time: Instant, limit: Int, _ connection: SQLConnection
    ) throws -> [OutboxRecord] {
        try connection.query(
            """
            SELECT submission, createdAt, attempts, nextAttemptAt, lastError FROM outbox
            WHERE doneAt IS NULL AND nextAttemptAt <= ?1
            ORDER BY nextAttemptAt, submission LIMIT ?2
            """,
            [.integer(time.milliseconds), .integer(limit)]
        ) { row in
            OutboxRecord(
                submission: try row.value(0, "submission") { SubmissionID($0) },
                createdAt: row.instant(1), attempts: row.integer(2),
                nextAttemptAt: row.instant(3), lastError: row.optionalText(4))
        }
    }

    static func pending(_ connection: SQLConnection) throws -> Int {
        try connection.first("SELECT count(*) FROM outbox WHERE doneAt IS NULL") {
            $0.integer(0)
        } ?? 0
    }
}
