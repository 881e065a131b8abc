public import StrictJSON

/// What a ledger entry records.
public enum LedgerEntryKind: String, Sendable, Hashable, CaseIterable {
    case shareAccepted = "share-accepted"
    case shareAcceptedInPart = "share-accepted-in-part"
    case shareRefused = "share-refused"
    case nilReturn = "nil-return"
    case nonShareDeclared = "non-share-declared"
    case nonShareSilent = "non-share-silent"
    case late
    case requestIssued = "request-issued"
    case requestAnswered = "request-answered"
    case requestDeclined = "request-declined"
    case requestLapsed = "request-lapsed"
    case forwarded
    case quarantined
    case disposed
    case registryChanged = "registry-changed"
    case agreementChanged = "agreement-changed"
    case schemaPublished = "schema-published"
    case keyChanged = "key-changed"
    case statementMade = "statement-made"
    case backupRestored = "backup-restored"
}

/// One entry of the sharing ledger; never personal data.
///
/// Written as RFC 8785 canonical JSON, at most 65,535 bytes; members that are nil or empty are left
/// out. `sequence` counts from 1 and equals the leaf index plus 1.
public struct LedgerEntry: Sendable, Hashable {
    /// The format that this code writes and the only one that it reads.
    public static let format = "svd-ledger/1"

    /// What happened.
    public var kind: LedgerEntryKind
    /// Set by the ledger when the entry is appended.
    public var sequence: Int
    /// When, by the gateway's clock; never before the entry in front of it.
    public var time: Instant
    /// Whose share or non-share it is.
    public var agency: AgencyID?
    /// For whom; empty where nobody in particular.
    public var controllers: [ControllerID]
    /// Of what.
    public var dataset: DatasetID?
    /// About which months.
    public var period: Period?
    /// The schema against which the file was judged.
    public var schemaVersion: SemanticVersion?
    /// SHA-256 of that schema's document.
    public var schemaDigest: SHA256Digest?
    /// The submission's name.
    public var submission: SubmissionID?
    /// The agreement that was relied on.
    public var agreement: AgreementID?
    /// What became of the rows.
    public var rows: RowCounts?
    /// The legal power relied on.
    public var power: Power?
    /// The form in which the data came.
    public var form: DisclosureForm?
    /// The day by which the share was due.
    public var due: CalendarDate?
    /// Why there was no share, or only a part.
    public var reason: ReasonCode?
    /// Violation or refusal codes with their counts, for a refusal.
    public var codes: [String: Int]
    /// SHA-256 of salt and file digest; the salt stands in the receipt.
    public var fileCommitment: SHA256Digest?
    /// Whatever the kind needs beside (an agreement's terms, a key's name).
    public var detail: JSONValue?

    /// An entry; what is not said is left out.
    public init(
        kind: LedgerEntryKind, sequence: Int = 0, time: Instant, agency: AgencyID? = nil,
        controllers: [ControllerID] = [], dataset: DatasetID? = nil, period: Period? = nil,
        schemaVersion: SemanticVersion? = nil, schemaDigest: SHA256Digest? = nil,
        submission: SubmissionID? = nil, agreement: AgreementID? = nil, rows: RowCounts? = nil,
        power: Power? = nil, form: DisclosureForm? = nil, due: CalendarDate? = nil,
        reason: ReasonCode? = nil, codes: [String: Int] = [:],
        fileCommitment: SHA256Digest? = nil, detail: JSONValue? = nil
    ) {
        self.kind = kind
        self.sequence = sequence
        self.time = time
        self.agency = agency
        self.controllers = controllers
        self.dataset = dataset
        self.period = period
        self.schemaVersion = schemaVersion
        self.schemaDigest = schemaDigest
        self.submission = submission
        self.agreement = agreement
        self.rows = rows
        self.power = power
        self.form = form
        self.due = due
        self.reason = reason
        self.codes = codes
        self.fileCommitment = fileCommitment
        self.detail = detail
    }
}
