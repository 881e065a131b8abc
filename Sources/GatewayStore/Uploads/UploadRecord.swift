public import SharingModel

/// An upload as the store keeps it: one row of `upload`. How many bytes are in, its file says.
public struct UploadRecord: Sendable, Hashable {
    /// The name in its URL; not to be guessed.
    public var id: String
    /// Who sends it.
    public var agency: AgencyID
    /// Whose certificate made it.
    public var holder: HolderID
    /// What it is of.
    public var dataset: DatasetID
    /// Which period it speaks about.
    public var period: Period
    /// The file's length in bytes.
    public var length: Int
    /// When it was made.
    public var createdAt: Instant
    /// When it is discarded.
    public var expiresAt: Instant
    /// The schema version declared.
    public var schemaVersion: SemanticVersion?
    /// The power declared.
    public var power: Power?
    /// The form declared.
    public var form: DisclosureForm?
    /// The agreement named.
    public var agreement: AgreementID?
    /// The request answered, or the sender's own reference.
    public var reference: String?
    /// The name that the file has with the sender.
    public var filename: String?
    /// The SHA-256 that the sender declared.
    public var declaredDigest: SHA256Digest?
    /// The sender's key; unique per agency among uploads under way.
    public var idempotencyKey: String?
    /// How far it is.
    public var state: UploadState
    /// The submission it became; set with the state `complete`.
    public var submission: SubmissionID?

    /// An upload; the optional members come last.
    public init(
        id: String, agency: AgencyID, holder: HolderID, dataset: DatasetID, period: Period,
        length: Int, createdAt: Instant, expiresAt: Instant,
        schemaVersion: SemanticVersion? = nil, power: Power? = nil, form: DisclosureForm? = nil,
        agreement: AgreementID? = nil, reference: String? = nil, filename: String? = nil,
        declaredDigest: SHA256Digest? = nil, idempotencyKey: String? = nil,
        state: UploadState = .receiving, submission: SubmissionID? = nil
    ) {
        self.id = id
        self.agency = agency
        self.holder = holder
        self.dataset = dataset
        self.period = period
        self.length = length
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.schemaVersion = schemaVersion
        self.power = power
        self.form = form
        self.agreement = agreement
        self.reference = reference
        self.filename = filename
        self.declaredDigest = declaredDigest
        self.idempotencyKey = idempotencyKey
        self.state = state
        self.submission = submission
    }
}
