import Cryptography
public import GatewayStore
import SharingLedger
public import SharingModel

/// Checks that everything acknowledged is still there: each recorded submission in the ledger with
/// its file's commitment, each accepted file in the object store under its digest, each forwarded
/// submission applied once with all its rows, as its sender's, for those to whom the ledger says it
/// was disclosed, and hidden where a correction stands in its place.
public struct StorageAudit: Sendable {
    /// What an audit found.
    public struct Finding: Sendable, CustomStringConvertible {
        /// The submission that it concerns.
        public let submission: SubmissionID
        /// What is wrong.
        public let problem: String

        /// The submission and what is wrong with it.
        public var description: String { "\(submission): \(problem)" }
    }

    /// The counts and findings of an audit.
    public struct Result: Sendable {
        /// How many submissions were looked at.
        public internal(set) var submissions = 0
        /// How many files were read and hashed.
        public internal(set) var files = 0
        /// Rows accepted in all submissions for the analysis store.
        public internal(set) var rowsAccepted = 0
        /// Rows that the analysis store has applied.
        public internal(set) var rowsForwarded = 0
        /// Rows that wait in the outbox.
        public internal(set) var rowsPending = 0
        /// Everything that is wrong.
        public internal(set) var findings: [Finding] = []
    }

    private let store: GatewayStore
    private let analysis: AnalysisStore
    private let objects: ObjectStore

    /// Audits the parts of a home.
    /// - Throws: `FileFault` where the object store cannot be opened.
    public init(store: GatewayStore, analysis: AnalysisStore, objectsDirectory: String) throws {
        self.store = store
        self.analysis = analysis
        objects = try ObjectStore(directory: objectsDirectory)
    }

    /// Reads every submission and every accepted file.
    /// - Throws: a fault of a store.
    public func run() async throws -> Result {
        var result = Result()
        var before: SubmissionID?
        while true {
            let records = try await store.submissions(SubmissionFilter(before: before, limit: 500))
            for record in records { try await check(record, &result) }
            guard records.count == 500, let last = records.last else { return result }
            before = last.id
        }
    }

    private func check(_ record: SubmissionRecord, _ result: inout Result) async throws {
        result.submissions += 1
        func add(_ problem: String) {
            result.findings.append(Finding(submission: record.id, problem: problem))
        }
        guard let ledger = try await store.ledgerRecord(sequence: record.ledgerSequence),
            ledger.entry.submission == record.id, ledger.leafHash == record.leafHash.bytes
        else {
            add("its ledger entry \(record.ledgerSequence) is missing or another's")
            return
        }
        guard let digest = record.fileDigest, let salt = record.salt else { return }
        if Receipt.fileCommitment(salt: salt, digest: digest) != ledger.entry.fileCommitment {
            add("its ledger entry commits to another file")
        }
        guard record.state != .refused else { return }
        result.files += 1
        do {
            let hasher = try SHA256Hasher()
            try unsafe objects.read(digest) { unsafe hasher.update($0) }
            if hasher.finalize() != digest.bytes { add("its stored file was altered") }
        } catch {
            add("its stored file cannot be read: \(error)")
        }
        guard record.power != .pcsc17, let rows = record.rows?.accepted else { return }
        result.rowsAccepted += rows
        guard record.state == .forwarded else {
            result.rowsPending += rows
            return
        }
        let note = try await analysis.note(of: record.id)
        result.rowsForwarded += note?.rowCount ?? 0
        if note?.rowCount != rows {
            add("\(rows) rows were accepted and \(note?.rowCount ?? 0) forwarded")
        }
        guard let note else { return }
        for problem in Self.problems(of: note, record, ledger) { add(problem) }
        if let problem = try await replacement(of: note, record) { add(problem) }
    }

    /// Where what the analysts' queries go by is not what the ledger says.
    private static func problems(
        of note: AppliedNote, _ record: SubmissionRecord, _ ledger: LedgerRecord
    ) -> [String] {
        var problems: [String] = []
        let disclosedTo = Set(ledger.entry.controllers)
        if Set(note.controllers) != disclosedTo {
            problems.append(
                "its rows are shown to \(names(note.controllers)), and were disclosed to "
                    + names(Array(disclosedTo)))
        }
        if note.agency != ledger.entry.agency || note.dataset != ledger.entry.dataset
            || note.power != ledger.entry.power || note.ledgerSequence != record.ledgerSequence
        {
            problems.append("its rows stand under another agency, dataset, power or ledger entry")
        }
        return problems
    }

    private static func names(_ controllers: [ControllerID]) -> String {
        controllers.isEmpty ? "nobody" : controllers.map(\.text).sorted().joined(separator: ", ")
    }

    /// Whether its rows are hidden though they stand, or shown though they were replaced. A gateway
    /// that serves meanwhile records a correction before it applies it.
    private func replacement(
        of note: AppliedNote, _ record: SubmissionRecord
    ) async throws -> String? {
        guard note.replacedBy != record.replacedBy else { return nil }
        let later = try await store.submission(record.id)?.replacedBy
        guard note.replacedBy != later else { return nil }
        if let hidden = note.replacedBy {
            return "its rows are hidden behind \(hidden), which did not replace it"
        }
        guard let later, try await analysis.applied(later) != nil,
            try await analysis.note(of: record.id)?.replacedBy != later
        else { return nil }
        return "its rows are shown beside those of \(later), which replaced it"
    }
}
