import GatewayServer
import HTTPTypes
import SharingModel
import Testing

@Suite("Headers and queries are read as their standards say")
struct RequestReadingTests {
    @Test func metadata() throws {
        let read = try UploadMetadata.decode("dataset ZWQtYXNzYXVsdA==,nothing,filename YS5jc3Y=")
        #expect(read == ["dataset": "ed-assault", "nothing": "", "filename": "a.csv"])
        #expect(throws: Refusal.self) { try UploadMetadata.decode("a YQ==,a YQ==") }
        #expect(throws: Refusal.self) { try UploadMetadata.decode("a YQ") }
        #expect(throws: Refusal.self) { try UploadMetadata.decode("a /w==") }
    }

    @Test func query() throws {
        let query = try QueryParameters("a=1&b.gte=2026-01-01&c=%C3%A9+%2B&d&e=x=y")
        #expect(query.all.map(\.name) == ["a", "b.gte", "c", "d", "e"])
        #expect(query.all.map(\.value) == ["1", "2026-01-01", "é +", "", "x=y"])
        for bad in ["a=%", "a=%4", "a=%GG", "a=%FF", "%80=1"] {
            #expect(throws: Refusal.self, "\(bad)") { try QueryParameters(bad) }
        }
    }

    @Test(
        arguments: [
            (nil, "json"), ("*/*", "json"), ("text/csv", "csv"), ("text/*;q=0.5, a/b", "csv"),
            ("application/json;q=0.1, text/csv;q=0.2", "csv"), ("text/csv, */*;q=0.1", "csv"),
            ("text/csv;q=0, */*", "json"), ("image/png", nil), ("application/json;q=0", nil),
        ] as [(String?, String?)])
    func accept(_ header: String?, _ expected: String?) {
        let offers = [("application/json", "json"), ("text/csv", "csv")]
        #expect((try? AcceptHeader(header).choose(offers)) == expected)
    }

    @Test func date() throws {
        let moment = try #require(Instant("1994-11-06T08:49:37Z"))
        #expect(HTTPDate.text(of: moment) == "Sun, 06 Nov 1994 08:49:37 GMT")
    }

    @Test func everyRefusalHasAStatusOfFailure() {
        for code in RefusalCode.allCases {
            #expect((400..<600).contains(RefusalStatus.status(of: code).code), "\(code)")
        }
        #expect(RefusalStatus.status(of: .uploadChecksumMismatch).code == 460)
    }
}
