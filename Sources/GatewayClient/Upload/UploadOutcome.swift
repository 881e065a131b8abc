public import SharingModel

/// How an upload ended.
public struct UploadOutcome: Sendable {
    /// What the gateway decided.
    public let submission: Submission
    /// Whether the same file had been submitted before, and this is its outcome.
    public let isDuplicate: Bool
    /// The receipt, where it came along with the decision.
    public let receipt: ReceiptBundle?
    /// The bytes that an earlier attempt had left at the gateway.
    public let resumedFromBytes: Int
    /// The last day on which files are taken under its schema version; nil where none is set.
    public let schemaLastDay: CalendarDate?
}
