import GatewayStore
import RecordValidation
import SQLDatabase
import SharingModel
import Synchronization
import Testing

@Suite("A query shows what came under every version")
struct OlderVersionTests {
    private static let day = #""day": {"type":"string","format":"date","x-svd-class":"none""#
    private static let seen = #""seen": {"type":"string","format":"date","x-svd-class":"none""#
    private static let old =
        #""ref": {"type":"string","x-svd-class":"none"},"#
        + day + #","x-svd-core":"occurred_at"},"#
        + seen + #"},"gone": {"type":"integer","x-svd-class":"none"}"#
    private static let new =
        #""ref": {"type":"string","x-svd-class":"none"},"#
        + day + "}," + seen + #","x-svd-core":"occurred_at"}"#

    private func refs(_ name: String, _ value: String) async throws -> [RecordValue?] {
        let store = try AnalysisStore.openInMemory()
        let old = try AnalysisKit.schema("1.0.0", columns: Self.old)
        let new = try AnalysisKit.schema("2.0.0", columns: Self.new)
        let files = [
            (old, "ref,day,seen,gone\r\na,2026-09-01,2026-10-05,7\r\nb,2026-09-30,,\r\n"),
            (new, "ref,day,seen\r\nc,2026-09-02,2026-10-06\r\nd,,2026-10-31\r\n"),
        ]
        for (index, (schema, file)) in files.enumerated() {
            _ = try await store.apply(
                AnalysisKit.submission(index + 1), schema: schema,
                feed: AnalysisKit.feed(file, schema))
        }
        let found = Mutex<[RecordValue?]>([])
        _ = try await store.query(
            AnalysisKit.query([try RecordFilter.parse(name: name, value: value)]), schema: new,
            older: [old]
        ) { row in
            let names = row.columns.map(\.name)
            #expect(
                names.suffix(7).filter { !$0.hasSuffix("_original") }
                    == ["ref", "day", "seen", "gone"])
            let ref = names.firstIndex(of: "ref").map { row.value($0) }
            found.withLock { $0.append(ref) }
        }
        return found.withLock { $0 }
    }

    @Test("columns that the newest version has no more, and each version's own time column")
    func older() async throws {
        #expect(try await refs("gone", "7") == [.text("a")])
        #expect(try await refs("seen.gte", "2026-10-01") == [.text("a"), .text("c"), .text("d")])
        #expect(try await refs("day.lte", "2026-09-10") == [.text("a"), .text("c")])
        #expect(try await refs("day", "2026-09") == [.text("a"), .text("b"), .text("c")])
        #expect(try await refs("seen", "2026-10-06") == [.text("c")])
        #expect(try await refs("day.gte", "2026-11-01") == [])
    }

    @Test("the view of all datasets takes time and place from each record's own version")
    func view() async throws {
        let folder = try TemporaryFolder()
        let store = try AnalysisStore.open(path: folder.file("analysis.sqlite"))
        let place = #","site": {"type":"string","x-svd-class":"none","x-svd-core":"place"}"#
        let other = #","spot": {"type":"string","x-svd-class":"none","x-svd-core":"place"}"#
        let plain = #","site": {"type":"string","x-svd-class":"none"}"#
        let versions = try [
            ("1.0.0", Self.old + place), ("2.0.0", Self.new + place),
            ("3.0.0", Self.new + plain + other),
        ].map { try AnalysisKit.schema($0, columns: $1) }
        let files = [
            "ref,day,seen,gone,site\r\na,2026-09-01,2026-10-05,7,A\r\nb,,2026-09-30,,\r\n",
            "ref,day,seen,site\r\nc,2026-09-02,2026-10-06,C\r\n",
            "ref,day,seen,site,spot\r\nd,2026-09-03,2026-10-07,D,E\r\n",
        ]
        // A version that only moves the meaning adds no column; the first comes again at the end.
        for (number, index) in [1, 0, 2, 0].enumerated() {
            _ = try await store.apply(
                AnalysisKit.submission(number + 1), schema: versions[index],
                feed: AnalysisKit.feed(files[index], versions[index]))
        }
        _ = try await store.apply(
            AnalysisKit.submission(9), schema: AnalysisKit.schema(dataset: "other"),
            feed: AnalysisKit.feed(
                AnalysisKit.header + "f,2026-10-01T12:00,,Q,,,\r\n",
                AnalysisKit.schema(dataset: "other")))
        try store.close()
        let database = try SQLDatabase.open(
            path: folder.file("analysis.sqlite"),
            migrations: ["2026-11-first-light", "2026-11-versions"].map { SQLMigration($0, "") })
        let seen = try await database.read {
            try $0.query(
                """
                SELECT dataset || ' ' || coalesce(date(occurred_at / 1000, 'unixepoch'), '-')
                    || ' ' || coalesce(place, '-')
                FROM record ORDER BY dataset, record_id
                """
            ) { $0.text(0) }
        }
        let old = ["ed-test 2026-09-01 A", "ed-test - -"]
        #expect(
            seen == ["ed-test 2026-10-06 C"] + old + ["ed-test 2026-10-07 E"] + old
                + ["other 2026-10-01 Q"])
        try database.close()
    }
}
