import GatewayStore
import SQLDatabase
import SharingLedger
import SharingModel
import Testing

@Suite("The gateway's tables keep what their constraints promise")
struct StoreTests {
    @Test func `a submission comes back as it went in`() async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        let sent = try await store.commits.submit { transaction -> SubmissionRecord in
            let record = try transaction.append(Workshop.entry(1))
            var submission = try Workshop.submission(1, record)
            submission.state = .withheld
            submission.schemaVersion = SemanticVersion("1.2.3")
            submission.schemaDigest = Workshop.digest(8)
            submission.reference = "REQ-1"
            submission.filename = "a b.csv"
            submission.reason = .patientInformation
            submission.ground = "ground"
            submission.decidedBy = "person"
            submission.reviewOn = CalendarDate("2027-01-31")
            submission.due = CalendarDate("2026-11-14")
            submission.report = [1, 2, 3]
            try transaction.insert(submission)
            return submission
        }
        #expect(try await store.submission(Workshop.id(1)) == sent.value)
    }

    @Test func `the outbox gives each submission until it is done, once`() async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        for number in 1...3 { try await Workshop.submit(number, to: store) }
        let now = Instant(milliseconds: 10_000)
        try await store.outboxFailed(
            Workshop.id(1), error: "io-error", nextAttemptAt: now.adding(seconds: 60))
        #expect(
            try await store.outboxNext(at: now, limit: 9).map(\.submission)
                == [Workshop.id(2), Workshop.id(3)])
        let later = try await store.outboxNext(at: now.adding(seconds: 60), limit: 9)
        #expect(later.last?.submission == Workshop.id(1))
        #expect(later.last?.attempts == 1)
        #expect(later.last?.lastError == "io-error")
        for expected in [true, false] {
            let done = try await store.commits.submit {
                try $0.completeForwarding(Workshop.id(2), rows: 2, at: now)
            }
            #expect(done.value == expected)
        }
        #expect(try await store.submission(Workshop.id(2))?.state == .forwarded)
        #expect(try await store.submission(Workshop.id(2))?.forwardedRows == 2)
        #expect(try await store.outboxPending() == 2)
    }

    @Test func `a schema version never changes`() async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        func publish(_ number: Int) async throws -> Bool {
            try await store.commits.submit {
                try $0.publish(
                    SchemaVersionRecord(
                        dataset: Workshop.dataset,
                        version: SemanticVersion(major: 1, minor: 0, patch: 0),
                        sha256: Workshop.digest(number), document: [UInt8(number)],
                        publishedAt: Instant(milliseconds: 1)))
            }.value
        }
        #expect(try await publish(1))
        #expect(try await !publish(1))
        await #expect(throws: Refusal(.schemaAltered, "", help: "")) { try await publish(2) }
        #expect(try await store.schemaVersions().map(\.document) == [[1]])
    }

    @Test func `registries are numbered and the newest is in force`() async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        #expect(try await store.registryCurrent() == nil)
        for number in 1...2 {
            let version = try await store.commits.submit {
                try $0.recordRegistry(
                    yaml: [UInt8(number)], sha256: Workshop.digest(number),
                    at: Instant(milliseconds: number))
            }
            #expect(version.value == number)
        }
        #expect(try await store.registryCurrent()?.yaml == [2])
    }

    @Test func `an obligation's entry is written once`() async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        for expected in [true, false] {
            let wrote = try await store.commits.submit { transaction -> Bool in
                let isThere = try transaction.hasObligation(
                    agreement: Workshop.agreement, period: Workshop.period, kind: .nonShareSilent)
                guard !isThere else { return false }
                let record = try transaction.append(Workshop.entry(1))
                return try transaction.recordObligation(
                    agreement: Workshop.agreement, period: Workshop.period, kind: .nonShareSilent,
                    sequence: record.sequence)
            }
            #expect(wrote.value == expected)
        }
        #expect(try await store.ledgerSize() == 1)
    }

    @Test(arguments: [
        "UPDATE ledgerEntry SET entry = x'0000'", "DELETE FROM ledgerEntry",
        "DELETE FROM submission",
        "INSERT INTO ledgerEntry (sequence, entry, leafHash) VALUES (9, x'7B7D', zeroblob(32))",
        "UPDATE submission SET rowsAccepted = 77",
        "UPDATE submission SET ledgerSequence = 99",
    ])
    func `the tables themselves refuse what must not be`(sql: String) async throws {
        let workshop = try Workshop()
        let store = try workshop.openInMemory()
        try await Workshop.submit(1, to: store)
        await #expect(throws: SQLFault.self) {
            _ = try await store.commits.submit { try $0.connection.run(sql) }
        }
        #expect(try await store.ledgerSize() == 1)
    }

    @Test func `an exported log is the published one, checkpoint and all`() async throws {
        let workshop = try Workshop()
        let store = try workshop.open()
        try await withThrowingTaskGroup { group in
            for number in 1...300 {
                group.addTask { _ = try await Workshop.submit(number, to: store) }
            }
            try await group.waitForAll()
        }
        let directory = workshop.folder.file("export")
        try await store.exportLog(to: directory)
        let reader = FolderReader(folder: workshop.folder, prefix: "export/")
        let result = try LedgerAudit.audit(reader, log: workshop.signer.verifier)
        #expect(result.isConsistent, "\(result.problems)")
        #expect(result.entries == 300)
        #expect(try await store.tileBytes(at: "tile/0/000")?.count == 8192)
        #expect(try await store.tileBytes(at: "tile/0/001.p/44")?.count == 44 * 32)
        #expect(try await store.tileBytes(at: "tile/0/001.p/45") == nil)
        #expect(try await store.tileBytes(at: "tile/0/001") == nil)
        #expect(try await store.tileBytes(at: "../etc/passwd") == nil)
    }

    struct FolderReader: TileReader {
        let folder: TemporaryFolder
        let prefix: String

        func bytes(at path: String) throws -> [UInt8]? {
            folder.exists(prefix + path) ? try folder.read(prefix + path) : nil
        }
    }
}
