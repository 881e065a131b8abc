import GatewayStore
import RecordValidation
import SharingLedger
import SharingModel
import StrictJSON

/// A submission that is decided and not yet recorded.
struct SubmissionDraft: Sendable {
    /// The file of a share.
    struct File: Sendable {
        let bytes: Int
        let digest: SHA256Digest
        /// 32 random bytes that keep the ledger's commitment from being guessed.
        let salt: [UInt8]
    }

    let id: SubmissionID
    var kind: LedgerEntryKind
    var state: SubmissionState
    let holder: HolderID
    let agency: AgencyID
    let agreement: Agreement
    let dataset: DatasetID
    let period: Period
    let power: Power
    let form: DisclosureForm
    let due: CalendarDate?
    let time: Instant
    var codes: [String: Int]
    var schemaVersion: SemanticVersion?
    var schemaDigest: SHA256Digest?
    var reference: String?
    var filename: String?
    var idempotencyKey: String?
    var file: File?
    var rows: RowCounts?
    var report: [UInt8]?
    var reason: ReasonCode?
    var ground: String?
    var decidedBy: String?
    var reviewOn: CalendarDate?
    /// Whether its rows were compared with those of earlier submissions: a file sent again is then
    /// full of repeats, and is the first one all the same.
    var looksBack = false
    /// The keys to keep of its rows.
    var keys: KeyCollector?
    /// The earlier submission in whose place it stands.
    var replaces: SubmissionID?

    /// A draft from an upload's declaration.
    init(
        id: SubmissionID, kind: LedgerEntryKind, state: SubmissionState, caller: Caller,
        declaration: UploadDeclaration, due: CalendarDate?, time: Instant, codes: [String: Int]
    ) {
        self.init(
            id: id, kind: kind, state: state, caller: caller, agency: declaration.agency.id,
            agreement: declaration.agreement, period: declaration.period, due: due, time: time)
        self.codes = codes
        schemaVersion = declaration.schema.version
        schemaDigest = declaration.schema.sha256
        reference = declaration.reference
        filename = declaration.filename
        idempotencyKey = declaration.storedKey
        replaces = declaration.replaces
    }

    /// A draft without a file.
    init(
        id: SubmissionID, kind: LedgerEntryKind, state: SubmissionState, caller: Caller,
        agency: AgencyID, agreement: Agreement, period: Period, due: CalendarDate?, time: Instant
    ) {
        self.id = id
        self.kind = kind
        self.state = state
        holder = caller.holder.id
        self.agency = agency
        self.agreement = agreement
        dataset = agreement.dataset
        self.period = period
        power = agreement.power
        form = agreement.form
        self.due = due
        self.time = time
        codes = [:]
    }

    /// Whether it meets what the agreement expects.
    var isShare: Bool { [.accepted, .acceptedInPart, .nilReturn].contains(state) }

    /// Whether the record under its key is of the same thing.
    func isSame(as record: SubmissionRecord) -> Bool {
        dataset == record.dataset && period == record.period && agreement.id == record.agreement
            && file?.digest == record.fileDigest
    }

    /// Whether its rows go to the force's analysis store. What was supplied under s.17 never does.
    /// Source: PCSC Act 2022 s.17(7).
    var isForwardable: Bool {
        (state == .accepted || state == .acceptedInPart) && power != .pcsc17
    }

    /// On time until the end of the due day in London.
    func timeliness(at instant: Instant) -> Timeliness {
        guard let due else { return .notExpected }
        return LondonTime.date(at: instant) <= due ? .onTime : .late
    }

    /// The entry that tells of it.
    var entry: LedgerEntry {
        var entry = LedgerEntry(
            kind: kind, time: time, agency: agency, controllers: agreement.recipients,
            dataset: dataset, period: period, schemaVersion: schemaVersion,
            schemaDigest: schemaDigest, submission: id, agreement: agreement.id, rows: rows,
            power: power, form: form, due: due, reason: reason, codes: codes)
        entry.fileCommitment = file.map {
            Receipt.fileCommitment(salt: $0.salt, digest: $0.digest)
        }
        if let reviewOn {
            entry.detail = ["reviewOn": .string(reviewOn.description)]
        }
        if let replaces { entry.detail = ["replaces": .string(replaces.text)] }
        return entry
    }

    /// The entry that says that it came after its due day.
    var lateEntry: LedgerEntry {
        LedgerEntry(
            kind: .late, time: time, agency: agency, controllers: agreement.recipients,
            dataset: dataset, period: period, submission: id, agreement: agreement.id, due: due,
            reason: .late)
    }

    /// The row that the store keeps of it.
    /// - Throws: refusal `ledger-inconsistent` where the leaf hash is no hash.
    func record(ledger: LedgerRecord) throws(Refusal) -> SubmissionRecord {
        guard let leafHash = SHA256Digest(bytes: ledger.leafHash) else {
            throw Refusal(
                .ledgerInconsistent, "The leaf hash has not 32 bytes.", help: "Run ledger fsck.")
        }
        return SubmissionRecord(
            id: id, agency: agency, holder: holder, dataset: dataset, period: period, power: power,
            form: form, agreement: agreement.id, state: state, receivedAt: ledger.entry.time,
            timeliness: timeliness(at: ledger.entry.time), ledgerSequence: ledger.sequence,
            leafHash: leafHash, schemaVersion: schemaVersion,
            schemaDigest: schemaDigest, reference: reference, fileBytes: file?.bytes,
            fileDigest: file?.digest, salt: file?.salt, filename: filename,
            idempotencyKey: idempotencyKey, rows: rows, reason: reason, ground: ground,
            decidedBy: decidedBy, reviewOn: reviewOn, codes: codes, due: due, report: report,
            replaces: replaces)
    }
}
