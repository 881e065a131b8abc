public import SharingModel

/// What the gateway gives a discloser: that it shared, or why not, and where the ledger says so.
public struct Receipt: Sendable, Hashable {
    /// The format that this code writes and the only one that it reads.
    public static let format = "svd-receipt/1"
    /// The kinds of ledger entry for which there are receipts.
    public static let decisions: Set<LedgerEntryKind> = [
        .shareAccepted, .shareAcceptedInPart, .shareRefused, .nilReturn, .nonShareDeclared,
    ]

    /// The gateway's name.
    public let gateway: String
    /// The ledger's name: the first line of its checkpoints.
    public let origin: String
    /// When the submission was received.
    public let receivedAt: Instant
    /// The file, where there was one.
    public let file: ReceiptFile?
    /// The ledger entry, whole: all that the receipt says beside stands in it.
    public let entry: LedgerEntry
    /// Whose submission it was.
    public let agency: AgencyID
    /// Of what.
    public let dataset: DatasetID
    /// About which months.
    public let period: Period
    /// The submission's name.
    public let submission: SubmissionID

    /// A receipt for an entry that the ledger holds.
    /// - Throws: `receipt-malformed` where the entry's kind has no receipts or it lacks agency,
    ///   dataset, period or submission; `receipt-mismatch` where the file is not the entry's.
    public init(
        gateway: String, origin: String, receivedAt: Instant, file: ReceiptFile?,
        entry: LedgerEntry
    ) throws(LedgerError) {
        guard Self.decisions.contains(entry.kind), entry.sequence > 0, !gateway.isEmpty,
            !origin.isEmpty, let agency = entry.agency, let dataset = entry.dataset,
            let period = entry.period, let submission = entry.submission
        else {
            throw LedgerError(
                .receiptMalformed, "A ledger entry of kind \(entry.kind.rawValue) lacks a member.")
        }
        guard file?.commitment == entry.fileCommitment else {
            throw LedgerError(
                .receiptMismatch, "The file and salt do not give the entry's commitment.")
        }
        self.gateway = gateway
        self.origin = origin
        self.receivedAt = receivedAt
        self.file = file
        self.entry = entry
        self.agency = agency
        self.dataset = dataset
        self.period = period
        self.submission = submission
    }

    /// What was decided.
    public var decision: LedgerEntryKind { entry.kind }

    /// The hash of the entry as a leaf of the ledger.
    public var leafHash: [UInt8] { MerkleHash.leaf(entry.leafBytes) }

    /// SHA-256 of salt and file digest, as entries hold it.
    public static func fileCommitment(salt: [UInt8], digest: SHA256Digest) -> SHA256Digest {
        ReceiptFile.commitment(salt: salt, digest: digest)
    }
}
