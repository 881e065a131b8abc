import Cryptography
import GatewayStore
import SharingLedger
import SharingModel

/// What the tests of the ledger need: a key, a store, submissions.
struct Workshop: Sendable {
    static let origin = "gateway.test/log"
    let folder: TemporaryFolder
    let signer: NoteSigner

    init() throws {
        folder = try TemporaryFolder()
        signer = try NoteSigner(name: Self.origin, key: Ed25519PrivateKey())
    }

    var configuration: GatewayStoreConfiguration {
        GatewayStoreConfiguration(
            path: folder.file("gateway.sqlite"),
            lastCheckpointPath: folder.file("last-checkpoint"), origin: Self.origin)
    }

    func open(_ change: (inout GatewayStoreConfiguration) -> Void = { _ in }) throws -> GatewayStore
    {
        var configuration = configuration
        change(&configuration)
        return try GatewayStore.open(configuration, sign: sign)
    }

    func openInMemory() throws -> GatewayStore {
        try GatewayStore.openInMemory(origin: Self.origin, sign: sign)
    }

    var sign: @Sendable (Checkpoint) throws -> String {
        { [signer] in try $0.signed(by: signer).encoded }
    }

    static let agency = name("norfolk-county-council") { AgencyID($0) }
    static let dataset = name("ed-assault") { DatasetID($0) }
    static let agreement = name("ncc-ed") { AgreementID($0) }
    static let period = name("2026-10") { Period($0) }

    static func name<Value>(_ text: String, _ read: (String) -> Value?) -> Value {
        guard let value = read(text) else { preconditionFailure("a name of the tests") }
        return value
    }

    static func id(_ number: Int) -> SubmissionID {
        let digits = String(number)
        return name("s" + String(repeating: "0", count: 25 - digits.count) + digits) {
            SubmissionID($0)
        }
    }

    static func digest(_ number: Int) -> SHA256Digest {
        name(Hexadecimal.text(of: SHA256Hasher.hash(Array(String(number).utf8)))) {
            SHA256Digest(hex: $0)
        }
    }

    static func entry(_ number: Int, time: Int? = nil) -> LedgerEntry {
        LedgerEntry(
            kind: .shareAccepted, time: Instant(milliseconds: time ?? number * 1000),
            agency: agency, dataset: dataset, period: period, submission: id(number))
    }

    static func submission(_ number: Int, _ record: LedgerRecord) throws -> SubmissionRecord {
        guard let leafHash = SHA256Digest(bytes: record.leafHash) else { throw Stop() }
        return SubmissionRecord(
            id: id(number), agency: agency, holder: .agency(agency), dataset: dataset,
            period: period, power: .cda115, form: .anonymisedRows, agreement: agreement,
            state: .accepted, receivedAt: record.entry.time, timeliness: .onTime,
            ledgerSequence: record.sequence, leafHash: leafHash, fileBytes: number,
            fileDigest: digest(number), salt: Array(repeating: 7, count: 16),
            idempotencyKey: "key-\(number)",
            rows: RowCounts(received: 3, accepted: 2, rejected: 1), codes: ["enum": 1])
    }

    struct Stop: Error {}

    /// Records one accepted submission with its promise to forward it.
    @discardableResult
    static func submit(_ number: Int, to store: GatewayStore) async throws -> Committed<Int> {
        try await store.commits.submit { transaction in
            let record = try transaction.append(entry(number))
            try transaction.insert(submission(number, record))
            try transaction.enqueueForwarding(id(number), at: record.entry.time)
            return record.sequence
        }
    }

    /// Audits the published log.
    func audit(_ store: GatewayStore) throws -> AuditResult {
        try LedgerAudit.audit(store.tiles, log: signer.verifier)
    }
}
