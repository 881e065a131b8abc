import GatewayClient
import Testing
import svd

@Suite("Pages of records are counted and joined without losing a line")
struct RecordPageTests {
    private func page(_ text: String, _ format: RecordFormat, count: Int) throws -> RecordPage {
        try RecordPage(Array(text.utf8), format: format, count: count, next: nil)
    }

    @Test("A page that holds as many records as announced is taken")
    func whole() throws {
        _ = try page("a,b\r\n1,\"x\r\n\"\"y\"\"\"\r\n2,\r\n", .csv, count: 2)
        _ = try page("", .csv, count: 0)
        _ = try page("{}\n{}\n", .ndjson, count: 2)
        _ = try page("", .ndjson, count: 0)
    }

    @Test(
        "A page that holds fewer or more is refused",
        arguments: [
            ("1,x\r\n2,y\r\n", RecordFormat.csv, 2), ("a,b\r\n1,x\r\n", .csv, 2), ("", .csv, 1),
            ("{}\n", .ndjson, 2), ("{}\n{}", .ndjson, 2), ("{}\n{}\n", .ndjson, 1),
        ])
    func other(text: String, format: RecordFormat, count: Int) {
        #expect(throws: ProtocolFault.self) { try page(text, format, count: count) }
    }

    @Test("The header stands once, and every record of every page")
    func joined() throws {
        var pages = CSVPages()
        var table: [UInt8] = []
        for text in ["a,b\r\n1,x\r\n", "a,b\r\n2,y\r\n3,z\r\n", "", "a,b\r\n4,\r\n"] {
            table += try pages.continuation(Array(text.utf8))
        }
        #expect(String(decoding: table, as: UTF8.self) == "a,b\r\n1,x\r\n2,y\r\n3,z\r\n4,\r\n")
    }

    @Test("A later page without the header, or with another, loses nothing unseen: it is a fault")
    func otherHeader() throws {
        for later in ["2,y\r\n", "a,b,c\r\n2,y,\r\n", "a,b"] {
            var pages = CSVPages()
            _ = try pages.continuation(Array("a,b\r\n1,x\r\n".utf8))
            #expect(throws: ProtocolFault.self) { try pages.continuation(Array(later.utf8)) }
        }
    }
}
