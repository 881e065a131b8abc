import GatewayClient
import RecordValidation
import SharingModel
import Testing

@Suite("A file parted in two loses nothing, and the good part is good")
struct RowSplitTests {
    private static func schema() throws -> DatasetSchema {
        let document = """
            {"$schema":"https://json-schema.org/draft/2020-12/schema",
            "$id":"https://schemas.svd.example/parts/1.0.0","title":"T","description":"T",
            "type":"object","additionalProperties":false,"required":["ref"],
            "properties":{
            "ref":{"type":"string","maxLength":20,"x-svd-class":"none"},
            "sex":{"type":"string","enum":["f","m"],"x-svd-class":"none"},
            "note":{"type":"string","x-svd-class":"none"}},
            "x-svd":{"dataset":"parts","version":"1.0.0",
            "rules":[{"id":"once","kind":"unique","fields":["ref"]}],
            "disclosure":{"forms":["anonymised-rows"],"powers":["CDA-115"]}}}
            """
        return try DatasetSchema(
            document: Array(document.utf8),
            sha256: SHA256Digest(hex: String(repeating: "0", count: 64)) ?? { throw Missing() }())
    }

    private struct Missing: Error {}

    private static func split(
        _ text: String, format: FileFormat = .csv, keyBytesMax: Int = Limits.uniqueKeyBytesMax
    ) async throws -> (good: String, bad: String, split: RowSplit) {
        let file = try withTemporaryFolder { folder in
            let path = Path.join(folder, "file")
            try LocalFile.write(Array(text.utf8), to: path)
            return try LocalFile(reading: path)
        }
        let split = try await RowSplit.run(
            file, schema: schema(), options: ValidationOptions(keyBytesMax: keyBytesMax),
            format: format)
        var (good, bad): ([UInt8], [UInt8]) = ([], [])
        try split.copy(file, stands: true) { good += $0 }
        try split.copy(file, stands: false) { bad += $0 }
        return (String(decoding: good, as: UTF8.self), String(decoding: bad, as: UTF8.self), split)
    }

    @Test func `rows keep their bytes, quotes and line ends`() async throws {
        let parts = try await Self.split(
            "\u{FEFF}ref,sex,note\r\na,f,one\r\nb,x,two\r\nc,m,\"three\r\nlines, \"\"said\"\"\"\r\n"
                + "d,m\r\na,f,again\r\ne,f,last")
        #expect(
            parts.good
                == "\u{FEFF}ref,sex,note\r\na,f,one\r\n"
                + "c,m,\"three\r\nlines, \"\"said\"\"\"\r\ne,f,last")
        #expect(parts.bad == "\u{FEFF}ref,sex,note\r\nb,x,two\r\nd,m\r\na,f,again\r\n")
        #expect(parts.split.standingRows == 3)
        #expect(parts.split.report.rows.received == 6)
        let again = try await Self.split(parts.good)
        #expect(again.split.report.verdict == .accepted)
    }

    @Test func `lines of JSON are parted too`() async throws {
        let parts = try await Self.split(
            #"{"ref":"a","sex":"f"}"# + "\n" + #"{"ref":"b","sex":"x"}"# + "\n"
                + #"{"ref":"c"}"#, format: .ndjson)
        #expect(parts.good == #"{"ref":"a","sex":"f"}"# + "\n" + #"{"ref":"c"}"#)
        #expect(parts.bad == #"{"ref":"b","sex":"x"}"# + "\n")
    }

    @Test func `a repeat that only the end of the file shows is on the right side`() async throws {
        var text = "ref,sex,note\n"
        for number in 0..<2_000 { text += "r\(number),f,x\n" }
        let parts = try await Self.split(text + "r7,f,again\nz,f,x\n", keyBytesMax: 1024)
        #expect(parts.good == text + "z,f,x\n")
        #expect(parts.bad == "ref,sex,note\nr7,f,again\n")
    }

    @Test func `what comes after a fault that ends the reading is among the bad`() async throws {
        let parts = try await Self.split("ref,sex,note\na,f,x\nb,\"f,x\nc,f,x\n")
        #expect(parts.good == "ref,sex,note\na,f,x\n")
        #expect(parts.bad == "ref,sex,note\nb,\"f,x\nc,f,x\n")
    }

    @Test func `without a good header there is nothing to part`() async throws {
        let parts = try await Self.split("ref,note\na,x\n")
        #expect(parts.split.rowsStart == nil)
        #expect(parts.split.standing.isEmpty)
    }
}
