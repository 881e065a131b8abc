import GatewayStore
import RecordValidation
import SQLDatabase
import SharingModel
import Testing

@Suite("A large submission, which two threads share, is loaded like a small one")
struct LargeLoadTests {
    private static let rows = 6_000

    private static func file() -> String {
        var text = AnalysisKit.header
        for number in 1...rows {
            let at = number.isMultiple(of: 3) ? "" : "31/10/2026 22:\(10 + number % 50)"
            text += "r\(number),\(at),2026-10-31,Norwich \(number),\(number % 90),1.50,Y\r\n"
        }
        return text
    }

    @Test func `the same rows stand in the table`() async throws {
        let schema = try AnalysisKit.schema()
        var tables: [[[String: RecordValue]]] = []
        for expected in [nil, Self.rows] {
            let store = try AnalysisStore.openInMemory()
            let outcome = try await store.apply(
                AnalysisKit.submission(1, rowsExpected: expected), schema: schema,
                feed: AnalysisKit.feed(Self.file(), schema))
            #expect(outcome == .applied(rows: Self.rows))
            tables.append(
                try await AnalysisKit.rows(store, AnalysisKit.query(limit: 1000), schema))
        }
        #expect(tables[0].count == Self.rows)
        #expect(tables[0] == tables[1])
    }

    @Test func `a reader that fails in the middle leaves nothing`() async throws {
        let schema = try AnalysisKit.schema()
        let store = try AnalysisStore.openInMemory()
        await #expect(throws: Workshop.Stop.self) {
            try await store.apply(
                AnalysisKit.submission(1, rowsExpected: Self.rows), schema: schema
            ) { sink in
                try AnalysisKit.feed(Self.file(), schema)(sink)
                throw Workshop.Stop()
            }
        }
        #expect(try await store.applied(Workshop.id(1)) == nil)
        #expect(try await AnalysisKit.rows(store, AnalysisKit.query(), schema).isEmpty)
    }

    @Test func `a disk that is full in the middle ends it, and it can be repeated`() async throws {
        let folder = try TemporaryFolder()
        let schema = try AnalysisKit.schema()
        let path = folder.file("analysis.sqlite")
        let submission = AnalysisKit.submission(1, rowsExpected: Self.rows)
        let small = try AnalysisStore.open(path: path, pagesMax: 24)
        let fault = await #expect(throws: SQLFault.self) {
            try await small.apply(
                submission, schema: schema, feed: AnalysisKit.feed(Self.file(), schema))
        }
        #expect(fault?.kind == .full)
        #expect(try await small.applied(Workshop.id(1)) == nil)
        try small.close()
        let store = try AnalysisStore.open(path: path)
        let outcome = try await store.apply(
            submission, schema: schema, feed: AnalysisKit.feed(Self.file(), schema))
        #expect(outcome == .applied(rows: Self.rows))
    }
}
