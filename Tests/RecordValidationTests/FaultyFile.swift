import RecordValidation
import StrictJSON

/// Files of a shipped dataset in which much is wrong: rows of its good examples with cells that
/// people, spreadsheets and other systems write, and cells with a letter too many, or one missing.
struct FaultyFile {
    private var generator: FileGenerator
    private let header: [String]
    private let rows: [[String]]
    private let words: [String]

    static let odd = [
        " ", "  x", "x ", "\tx", "1,234", "1.50", "-1", "0", "00", "007", "12", "1e5",
        "99999999999999999999", "943 476 5919", "9434765919", "1111111111", "9.43477E+09", "é",
        "e\u{301}", "\u{212B}ngström", "ß", "ŉ", "x\r", "a\r\nb", "\r\n", "\u{B}", "‹masked",
        "a\"b", "back\\slash", "line\nbreak", "31/12/2026", "12/31/2026", "2026-13-01",
        "2026-31-12", "01/02/26", "1 Jan 2026", "45231", "45231.5", "20261031",
        "2026-10-31T25:00", "29/02/2025", "2026-10-25T01:30", "2026-03-29T01:30",
        "31-10-2026 14:05", "٣/٤/٢٠٢٦", "5\u{301}/6/2026", "12345678901234567890/1/2026",
        "NR18 0WW", "nr180ww", "NR18", "N", "OX1O 1AA", "E07000148", "E0700O148", "225552003",
        "999480561000087131", "12345678901234567000", "A1234BC", "AB123456C", "2003/0062845E",
        "A2003/1", "926400", "X99.0", "51.5", "-0.12", "530000", "180000", "530", "1200000",
        "femlae", "UNKNWON", "OTEHR", "body part", "yes", "FALSE", "_other_", "\u{130}stanbul",
        "Mr John Smith", "john@example.org", "07700 900123", "dob 1/2/1990", "\u{A0}x", "Ⅷ12",
        "１２３",
    ]

    init(_ document: Catalogue.Document, seed: UInt64) throws {
        generator = FileGenerator(seed: seed)
        let schema = try document.schema()
        header = schema.columns.filter { !$0.isDerived }.map(\.header)
        let names = schema.columns.filter { !$0.isDerived }.map(\.name)
        var rows: [[String]] = []
        for example in document.examples("good") {
            let sink = InstanceSink(schema)
            _ = try example.report(schema, sink: sink)
            rows += sink.instances.map { row in
                names.map { name in
                    row[name].map { $0.string ?? String(decoding: $0.compactBytes, as: UTF8.self) }
                        ?? ""
                }
            }
        }
        self.rows = rows
        let properties = try document.json()["properties"]?.object?.members ?? []
        words = ["x"] + properties.flatMap { $0.value["enum"]?.array?.compactMap(\.string) ?? [] }
    }

    private mutating func changed(_ text: String) -> String {
        var letters = Array(text.isEmpty ? "a" : text)
        for _ in 0...generator.below(3) {
            let place = generator.below(letters.count + 1)
            switch generator.below(4) {
            case 0 where place < letters.count && letters.count > 1: letters.remove(at: place)
            case 1 where place + 1 < letters.count: letters.swapAt(place, place + 1)
            case 2: letters = Array(String(letters).lowercased())
            default: letters.insert(Array("aXZ019 -_/.:,éEO+")[generator.below(17)], at: place)
            }
        }
        return String(letters)
    }

    private mutating func cell(_ text: String) -> String {
        switch generator.below(10) {
        case 0...3: generator.pick(Self.odd)
        case 4: generator.pick(words)
        case 5...6: changed(generator.pick(words))
        case 7...8: changed(text)
        default: ""
        }
    }

    /// The cells of some rows.
    mutating func cells(rows count: Int) -> [[String]] {
        (0..<count).map { _ in
            var row = rows[generator.below(rows.count)]
            for _ in 0...generator.below(generator.below(4) == 0 ? row.count : 3) {
                let column = generator.below(row.count)
                row[column] = cell(row[column])
            }
            return row
        }
    }

    /// A CSV file; now and then a cell is missing, or there is one too many.
    mutating func text(rows count: Int) -> String {
        var text = header.joined(separator: ",") + "\n"
        for var row in cells(rows: count) {
            switch generator.below(30) {
            case 0: row.removeLast()
            case 1: row.append("x")
            default: break
            }
            text += row.map(Self.quoted).joined(separator: ",") + "\n"
        }
        return text
    }

    static func quoted(_ text: String) -> String {
        let doubled = text.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
        return doubled == text
            && !text.unicodeScalars.contains { ",\r\n".unicodeScalars.contains($0) }
            ? text : "\"\(doubled)\""
    }
}
