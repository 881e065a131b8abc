import GatewayStore
import RecordValidation
import SQLDatabase
import SharingModel
import Testing

@Suite("A correction's rows show in place of those that it replaces")
struct CorrectionTests {
    private func apply(_ number: Int, replaces: Int?, _ store: AnalysisStore) async throws {
        let schema = try AnalysisKit.schema()
        var submission = AnalysisKit.submission(number)
        submission.replaces = replaces.map(Workshop.id)
        _ = try await store.apply(
            submission, schema: schema,
            feed: AnalysisKit.feed(
                AnalysisKit.header + "r\(number)a,,,,,,\r\nr\(number)b,,,,,,\r\n", schema))
    }

    private func refs(_ store: AnalysisStore) async throws -> [RecordValue?] {
        try await AnalysisKit.rows(store, AnalysisKit.query(), AnalysisKit.schema())
            .map { $0["ref"] }
    }

    @Test(
        "whichever is applied first", arguments: [[1, 2, 3], [3, 2, 1], [2, 3, 1], [2, 1, 3]])
    func either(order: [Int]) async throws {
        let folder = try TemporaryFolder()
        let store = try AnalysisStore.open(path: folder.file("analysis.sqlite"))
        for number in order {
            try await apply(number, replaces: number == 1 ? nil : number - 1, store)
        }
        #expect(try await refs(store) == [.text("r3a"), .text("r3b")])
        try await apply(4, replaces: nil, store)
        #expect(try await refs(store).count == 4)
        #expect(try await store.recordID(submission: Workshop.id(1), rowNumber: 2) != nil)
        try store.close()
        let database = try SQLDatabase.open(
            path: folder.file("analysis.sqlite"), options: SQLOptions(),
            migrations: ["2026-11-first-light", "2026-11-versions"].map { SQLMigration($0, "") })
        let seen = try await database.read {
            try $0.query("SELECT DISTINCT ledger_sequence FROM record ORDER BY 1") {
                $0.integer(0)
            }
        }
        #expect(seen == [3, 4])
        try database.close()
    }
}
