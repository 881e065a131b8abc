public import RecordValidation

/// One submission to be written into the analysis store.
public struct ApplyJob: Sendable {
    /// The submission.
    public let submission: AppliedSubmission
    /// The version under which it was accepted.
    public let schema: DatasetSchema
    /// Hands the accepted rows to the sink, in order, on one thread, which it may block.
    public let feed: @Sendable (any RecordSink) throws -> Void

    /// A job.
    public init(
        submission: AppliedSubmission, schema: DatasetSchema,
        feed: @escaping @Sendable (any RecordSink) throws -> Void
    ) {
        self.submission = submission
        self.schema = schema
        self.feed = feed
    }
}
