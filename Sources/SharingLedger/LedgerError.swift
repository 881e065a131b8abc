/// Why a tree, tile, note, proof or receipt cannot be relied on.
public struct LedgerError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of thing failed, and how.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// A saved tree does not fit its size.
        case treeStateInvalid = "tree-state-invalid"
        /// A tile or bundle is not published.
        case tileMissing = "tile-missing"
        /// A tile has the wrong number of bytes.
        case tileInvalid = "tile-invalid"
        /// An entry has more bytes than a bundle can hold.
        case entryTooLarge = "entry-too-large"
        /// An entry or bundle cannot be read.
        case entryInvalid = "entry-invalid"
        /// A proof does not show what it should.
        case proofInvalid = "proof-invalid"
        /// A proof cannot be read.
        case proofMalformed = "proof-malformed"
        /// A note cannot be read.
        case noteMalformed = "note-malformed"
        /// A verifier key or key name cannot be read.
        case keyMalformed = "key-malformed"
        /// A known key's signature does not fit.
        case signatureInvalid = "signature-invalid"
        /// No known key signed.
        case signatureMissing = "signature-missing"
        /// libcrypto could not sign.
        case signingFailed = "signing-failed"
        /// A checkpoint cannot be read.
        case checkpointMalformed = "checkpoint-malformed"
        /// A checkpoint is that of another log.
        case checkpointInconsistent = "checkpoint-inconsistent"
        /// A receipt cannot be read.
        case receiptMalformed = "receipt-malformed"
        /// A receipt contradicts its ledger entry, its proof or its ledger.
        case receiptMismatch = "receipt-mismatch"
        /// A receipt is for another file.
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
