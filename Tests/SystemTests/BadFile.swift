/// A file as partners send it by mistake, and the one violation that it must give.
struct BadFile: Sendable {
    let name: String
    let bytes: [UInt8]
    let code: String
    var line: Int?
    var column: Int?
    let hint: String

    init(
        _ name: String, _ bytes: [UInt8], _ code: String, line: Int? = nil, column: Int? = nil,
        hint: String
    ) {
        self.name = name
        self.bytes = bytes
        self.code = code
        self.line = line
        self.column = column
        self.hint = hint
    }

    init(
        _ name: String, _ lines: [String], _ code: String, line: Int? = nil, column: Int? = nil,
        hint: String
    ) {
        self.init(name, Self.joined(lines), code, line: line, column: column, hint: hint)
    }

    static let good = SmallFile(number: 1).text.split(separator: "\r\n").map(String.init)

    static func joined(_ lines: [String], end: String = "\r\n") -> [UInt8] {
        Array(lines.map { $0 + end }.joined().utf8)
    }

    /// The good file with one line replaced; the header is line 1.
    static func with(_ number: Int, _ change: (String) -> String) -> [String] {
        var lines = good
        lines[number - 1] = change(lines[number - 1])
        return lines
    }

    /// The good file with one cell of one line replaced.
    static func cell(_ line: Int, _ column: Int, _ text: String) -> [String] {
        with(line) { row in
            var cells = row.split(separator: ",", omittingEmptySubsequences: false)
                .map(String.init)
            cells[column - 1] = text
            return cells.joined(separator: ",")
        }
    }

    private static func utf16(isBigEndian: Bool) -> [UInt8] {
        ("\u{FEFF}" + good.joined(separator: "\r\n")).utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return isBigEndian ? pair : pair.reversed()
        }
    }

    private static func latin1() -> [UInt8] {
        let text = String(decoding: joined(cell(3, 9, "Caf?")), as: UTF8.self)
        return text.utf8.map { $0 == UInt8(ascii: "?") ? 0xE9 : $0 }
    }

    static let all: [BadFile] = [
        BadFile(
            "UTF-16 LE", utf16(isBigEndian: false), "encoding", line: 1, hint: "UTF-16"),
        BadFile("UTF-16 BE", utf16(isBigEndian: true), "encoding", line: 1, hint: "UTF-16"),
        BadFile("Latin-1", latin1(), "encoding", line: 3, column: 9, hint: "0xE9"),
        BadFile("NUL", cell(4, 9, "a\u{0}b"), "nul-byte", line: 4, column: 9, hint: "byte 0"),
        BadFile(
            "semicolons", good.map { $0.replacing(",", with: ";") }, "delimiter", line: 1,
            hint: "semicolon"),
        BadFile(
            "tabs", good.map { $0.replacing(",", with: "\t") }, "delimiter", line: 1, hint: "tab"),
        BadFile("bare CR", joined(good, end: "\r"), "line-ends", line: 1, hint: "CR alone"),
        BadFile(
            "unclosed quote", cell(5, 9, "\"outside"), "unclosed-quote", line: 5, column: 9,
            hint: "opens on line 5"),
        BadFile(
            "short row", with(6) { String($0.dropLast(2)) }, "missing-cell", line: 6, column: 14,
            hint: "too short"),
        BadFile(
            "long row", with(7) { $0 + ",more" }, "extra-cell", line: 7, column: 15,
            hint: "too long"),
        BadFile(
            "missing header", good.map { String($0[..<($0.lastIndex(of: ",") ?? $0.endIndex)]) },
            "header-missing", line: 1, hint: "police_aware"),
        BadFile(
            "unknown header",
            with(1) { $0 + ",phone" }.enumerated().map { $0 == 0 ? $1 : $1 + "," },
            "header-unknown", line: 1, column: 15, hint: "no such column"),
        BadFile(
            "misspelt header", with(1) { $0.replacing("dept_type", with: "dept_typ") },
            "header-unknown", line: 1, column: 3, hint: "Did you mean 'dept_type'?"),
        BadFile(
            "duplicate header",
            with(1) { $0 + ",sex" }.enumerated().map { $0 == 0 ? $1 : $1 + ",1" },
            "header-duplicate", line: 1, column: 15, hint: "column L"),
        BadFile(
            "reordered header",
            with(1) { $0.replacing("sex,assailant_count_band", with: "assailant_count_band,sex") },
            "header-order", line: 1, column: 12, hint: "another order"),
        BadFile("empty file", [UInt8](), "empty-file", line: 1, hint: "nil return"),
        BadFile("header only", Array(good.prefix(1)), "empty-file", line: 2, hint: "nil return"),
        BadFile(
            "field of 1 MiB", cell(8, 9, String(repeating: "x", count: 1 << 20)),
            "field-too-long", line: 8, column: 9, hint: "longer than any cell"),
        BadFile(
            "two byte-order marks", [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF] + joined(good), "bom",
            line: 1, hint: "byte-order mark"),
    ]
}
