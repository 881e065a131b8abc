import GatewayStore
import RecordValidation
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
}
