import GatewayStore
import RecordValidation
import SharingModel
import Testing

@Suite("What was accepted stands in the analysis store once, typed, beside what the file said")
struct AnalysisStoreTests {
    static let file =
        AnalysisKit.header
        + "a,31/10/2026 22:15,2026-10-31,Norwich,21,1.5,Y\r\n"
        + "b,2026-07-01T12:00Z,2026-07-01,Thetford,7,1.50,true\r\n"
        + "c,,,,,,\r\n"

    private func apply(
        _ store: AnalysisStore, _ number: Int = 1, file: String = file, rowsExpected: Int? = nil
    ) async throws -> ApplyOutcome {
        let schema = try AnalysisKit.schema()
        return try await store.apply(
            AnalysisKit.submission(number, rowsExpected: rowsExpected), schema: schema,
            feed: AnalysisKit.feed(file, schema))
    }

    @Test func `values are typed and what normalising changed is kept`() async throws {
        let store = try AnalysisStore.openInMemory()
        #expect(try await apply(store) == .applied(rows: 3))
        let rows = try await AnalysisKit.rows(
            store, AnalysisKit.query(), AnalysisKit.schema())
        try #require(rows.count == 3)
        let evening = try #require(Instant("2026-10-31T22:15:00Z"))
        #expect(rows[0]["at"] == .instant(evening))
        #expect(rows[0]["at_original"] == .text("31/10/2026 22:15"))
        #expect(rows[0]["day"] == .date(try #require(CalendarDate("2026-10-31"))))
        #expect(rows[0]["day_original"] == .missing)
        #expect(rows[0]["where_at"] == .text("Norwich"))
        #expect(rows[0]["age"] == .integer(21))
        #expect(rows[0]["age_original"] == .missing)
        #expect(rows[0]["score"] == .real(1.5))
        #expect(rows[0]["score_original"] == .missing)
        #expect(rows[0]["alcohol"] == .boolean(true))
        #expect(rows[0]["alcohol_original"] == .text("Y"))
        #expect(rows[1]["score_original"] == .text("1.50"))
        #expect(rows[1]["alcohol_original"] == .missing)
        #expect(rows[2]["ref"] == .text("c"))
        for name in ["at", "at_original", "day", "where_at", "age", "score", "alcohol"] {
            #expect(rows[2][name] == .missing)
        }
    }

    @Test func `every record leads back to its row, submission and ledger entry`() async throws {
        let store = try AnalysisStore.openInMemory()
        _ = try await apply(store, 4)
        _ = try await apply(store, 9)
        let rows = try await AnalysisKit.rows(
            store, AnalysisKit.query(), AnalysisKit.schema())
        try #require(rows.count == 6)
        #expect(rows.map { $0["record_id"] } == (1...6).map { .integer($0) })
        #expect(rows[4]["row_number"] == .integer(2))
        #expect(rows[4]["submission_id"] == .text(Workshop.id(9).text))
        #expect(rows[4]["ledger_sequence"] == .integer(9))
        #expect(rows[4]["agency"] == .text(Workshop.agency.text))
        #expect(rows[4]["power"] == .text("CDA-115"))
        #expect(try await store.recordID(submission: Workshop.id(9), rowNumber: 2) == 5)
        #expect(try await store.recordID(submission: Workshop.id(9), rowNumber: 4) == nil)
        #expect(try await store.recordID(submission: Workshop.id(5), rowNumber: 1) == nil)
    }

    @Test func `rejected rows leave gaps in row numbers and none in records`() async throws {
        let store = try AnalysisStore.openInMemory()
        let file = AnalysisKit.header + "a,,,,x,,\r\nb,,,,5,,\r\nc,,,,y,,\r\nd,,,,6,,\r\n"
        #expect(try await apply(store, file: file, rowsExpected: 2) == .applied(rows: 2))
        #expect(try await store.recordID(submission: Workshop.id(1), rowNumber: 4) == 2)
        #expect(try await store.recordID(submission: Workshop.id(1), rowNumber: 2) == 1)
        #expect(try await store.recordID(submission: Workshop.id(1), rowNumber: 3) == nil)
    }

    @Test func `applied twice stands there once`() async throws {
        let store = try AnalysisStore.openInMemory()
        #expect(try await apply(store) == .applied(rows: 3))
        #expect(try await apply(store) == .alreadyApplied(rows: 3))
        let rows = try await AnalysisKit.rows(
            store, AnalysisKit.query(), AnalysisKit.schema())
        #expect(rows.count == 3)
    }

    @Test func `an apply that ends early leaves nothing and can be repeated`() async throws {
        let folder = try TemporaryFolder()
        let store = try AnalysisStore.open(path: folder.file("analysis.sqlite"))
        let schema = try AnalysisKit.schema()
        await #expect(throws: Workshop.Stop.self) {
            try await store.apply(AnalysisKit.submission(1), schema: schema) { sink in
                try AnalysisKit.feed(Self.file, schema)(sink)
                throw Workshop.Stop()
            }
        }
        #expect(try await store.applied(Workshop.id(1)) == nil)
        await #expect(throws: Refusal(.internalFault, "", help: "")) {
            try await apply(store, rowsExpected: 4)
        }
        #expect(try await apply(store, rowsExpected: 3) == .applied(rows: 3))
        let rows = try await AnalysisKit.rows(store, AnalysisKit.query(), schema)
        #expect(rows.map { $0["record_id"] } == (1...3).map { .integer($0) })
    }

    @Test func `a crash after an apply keeps it whole, and after makeDurable for good`()
        async throws
    {
        let folder = try TemporaryFolder()
        let store = try AnalysisStore.open(path: folder.file("analysis.sqlite"))
        _ = try await apply(store, 1)
        try await store.makeDurable()
        try folder.copy("analysis.sqlite", to: "kept.sqlite")
        try folder.copy("analysis.sqlite-wal", to: "kept.sqlite-wal")
        _ = try await apply(store, 2)
        let wal = try folder.read("analysis.sqlite-wal")
        try store.close()
        // Loss of power may take the end of the log, never half of a submission.
        let durable = try folder.read("kept.sqlite-wal").count
        for end in [durable, (durable + wal.count) / 2, wal.count - 1] {
            try folder.copy("kept.sqlite", to: "crash.sqlite")
            try folder.write(Array(wal.prefix(end)), "crash.sqlite-wal")
            try folder.remove("crash.sqlite-shm")
            let again = try AnalysisStore.open(path: folder.file("crash.sqlite"))
            #expect(try await again.applied(Workshop.id(1)) == 3)
            #expect(try await again.applied(Workshop.id(2)) == nil)
            #expect(try await apply(again, 2) == .applied(rows: 3))
            let rows = try await AnalysisKit.rows(
                again, AnalysisKit.query(), AnalysisKit.schema())
            #expect(rows.count == 6)
            try again.close()
        }
    }

    @Test func `of several at once the one that fails is undone alone`() async throws {
        let store = try AnalysisStore.openInMemory()
        let schema = try AnalysisKit.schema()
        let feed = AnalysisKit.feed(Self.file, schema)
        let outcomes = try await store.apply([
            ApplyJob(submission: AnalysisKit.submission(1), schema: schema, feed: feed),
            ApplyJob(submission: AnalysisKit.submission(2), schema: schema) { sink in
                try feed(sink)
                throw Workshop.Stop()
            },
            ApplyJob(
                submission: AnalysisKit.submission(3, power: .pcsc17), schema: schema, feed: feed),
            ApplyJob(submission: AnalysisKit.submission(4), schema: schema, feed: feed),
            ApplyJob(submission: AnalysisKit.submission(1), schema: schema, feed: feed),
        ])
        try #require(outcomes.count == 5)
        #expect(try outcomes[0].get() == .applied(rows: 3))
        #expect(throws: Workshop.Stop.self) { try outcomes[1].get() }
        #expect(throws: Refusal(.recipientNotPolicingBody, "", help: "")) { try outcomes[2].get() }
        #expect(try outcomes[3].get() == .applied(rows: 3))
        #expect(try outcomes[4].get() == .alreadyApplied(rows: 3))
        let rows = try await AnalysisKit.rows(store, AnalysisKit.query(), schema)
        #expect(rows.map { $0["ledger_sequence"] } == [1, 1, 1, 4, 4, 4].map { .integer($0) })
        #expect(rows.map { $0["record_id"] } == (1...6).map { .integer($0) })
    }

    @Test func `what came under s.17 is never written`() async throws {
        let store = try AnalysisStore.openInMemory()
        let schema = try AnalysisKit.schema()
        await #expect(throws: Refusal(.recipientNotPolicingBody, "", help: "")) {
            try await store.apply(
                AnalysisKit.submission(1, power: .pcsc17), schema: schema,
                feed: AnalysisKit.feed(Self.file, schema))
        }
        #expect(try await store.applied(Workshop.id(1)) == nil)
    }

    @Test func `a later version adds columns and keeps the rows`() async throws {
        let store = try AnalysisStore.openInMemory()
        _ = try await apply(store, 1)
        let wider = try AnalysisKit.schema(
            "1.1.0",
            columns: AnalysisKit.columns + #","note": {"type":"string","x-svd-class":"none"}"#)
        let before = try await AnalysisKit.rows(store, AnalysisKit.query(), wider)
        #expect(before.map { $0["note"] } == [.missing, .missing, .missing])
        let file = "ref,at,day,where_at,age,score,alcohol,note\r\nz,,,,,,,hello\r\n"
        _ = try await store.apply(
            AnalysisKit.submission(2), schema: wider, feed: AnalysisKit.feed(file, wider))
        let rows = try await AnalysisKit.rows(store, AnalysisKit.query(), wider)
        #expect(rows.map { $0["note"] } == [.missing, .missing, .missing, .text("hello")])
        let changed = try AnalysisKit.schema(
            "2.0.0", columns: #""ref": {"type":"integer","x-svd-class":"none"}"#)
        await #expect(throws: Refusal(.schemaInvalid, "", help: "")) {
            try await store.prepare(changed)
        }
    }

    @Test func `a submission without rows is applied all the same`() async throws {
        let store = try AnalysisStore.openInMemory()
        #expect(try await apply(store, 1, file: AnalysisKit.header) == .applied(rows: 0))
        #expect(try await apply(store, 1) == .alreadyApplied(rows: 0))
        #expect(try await apply(store, 2) == .applied(rows: 3))
    }
}
