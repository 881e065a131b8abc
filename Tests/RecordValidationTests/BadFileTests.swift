import RecordValidation
import SharingModel
import StrictJSON
import Testing

/// One bad file and the one finding that it must give.
struct BadFile: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let code: ViolationCode
    var record: Int?
    var line: Int?
    var column: Int?
    var hint: String

    var testDescription: String { name }

    static let header = "ref,sex,note"

    init(
        _ name: String, _ bytes: [UInt8], _ code: ViolationCode, record: Int? = nil,
        line: Int? = nil, column: Int? = nil, hint: String
    ) {
        self.name = name
        self.bytes = bytes
        self.code = code
        self.record = record
        self.line = line
        self.column = column
        self.hint = hint
    }

    init(
        _ name: String, _ text: String, _ code: ViolationCode, record: Int? = nil,
        line: Int? = nil, column: Int? = nil, hint: String
    ) {
        self.init(
            name, Array(text.utf8), code, record: record, line: line, column: column, hint: hint)
    }

    static func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for unit in ((mark ? "\u{FEFF}" : "") + text).utf16 {
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            bytes += bigEndian ? pair : pair.reversed()
        }
        return bytes
    }

    static let good = "ref,sex,note\r\nA1,male,ok\r\nA2,female,\r\n"

    static let all: [BadFile] = encodings + structures + headers

    static let encodings: [BadFile] = [
        BadFile(
            "UTF-16 LE with mark", utf16(good, bigEndian: false, mark: true), .encoding, line: 1,
            hint: "UTF-16 (little-endian)"),
        BadFile(
            "UTF-16 BE with mark", utf16(good, bigEndian: true, mark: true), .encoding, line: 1,
            hint: "UTF-16 (big-endian)"),
        BadFile(
            "UTF-16 LE without mark", utf16(good, bigEndian: false, mark: false), .encoding,
            line: 1, hint: "UTF-16 (little-endian)"),
        BadFile(
            "UTF-16 BE without mark", utf16(good, bigEndian: true, mark: false), .encoding,
            line: 1, hint: "UTF-16 (big-endian)"),
        BadFile(
            "Latin-1", Array("ref,sex,note\nA1,male,ok\nA2,female,caf".utf8) + [0xE9, 0x0A],
            .encoding, record: 2, line: 3, column: 3, hint: "byte 0xE9"),
        BadFile(
            "Latin-1 in the header", Array("ref,sex,not".utf8) + [0xE9, 0x0A, 0x41, 0x0A],
            .encoding, line: 1, hint: "byte 0xE9"),
        BadFile(
            "overlong UTF-8", Array("ref,sex,note\nA1,male,".utf8) + [0xC0, 0xAF, 0x0A],
            .encoding, record: 1, line: 2, column: 3, hint: "byte 0xC0"),
        BadFile(
            "NUL byte", "ref,sex,note\nA1,male,ok\nA2,female,a\u{0}b\n", .nulByte, record: 2,
            line: 3, column: 3, hint: "byte 0"),
        BadFile("Excel workbook", [0x50, 0x4B, 3, 4, 20, 0, 6, 0], .encoding, hint: "workbook"),
        BadFile("gzip", [0x1F, 0x8B, 8, 0, 0, 0], .encoding, hint: "Unpack it"),
        BadFile(
            "two byte-order marks", "\u{FEFF}\u{FEFF}ref,sex,note\nA1,male,ok\n", .bom, line: 1,
            hint: "two byte-order marks"),
    ]

    static let structures: [BadFile] = [
        BadFile(
            "semicolons", "ref;sex;note\r\nA1;male;ok\r\n", .delimiter, line: 1, hint: "semicolon"),
        BadFile(
            "quoted semicolons", "\"ref\";\"sex\";\"note\"\r\n\"A1\";\"male\";\"a,b\"\r\n",
            .delimiter, line: 1, hint: "semicolon"),
        BadFile("tabs", "ref\tsex\tnote\nA1\tmale\tok\n", .delimiter, line: 1, hint: "tab"),
        BadFile(
            "bare CR", "ref,sex,note\rA1,male,ok\rA2,female,\r", .lineEnds, line: 1,
            hint: "CR alone"),
        BadFile(
            "bare CR in a row", "ref,sex,note\nA1,male,a\rb\nA2,female,\n", .lineEnds, record: 1,
            line: 2, hint: "CR alone"),
        BadFile(
            "unclosed quote", "ref,sex,note\nA1,male,\nA2,male,\"open\nA3,female,\n",
            .unclosedQuote, record: 2, line: 3, column: 3, hint: "opens on line 3"),
        BadFile(
            "unclosed quote in a long file",
            "ref,sex,note\nA1,male,\"open\n" + String(repeating: "B,female,x\n", count: 9000),
            .unclosedQuote, record: 1, line: 2, column: 3, hint: "opens on line 2"),
        BadFile(
            "stray quote", "ref,sex,note\nA1,male,say \"hi\"\nA2,female,\n", .strayQuote,
            record: 1, line: 2, column: 3, hint: "quote stands inside"),
        BadFile(
            "text after a quote", "ref,sex,note\nA1,male,\"say\" hi\nA2,female,\n", .strayQuote,
            record: 1, line: 2, column: 3, hint: "closing quote"),
        BadFile(
            "short row", "ref,sex,note\nA1,male\nA2,female,\n", .missingCell, record: 1, line: 2,
            column: 3, hint: "too short"),
        BadFile(
            "long row", "ref,sex,note\nA1,male,a,b\nA2,female,\n", .extraCell, record: 1, line: 2,
            column: 4, hint: "too long"),
        BadFile(
            "blank row", "ref,sex,note\nA1,male,\n\nA2,female,\n", .blankRow, record: 2, line: 3,
            hint: "empty row"),
        BadFile(
            "row of commas", "ref,sex,note\r\nA1,male,\r\n,,\r\n", .blankRow, record: 2, line: 3,
            hint: "empty row"),
        BadFile(
            "1 MiB field",
            "ref,sex,note\nA1,male," + String(repeating: "x", count: 1 << 20) + "\nA2,female,\n",
            .fieldTooLong, record: 1, line: 2, column: 3, hint: "longer than any cell"),
        BadFile(
            "1 MiB quoted field",
            "ref,sex,note\nA1,male,\"" + String(repeating: "x", count: 1 << 20)
                + "\"\nA2,female,\n",
            .fieldTooLong, record: 1, line: 2, column: 3, hint: "longer than any cell"),
        BadFile(
            "1 MiB quoted field of several lines",
            "ref,sex,note\nA1,male,\"a\n" + String(repeating: "x\n", count: 1 << 19)
                + "\"\nA2,female,\"a, b\"\n",
            .fieldTooLong, record: 1, line: 2, column: 3, hint: "longer than any cell"),
        BadFile(
            "unclosed quote more than 1 MiB before another",
            "ref,sex,note\nA1,male,\"open\n" + String(repeating: "B,female,x\n", count: 100_000)
                + "B,female,\"x, y\"\n",
            .unclosedQuote, record: 1, line: 2, column: 3, hint: "opens on line 2"),
        BadFile(
            "unclosed quote more than 1 MiB before the end",
            "ref,sex,note\nA1,male,\"open\n" + String(repeating: "B,female,x\n", count: 100_000),
            .unclosedQuote, record: 1, line: 2, column: 3, hint: "opens on line 2"),
        BadFile("empty file", "", .emptyFile, line: 1, hint: "nil return"),
        BadFile("a mark alone", "\u{FEFF}", .emptyFile, line: 1, hint: "nil return"),
        BadFile("header only", "ref,sex,note\r\n", .emptyFile, line: 2, hint: "nil return"),
        BadFile("header without line end", "ref,sex,note", .emptyFile, hint: "nil return"),
    ]

    static let headers: [BadFile] = [
        BadFile("missing column", "ref,sex\nA1,male\n", .headerMissing, line: 1, hint: "'note'"),
        BadFile(
            "misspelt column", "ref,sexx,note\nA1,male,\n", .headerUnknown, line: 1, column: 2,
            hint: "Column B is 'sexx'. Did you mean 'sex'?"),
        BadFile(
            "column in capitals", "REF,sex,note\nA1,male,\n", .headerUnknown, line: 1, column: 1,
            hint: "Column A is 'REF'. Did you mean 'ref'?"),
        BadFile(
            "a JSON array", "[{\"ref\":\"A1\",\"sex\":\"male\"},\n{\"ref\":\"A2\"}]\n",
            .headerMissing, line: 1, hint: "NDJSON"),
        BadFile(
            "a JSON array over several lines", "[\n  {\n    \"ref\": \"A1\"\n  }\n]\n",
            .headerMissing, line: 1, hint: "NDJSON"),
        BadFile(
            "unknown column", "ref,sex,note,phone\nA1,male,,1\n", .headerUnknown, line: 1,
            column: 4, hint: "Column D: the dataset has no such column"),
        BadFile(
            "empty header cell", "ref,sex,note,\nA1,male,,\n", .headerUnknown, line: 1, column: 4,
            hint: "Column D: the header cell is empty"),
        BadFile(
            "column there twice", "ref,sex,note,sex\nA1,male,,male\n", .headerDuplicate, line: 1,
            column: 4, hint: "column B"),
        BadFile(
            "columns in another order", "ref,note,sex\nA1,,male\n", .headerOrder, line: 1,
            column: 2, hint: "another order"),
        BadFile(
            "no header", "A1,male,ok\nA2,female,\n", .headerMissing, line: 1,
            hint: "does not name the columns"),
        BadFile(
            "stray quote in the header", "ref,s\"ex,note\nA1,male,\n", .strayQuote, line: 1,
            hint: "quote"),
    ]
}

@Suite("A bad file gets one clear finding")
struct BadFileTests {
    static func schema() throws -> DatasetSchema {
        try ValidationKit.schema(
            properties: """
                "ref":{"type":"string","maxLength":10,"x-svd-class":"none"},
                "sex":{"type":"string","enum":["male","female"],"x-svd-class":"quasi-identifier"},
                "note":{"type":"string","x-svd-class":"free-text"}
                """, required: #"["ref","sex"]"#)
    }

    @Test("one cause, one finding, however the file is cut", arguments: BadFile.all)
    func oneFinding(_ file: BadFile) throws {
        let schema = try Self.schema()
        let whole = try ValidationKit.report(file.bytes, schema)
        #expect(whole.verdict == .refused)
        #expect(whole.rows.accepted == 0)
        let violation = try #require(whole.violations.first)
        #expect(whole.violations.count == 1, "\(whole.violations.map(\.code))")
        #expect(whole.totals.map(\.count) == [1])
        #expect(violation.code == file.code)
        #expect(violation.severity == .error)
        if let record = file.record { #expect(violation.record == record) }
        if let line = file.line { #expect(violation.line == line) }
        if let column = file.column { #expect(violation.column == column) }
        #expect(violation.hint?.contains(file.hint) == true, "\(violation.hint ?? "no hint")")
        for chunks in [[1], [7, 1, 3], [4096]] where file.bytes.count < 100_000 || chunks[0] > 1 {
            #expect(try ValidationKit.report(file.bytes, schema, chunks: chunks) == whole)
        }
    }

    @Test("a byte-order mark, LF or CRLF, quotes and a last line without end are all right")
    func goodForms() throws {
        let schema = try Self.schema()
        let forms = [
            BadFile.good, "\u{FEFF}" + BadFile.good, "ref,sex,note\nA1,male,ok",
            "\"ref\",\"sex\",\"note\"\n\"A1\",\"male\",\"a, \"\"b\"\"\nc\"\r\n",
            "ref,sex,note\nA1,male,café ✓\n", "ref,sex,note\r\nA1,male,\"\"\nA2,female,\t\n",
        ]
        for form in forms {
            for chunks in [[], [1], [3, 2]] {
                let report = try ValidationKit.report(Array(form.utf8), schema, chunks: chunks)
                #expect(report.verdict == .accepted, "\(form) \(report.violations)")
            }
        }
    }

    @Test("the place of a cell is its byte in the file, mark and quotes included")
    func byteOffsets() throws {
        let text = "\u{FEFF}ref,sex,note\r\n\"A\"\"1\",\"m\",x\r\n"
        for chunks in [[], [1]] {
            let report = try ValidationKit.report(
                Array(text.utf8), try Self.schema(), chunks: chunks)
            let violation = try #require(report.violations.first)
            #expect(violation.byteOffset == 24)
            #expect(violation.actual == "‹masked, 1 character›")
        }
    }

    @Test("no value stands in a report unless the sender asked for it")
    func masking() throws {
        let text = "ref,sex,note\nSECRETSECRET,secret,SECRET 943 476 5919\n"
        let schema = try Self.schema()
        let masked = try ValidationKit.report(text, schema)
        let shown = String(decoding: masked.json.prettyBytes, as: UTF8.self)
        #expect(!shown.lowercased().contains("secret"))
        #expect(!masked.text().lowercased().contains("secret"))
        let open = try ValidationKit.report(
            text, schema, options: ValidationOptions(showValues: true))
        #expect(open.violations.contains { $0.actual == "secret" })
    }

    @Test("an unknown column's name is masked unless it is like a column's or the sender asks")
    func maskedHeaders() throws {
        let text = "ref,sexx,note,John Smith\nA1,male,,\n"
        let schema = try Self.schema()
        let masked = try ValidationKit.report(text, schema)
        #expect(masked.violations.map(\.code) == [.headerUnknown, .headerUnknown])
        #expect(masked.violations.map(\.column) == [2, 4])
        #expect(
            masked.violations.map(\.actual)
                == ["sexx", "‹masked, 10 characters›"])
        #expect(
            masked.violations.map(\.hint) == [
                "Column B is 'sexx'. Did you mean 'sex'?",
                "Column D: the dataset has no such column; remove it.",
            ])
        #expect(!String(decoding: masked.json.prettyBytes, as: UTF8.self).contains("John"))
        #expect(!masked.text().contains("John"))
        let shown = try ValidationKit.report(
            text, schema, options: ValidationOptions(showValues: true))
        #expect(shown.violations.map(\.actual) == ["sexx", "John Smith"])
    }
}
