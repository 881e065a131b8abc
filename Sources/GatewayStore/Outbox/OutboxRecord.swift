public import SharingModel

/// A submission whose accepted rows are still to be put into the analysis store.
public struct OutboxRecord: Sendable, Hashable {
    /// Which submission.
    public let submission: SubmissionID
    /// When it was promised: in the transaction that recorded the submission.
    public let createdAt: Instant
    /// How often it was tried and failed.
    public let attempts: Int
    /// Not to be tried before.
    public let nextAttemptAt: Instant
    /// Why it failed the last time.
    public let lastError: String?
}
