public import SharingModel

/// A submission as the store keeps it: one row of `submission`.
public struct SubmissionRecord: Sendable, Hashable {
    /// The name that the gateway gave it.
    public var id: SubmissionID
    /// Who sent it.
    public var agency: AgencyID
    /// Whose certificate sent it.
    public var holder: HolderID
    /// What it is of.
    public var dataset: DatasetID
    /// Which period it speaks about.
    public var period: Period
    /// The power declared.
    public var power: Power
    /// The form declared.
    public var form: DisclosureForm
    /// The agreement relied on.
    public var agreement: AgreementID
    /// What became of it.
    public var state: SubmissionState
    /// When the last byte was in.
    public var receivedAt: Instant
    /// How it stands to the due day.
    public var timeliness: Timeliness
    /// The ledger entry's sequence.
    public var ledgerSequence: Int
    /// The ledger entry's leaf hash.
    public var leafHash: SHA256Digest
    /// The schema version; nil for a nil return or a withheld share.
    public var schemaVersion: SemanticVersion?
    /// The SHA-256 of the schema version's document.
    public var schemaDigest: SHA256Digest?
    /// The request answered, or the sender's own reference.
    public var reference: String?
    /// The file's length; nil where there is no file.
    public var fileBytes: Int?
    /// The file's SHA-256, which names its object.
    public var fileDigest: SHA256Digest?
    /// The salt of the ledger's file commitment, 16 to 64 bytes.
    public var salt: [UInt8]?
    /// The name that the file had with the sender.
    public var filename: String?
    /// The sender's key; unique per agency.
    public var idempotencyKey: String?
    /// The counts of rows; nil where the file had none to count.
    public var rows: RowCounts?
    /// Why it is a non-share.
    public var reason: ReasonCode?
    /// The ground given for withholding.
    public var ground: String?
    /// Who decided to withhold.
    public var decidedBy: String?
    /// When withholding is reviewed.
    public var reviewOn: CalendarDate?
    /// Violation codes with their counts.
    public var codes: [String: Int]
    /// The day by which it was due.
    public var due: CalendarDate?
    /// The validation report's JSON, kept for refused files and for warnings.
    public var report: [UInt8]?
    /// Rows in the analysis store; set with the state `forwarded`.
    public var forwardedRows: Int?
    /// The earlier submission in whose place it stands.
    public var replaces: SubmissionID?
    /// The later submission that stands in its place.
    public var replacedBy: SubmissionID?

    /// A submission; the optional members come last.
    public init(
        id: SubmissionID, agency: AgencyID, holder: HolderID, dataset: DatasetID, period: Period,
        power: Power, form: DisclosureForm, agreement: AgreementID, state: SubmissionState,
        receivedAt: Instant, timeliness: Timeliness, ledgerSequence: Int, leafHash: SHA256Digest,
        schemaVersion: SemanticVersion? = nil, schemaDigest: SHA256Digest? = nil,
        reference: String? = nil, fileBytes: Int? = nil, fileDigest: SHA256Digest? = nil,
        salt: [UInt8]? = nil, filename: String? = nil, idempotencyKey: String? = nil,
        rows: RowCounts? = nil, reason: ReasonCode? = nil, ground: String? = nil,
        decidedBy: String? = nil, reviewOn: CalendarDate? = nil, codes: [String: Int] = [:],
        due: CalendarDate? = nil, report: [UInt8]? = nil, forwardedRows: Int? = nil,
        replaces: SubmissionID? = nil, replacedBy: SubmissionID? = nil
    ) {
        self.id = id
        self.agency = agency
        self.holder = holder
        self.dataset = dataset
        self.period = period
        self.power = power
        self.form = form
        self.agreement = agreement
        self.state = state
        self.receivedAt = receivedAt
        self.timeliness = timeliness
        self.ledgerSequence = ledgerSequence
        self.leafHash = leafHash
        self.schemaVersion = schemaVersion
        self.schemaDigest = schemaDigest
        self.reference = reference
        self.fileBytes = fileBytes
        self.fileDigest = fileDigest
        self.salt = salt
        self.filename = filename
        self.idempotencyKey = idempotencyKey
        self.rows = rows
        self.reason = reason
        self.ground = ground
        self.decidedBy = decidedBy
        self.reviewOn = reviewOn
        self.codes = codes
        self.due = due
        self.report = report
        self.forwardedRows = forwardedRows
        self.replaces = replaces
        self.replacedBy = replacedBy
    }
}
