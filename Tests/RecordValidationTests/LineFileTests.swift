import RecordValidation
import SharingModel
import Testing

@Suite("NDJSON is judged by the same schema as CSV")
struct LineFileTests {
    static let properties = """
        "ref":{"type":"string","maxLength":12,"x-svd-class":"none"},
        "sex":{"type":"string","enum":["male","female"],"x-svd-class":"none",
            "x-svd-column":{"header":"Sex of patient"}},
        "age":{"type":"integer","minimum":0,"maximum":120,"x-svd-class":"none"},
        "east":{"type":"number","x-svd-class":"none"},
        "seen":{"type":"boolean","x-svd-class":"none","x-svd-column":{"true":["Y"],"false":["N"]}},
        "day":{"type":"string","format":"date","x-svd-class":"none"}
        """

    static func schema(_ policy: String = "refuse-file") throws -> DatasetSchema {
        try ValidationKit.schema(
            properties: properties, required: #"["ref"]"#,
            rules: #"[{"id":"u","kind":"unique","fields":["ref"]}]"#,
            extra: #""acceptance":{"policy":"\#(policy)"},"#)
    }

    private static func sink(_ text: String) throws -> CollectingSink {
        let sink = CollectingSink()
        _ = try ValidationKit.report(
            Array(text.utf8), try schema("accept-rows"), format: .ndjson, sink: sink)
        return sink
    }

    @Test("values of every type, in any order of members, come out as from CSV")
    func values() throws {
        let sink = try Self.sink(
            """
            {"ref":"a","sex":"male","age":30,"east":-1.25,"seen":true,"day":"2026-01-02"}
              { "day" : "2026-01-03",\t"ref":"b" , "seen":false }\r
            {"ref":"c\\u00e9\\ud83d\\ude00\\n\\"","age":null,"sex":""}
            {"r\\u0065f":"d","east":12345.6789e-2,"age":1.2e2}
            {"ref":"e","east":1e-05,"age":-0}
            {"ref":"f","east":0.000,"age":7.00}
            {"ref":"g","east":100000000000000000.0e0}
            """)
        #expect(
            sink.rows == [
                ["a", "male", "i30", "r-1.25", "btrue", "d20455"],
                ["b", "-", "-", "-", "bfalse", "d20456"],
                ["cé😀\n\"", "-", "-", "-", "-", "-"],
                ["d", "-", "i120", "r123.456789", "-", "-"],
                ["e", "-", "i0", "r1e-05", "-", "-"],
                ["f", "-", "i7", "r0.0", "-", "-"],
                ["g", "-", "-", "r1e+17", "-", "-"],
            ])
        #expect(sink.originals[0] == ["a", "male", "30", "-1.25", "true", "2026-01-02"])
    }

    static let faults: [(line: String, code: ViolationCode?, offset: Int, header: String?)] = [
        (#"{"ref":"a"}"#, nil, 0, nil),
        (#"{}"#, .required, 0, "ref"),
        (#"{"ref":null}"#, .required, 7, "ref"),
        (#"{"ref":""}"#, .required, 7, "ref"),
        (#"{"sex":"male"}"#, .required, 0, "ref"),
        (#"{"ref":"a","sex":"Male"}"#, .allowed, 17, "sex"),
        (#"{"ref":5}"#, .type, 7, "ref"),
        (#"{"ref":["a"]}"#, .type, 7, "ref"),
        (#"{"ref":{"a":[1,true,{}]}}"#, .type, 7, "ref"),
        (#"{"ref":true}"#, .type, 7, "ref"),
        (#"{"ref":"a","age":"30"}"#, .type, 17, "age"),
        (#"{"ref":"a","age":30.5}"#, .type, 17, "age"),
        (#"{"ref":"a","age":1e30}"#, .type, 17, "age"),
        (#"{"ref":"a","age":121}"#, .maximum, 17, "age"),
        (#"{"ref":"a","age":-1}"#, .minimum, 17, "age"),
        (#"{"ref":"a","seen":"Y"}"#, .type, 18, "seen"),
        (#"{"ref":"a","seen":1}"#, .type, 18, "seen"),
        (#"{"ref":"a","day":20260101}"#, .type, 17, "day"),
        (#"{"ref":"a","day":"01/01/2026"}"#, .format, 17, "day"),
        (#"{"ref":"much too long a text"}"#, .maxLength, 7, "ref"),
        (#"{"ref":"a","Sex of patient":"male"}"#, .headerUnknown, 11, nil),
        (#"{"ref":"a","ref":"b"}"#, .headerDuplicate, 11, "ref"),
        ("", .blankRow, 0, nil),
        (" \t", .blankRow, 0, nil),
        (#"{"ref":"a\u0000"}"#, .nulByte, 9, nil),
        (#"[{"ref":"a"}]"#, .malformedJSON, 0, nil),
        (#"{"ref":"a"},"#, .malformedJSON, 11, nil),
        (#"{"ref":"a""#, .malformedJSON, 10, nil),
        (#"{"ref":"a"#, .malformedJSON, 9, nil),
        (#"{"ref":"a\"#, .malformedJSON, 9, nil),
        (#"{"ref":"a\x"}"#, .malformedJSON, 9, nil),
        (#"{"ref":"\ud800"}"#, .malformedJSON, 8, nil),
        (#"{"ref":"\ud800A"}"#, .malformedJSON, 8, nil),
        (#"{"ref":"\udc00"}"#, .malformedJSON, 8, nil),
        (#"{"ref":"\u12"}"#, .malformedJSON, 8, nil),
        ("{\"ref\":\"a\tb\"}", .malformedJSON, 9, nil),
        (#"{"ref":"a",}"#, .malformedJSON, 11, nil),
        (#"{"ref" "a"}"#, .malformedJSON, 7, nil),
        (#"{"ref":}"#, .malformedJSON, 7, nil),
        (#"{"ref":'a'}"#, .malformedJSON, 7, nil),
        (#"{ref:"a"}"#, .malformedJSON, 1, nil),
        (#"{"ref":"a","age":01}"#, .malformedJSON, 17, nil),
        (#"{"ref":"a","age":1.}"#, .malformedJSON, 17, nil),
        (#"{"ref":"a","age":.5}"#, .malformedJSON, 17, nil),
        (#"{"ref":"a","age":+5}"#, .malformedJSON, 17, nil),
        (#"{"ref":"a","age":1e}"#, .malformedJSON, 17, nil),
        (#"{"ref":"a","age":-}"#, .malformedJSON, 17, nil),
        (#"{"ref":"a","age":NaN}"#, .malformedJSON, 17, nil),
        (#"{"ref":"a","seen":tru}"#, .malformedJSON, 18, nil),
        (#"{"ref":[1,]}"#, .malformedJSON, 10, nil),
        (#"{"ref":{"a":"\q"}}"#, .malformedJSON, 13, nil),
        (#""ref""#, .malformedJSON, 0, nil),
        (#"null"#, .malformedJSON, 0, nil),
        (
            #"{"ref":"# + String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
                + "}", .malformedJSON, 39, nil
        ),
        (
            #"{"ref":""# + String(repeating: "x", count: 70_000) + #""}"#, .fieldTooLong, 7, "ref"
        ),
    ]

    @Test("one line, one finding, at its place", arguments: faults.indices)
    func faulty(_ index: Int) throws {
        let (line, code, offset, header) = Self.faults[index]
        let bytes = Array("{\"ref\":\"first\"}\n\(line)\n{\"ref\":\"last\"}\n".utf8)
        let report = try ValidationKit.report(bytes, try Self.schema(), format: .ndjson)
        #expect(report.violations.map(\.code) == (code.map { [$0] } ?? []))
        #expect(report.rows.received == 3)
        #expect(report.fileFormat == "ndjson")
        guard let violation = report.violations.first else { return }
        #expect(violation.record == 2)
        #expect(violation.line == 2)
        #expect(violation.byteOffset == 16 + offset)
        #expect(violation.header == header)
        #expect(violation.column == nil)
        for chunks in [[1], [7, 3], [64]] {
            let cut = try ValidationKit.report(
                bytes, try Self.schema(), chunks: chunks, format: .ndjson)
            #expect(cut == report)
        }
    }

    @Test("a last line need not end; a mark at the start is passed over")
    func ends() throws {
        let schema = try Self.schema()
        for text in ["{\"ref\":\"a\"}", "\u{FEFF}{\"ref\":\"a\"}\r\n"] {
            let report = try ValidationKit.report(text, schema, format: .ndjson)
            #expect(report.verdict == .accepted)
            #expect(report.rows.accepted == 1)
        }
    }

    @Test("what ends the checking: an empty file, another encoding, a NUL, an endless line")
    func stops() throws {
        let schema = try Self.schema()
        func code(_ bytes: [UInt8], chunks: [Int] = []) throws -> [ViolationCode] {
            try ValidationKit.report(bytes, schema, chunks: chunks, format: .ndjson)
                .violations.map(\.code)
        }
        #expect(try code([]) == [.emptyFile])
        #expect(try code([0xEF, 0xBB, 0xBF]) == [.emptyFile])
        #expect(try code(Array("{\"ref\":\"a\u{0}\"}\n{}\n".utf8)) == [.nulByte])
        #expect(
            try code(Array("{\"ref\":\"a\"}\n".utf16).flatMap { [UInt8($0), 0] }) == [.encoding])
        #expect(try code(Array("{\"ref\":\"".utf8) + [0xE9] + Array("\"}\n{}".utf8)) == [.encoding])
        let endless = Array("{\"ref\":\"a\"}\n{".utf8) + [UInt8](repeating: 0x20, count: 5 << 20)
        #expect(try code(endless) == [.fieldTooLong])
        #expect(try code(endless, chunks: [65_536]) == [.fieldTooLong])
        #expect(try code(endless + Array("}\n{}\n".utf8)) == [.fieldTooLong])
    }

    @Test("the format comes from media type or name, never from the content")
    func formats() {
        #expect(FileFormat(mediaType: "application/x-ndjson") == .ndjson)
        #expect(FileFormat(mediaType: "text/csv") == .csv)
        #expect(FileFormat(mediaType: "application/json") == nil)
        #expect(FileFormat(fileName: "October.NDJSON") == .ndjson)
        #expect(FileFormat(fileName: "a.jsonl") == .ndjson)
        #expect(FileFormat(fileName: "a.csv") == .csv)
    }

    @Test("an unknown member's name is masked unless the sender asks for it")
    func maskedNames() throws {
        let schema = try Self.schema()
        let text = "{\"ref\":\"a\",\"sexx\":\"male\"}\n{\"ref\":\"b\",\"John Smith\":1}\n"
        let report = try ValidationKit.report(text, schema, format: .ndjson)
        #expect(report.violations.map(\.code) == [.headerUnknown, .headerUnknown])
        #expect(
            report.violations.map(\.actual)
                == ["‹masked, 4 characters›", "‹masked, 10 characters›"])
        #expect(report.violations.map(\.byteOffset) == [11, 37])
        #expect(report.violations.first?.hint == "Did you mean 'sex'?")
        let shown = try ValidationKit.report(
            text, schema, options: ValidationOptions(showValues: true), format: .ndjson)
        #expect(shown.violations.map(\.actual) == ["sexx", "John Smith"])
    }
}
