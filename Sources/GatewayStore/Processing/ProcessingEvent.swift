public import SharingModel

/// One operation on personal data, as it is to be logged. Source: DPA 2018 s.62(1)-(3).
public struct ProcessingEvent: Sendable, Hashable {
    /// When; the log makes it no earlier than the entry before it.
    public var time: Instant
    /// Who, so far as it can be told.
    public var holder: HolderID
    /// What was done.
    public var operation: ProcessingOperation
    /// With which dataset.
    public var dataset: DatasetID?
    /// With which submission.
    public var submission: SubmissionID?
    /// The code of the purpose.
    public var purpose: String
    /// The case or request it belongs to.
    public var reference: String?
    /// The justification, in words.
    public var justification: String?
    /// How many records it touched.
    public var rowCount: Int
    /// To whom they were disclosed.
    public var recipients: [String]

    /// An operation.
    public init(
        time: Instant, holder: HolderID, operation: ProcessingOperation, dataset: DatasetID? = nil,
        submission: SubmissionID? = nil, purpose: String, reference: String? = nil,
        justification: String? = nil, rowCount: Int, recipients: [String] = []
    ) {
        self.time = time
        self.holder = holder
        self.operation = operation
        self.dataset = dataset
        self.submission = submission
        self.purpose = purpose
        self.reference = reference
        self.justification = justification
        self.rowCount = rowCount
        self.recipients = recipients
    }
}
