/// Why a tree, tile, note, proof or receipt cannot be relied on.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing failed, and how.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        case treeStateInvalid = "tree-state-invalid"
        case tileMissing = "tile-missing"
        case tileInvalid = "tile-invalid"
        case entryTooLarge = "entry-too-large"
        case entryInvalid = "entry-invalid"
        case proofInvalid = "proof-invalid"
        case proofMalformed = "proof-malformed"
        case noteMalformed = "note-malformed"
        case keyMalformed = "key-malformed"
        case signatureInvalid = "signature-invalid"
        case signatureMissing = "signature-missing"
        case signingFailed = "signing-failed"
        case checkpointMalformed = "checkpoint-malformed"
        case checkpointInconsistent = "checkpoint-inconsistent"
        case receiptMalformed = "receipt-malformed"
        case receiptMismatch = "receipt-mismatch"
        case fileMismatch = "file-mismatch"
    }

    /// What kind of thing failed, and how.
    public let code: Code
    /// What is wrong, in a sentence, with the underlying reason; never a personal value.
    public let reason: String

    /// An error.
    public init(_ code: Code, _ reason: String) {
        self.code = code
        self.reason = reason
    }

    /// The code and the reason.
    public var description: String { "\(code.rawValue): \(reason)" }
}
