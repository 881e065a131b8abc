import RecordValidation
import SharingModel

/// Columns of every type for `RandomRules`, with cells whose meaning is known.
enum RuleCells {
    typealias Cell = RandomRules.Cell
    typealias Value = RandomRules.Value

    static let names = ["a", "b", "c", "i", "j", "p", "q", "f", "g", "d", "e", "t", "u"]
    /// Columns of one type: texts, integers, numbers, flags, days, moments.
    static let types = [[0, 1, 2], [3, 4], [5, 6], [7, 8], [9, 10], [11, 12]]
    static let numbers = [3, 4, 5, 6]
    static let times = [9, 10, 11, 12]

    static func isDate(_ column: Int) -> Bool { column < 11 }

    static let properties = """
        "ref":{"type":"string","x-svd-class":"none"},
        "a":{"type":"string","maxLength":3,"x-svd-class":"none"},
        "b":{"type":"string","enum":["x","y","X"],"x-svd-class":"none"},
        "c":{"type":"string","x-svd-class":"none","x-svd-normalise":"uppercase"},
        "i":{"type":"integer","x-svd-class":"none"},"j":{"type":"integer","x-svd-class":"none"},
        "p":{"type":"number","x-svd-class":"none"},"q":{"type":"number","x-svd-class":"none"},
        "f":{"type":"boolean","x-svd-class":"none"},
        "g":{"type":"boolean","x-svd-class":"none","x-svd-column":{"true":["Y"],"false":["N"]}},
        "d":{"type":"string","format":"date","x-svd-class":"none"},
        "e":{"type":"string","x-svd-class":"none","x-svd-normalise":"date"},
        "t":{"type":"string","format":"date-time","x-svd-class":"none"},
        "u":{"type":"string","format":"date-time","x-svd-class":"none"}
        """

    private static let empty = Cell(csv: "", json: "null", value: .missing)

    private static func text(_ text: String, _ value: Value) -> Cell {
        Cell(csv: text, json: "\"\(text)\"", value: value)
    }

    /// How numbers are written in a rule.
    static let numberTexts: [Int: String] = [
        0: "0", unit: "1", -2 * unit: "-2", 5 * unit: "5.00", unit / 10: "0.1",
        unit / 10 + 10: "0.10000000000000001",
    ]
    private static let unit = 1_000_000_000_000_000_000

    private static let wholes: [Cell] = [("0", 0), ("1", 1), ("-2", -2), ("5", 5)].map {
        Cell(csv: $0.0, json: $0.0, value: .number($0.1 * unit))
    }
    /// The last two have one nearest binary64 value.
    private static let parts: [Cell] =
        [("1.0", unit), ("5.00", 5 * unit), ("0.1", unit / 10), ("0.10000000000000001", 10)].map {
            Cell(
                csv: $0.0, json: $0.0,
                value: .number($0.1 == 10 ? unit / 10 + 10 : $0.1))
        }

    private static func flags(_ yes: String, _ no: String) -> [Cell] {
        [
            Cell(csv: yes, json: "true", value: .flag(true)),
            Cell(csv: no, json: "false", value: .flag(false)),
            Cell(csv: "maybe", json: "\"maybe\"", value: .faulty(.type)),
        ]
    }

    private static func day(_ text: String) -> Int {
        CalendarDate(text)?.daysSinceEpoch ?? 0
    }

    private static let days: [Cell] =
        ["2026-01-01", "2026-03-28", "2026-03-29", "2026-03-30", "2026-04-28"].map {
            text($0, .time(day: day($0), minute: day($0) * 1440))
        } + [text("2026-02-30", .faulty(.format))]

    /// A moment: what is written, its day in London, and its hour and minute in UTC on which day.
    private static func moment(
        _ written: String, _ london: String, _ utc: String, _ hour: Int, _ minute: Int
    ) -> Cell {
        text(written, .time(day: day(london), minute: day(utc) * 1440 + hour * 60 + minute))
    }

    private static let moments: [Cell] = [
        moment("2026-03-28T23:30", "2026-03-28", "2026-03-28", 23, 30),
        moment("2026-03-29T00:30", "2026-03-29", "2026-03-29", 0, 30),
        moment("2026-03-29T23:30", "2026-03-29", "2026-03-29", 22, 30),
        moment("2026-03-30T00:30", "2026-03-30", "2026-03-29", 23, 30),
        moment("2026-03-29T23:45Z", "2026-03-30", "2026-03-29", 23, 45),
        moment("2026-07-02T00:10", "2026-07-02", "2026-07-01", 23, 10),
        moment("2026-01-01T00:00", "2026-01-01", "2026-01-01", 0, 0),
        moment("1969-12-31T23:59Z", "1970-01-01", "1969-12-31", 23, 59),
        text("2026-02-30T10:00", .faulty(.format)),
    ]

    /// What each column may say.
    static let cells: [[Cell]] = {
        let letters = ["x", "y", "X"].map { text($0, .text($0)) }
        let wrong = text("maybe", .faulty(.type))
        return [
            letters + [text("xyz", .text("xyz")), text("longer", .faulty(.maxLength))],
            letters + [text("w", .faulty(.allowed))],
            [text("x", .text("X")), text("X", .text("X")), text("y", .text("Y"))],
            wholes + [wrong], wholes, parts + wholes, parts + wholes + [wrong],
            flags("true", "false"), flags("Y", "N"), days, days, moments, moments,
        ].map { $0 + [empty] }
    }()

    /// The values that a rule may name for a column.
    static let named: [Int: [Value]] = [
        0: [.text("x"), .text("y"), .text("X")], 1: [.text("x"), .text("y"), .text("X")],
        2: [.text("X"), .text("Y"), .text("x")],
        3: [.number(0), .number(unit), .number(-2 * unit)],
        4: [.number(0), .number(unit), .number(-2 * unit)],
        5: [.number(5 * unit), .number(unit / 10), .number(unit / 10 + 10)],
        6: [.number(5 * unit), .number(unit / 10), .number(unit / 10 + 10)],
        7: [.flag(true), .flag(false)], 8: [.flag(true), .flag(false)],
    ]
}
