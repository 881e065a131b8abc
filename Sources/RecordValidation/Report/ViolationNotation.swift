import SharingModel
import StrictJSON

/// How findings are written, one after another.
protocol ViolationNotation {
    /// What stands before record, line and byte offset of a finding of a cause.
    static func head(_ cause: Violation) -> [UInt8]
    /// What stands between those numbers and what was there.
    static func middle(_ cause: Violation) -> [UInt8]
    /// What stands before record, line, byte offset, what was there, and what to do.
    static var labels: [[UInt8]] { get }
    /// Whether the label of what does not apply stands all the same.
    static var keepsPlaces: Bool { get }
    /// What ends a finding.
    static var end: [UInt8] { get }
    /// Whether a text of this byte must be written in another way.
    static func isSpecial(_ byte: UInt8) -> Bool
    /// Whether a text that begins with this byte must be written in another way.
    static func isSpecialFirst(_ byte: UInt8) -> Bool
    /// What stands on both sides of a text with no special byte.
    static var plainQuote: [UInt8] { get }
    /// Writes a text that has special bytes.
    static func append(special text: UnsafeBufferPointer<UInt8>, to block: inout [UInt8])
}

/// Findings as `JSONValue.prettyBytes` writes them as elements of a report's list.
enum JSONNotation: ViolationNotation {
    static func head(_ cause: Violation) -> [UInt8] {
        bytes("{\n      \"code\": ") + quoted(cause.code.rawValue)
            + bytes(",\n      \"severity\": ") + quoted(cause.severity.rawValue)
    }

    static func middle(_ cause: Violation) -> [UInt8] {
        var middle: [UInt8] = []
        if let column = cause.column { middle += label("column") + bytes("\(column)") }
        let texts = [
            ("header", cause.header), ("rule", cause.rule), ("expected", cause.expected),
        ]
        for case (let name, let text?) in texts { middle += label(name) + quoted(text) }
        return middle
    }

    static let labels = ["record", "line", "byteOffset", "actual", "hint"].map { label($0) }
    static let keepsPlaces = false
    static let end = bytes("\n    }")
    static let plainQuote = bytes("\"")

    static func isSpecial(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    static func isSpecialFirst(_ byte: UInt8) -> Bool { false }

    static func append(special text: UnsafeBufferPointer<UInt8>, to block: inout [UInt8]) {
        block += quoted(unsafe String(decoding: text, as: UTF8.self))
    }

    private static func quoted(_ text: String) -> [UInt8] {
        JSONValue.string(text).compactBytes
    }

    private static func label(_ name: String) -> [UInt8] { bytes(",\n      \"\(name)\": ") }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}

/// Findings as rows of CSV, in which no text is a formula. Source: RFC 4180.
enum CSVNotation: ViolationNotation {
    /// The line of headers.
    static let header = bytes(
        "code,severity,record,line,byteOffset,column,header,rule,expected,actual,hint\r\n")

    static func head(_ cause: Violation) -> [UInt8] {
        bytes(cause.code.rawValue + "," + cause.severity.rawValue)
    }

    static func middle(_ cause: Violation) -> [UInt8] {
        let texts = [
            cause.column.map { "\($0)" }, cause.header, cause.rule, cause.expected,
        ]
        return texts.flatMap { bytes(",") + cell($0 ?? "") }
    }

    static let labels = [[UInt8]](repeating: bytes(","), count: 5)
    static let keepsPlaces = true
    static let end = bytes("\r\n")
    static let plainQuote: [UInt8] = []

    static func isSpecial(_ byte: UInt8) -> Bool {
        byte == 0x22 || byte == 0x2C || byte == 0x0A || byte == 0x0D
    }

    static func isSpecialFirst(_ byte: UInt8) -> Bool { SheetText.beginsFormula(byte) }

    static func append(special text: UnsafeBufferPointer<UInt8>, to block: inout [UInt8]) {
        let guardMark: [UInt8] =
            unsafe text.first.map(isSpecialFirst) == true ? [UInt8(ascii: "'")] : []
        guard unsafe text.contains(where: isSpecial) else {
            block += guardMark
            unsafe block.append(contentsOf: text)
            return
        }
        block.append(0x22)
        block += guardMark
        var start = 0
        for index in 0..<text.count where unsafe text[index] == 0x22 {
            // The quote ends this part and begins the next: it stands twice.
            unsafe block.append(contentsOf: text[start...index])
            start = index
        }
        unsafe block.append(contentsOf: text[start...])
        block.append(0x22)
    }

    private static func cell(_ text: String) -> [UInt8] {
        let plain = bytes(text)
        guard plain.contains(where: isSpecial) || plain.first.map(isSpecialFirst) == true else {
            return plain
        }
        var cell: [UInt8] = []
        unsafe plain.withUnsafeBufferPointer { unsafe append(special: $0, to: &cell) }
        return cell
    }

    private static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
