/// Rows written as NDJSON, in one of the many ways in which they can be.
struct JSONText {
    /// Writes a row, leaving out empty cells or writing null.
    static func line(
        _ row: [String], _ columns: [RandomSchema.Column], _ generator: inout FileGenerator
    ) -> String {
        var members: [String] = []
        for (index, cell) in row.enumerated() {
            if cell.isEmpty, generator.below(2) == 0 { continue }
            let value =
                cell.isEmpty
                ? "null"
                : columns[index].isNumber && isNumber(cell) ? cell : string(cell, &generator)
            let space = generator.pick(["", "", " ", "\t "])
            members.append("\(space)\"\(name(index, &generator))\"\(space):\(space)\(value)")
        }
        if generator.below(2) == 0 { members.reverse() }
        return "{" + members.joined(separator: ",") + generator.pick(["}", " }", "} "])
    }

    private static func name(_ index: Int, _ generator: inout FileGenerator) -> String {
        (generator.below(6) == 0 ? "\\u0063" : "c") + "\(index)"
    }

    static func isNumber(_ text: String) -> Bool {
        var digits = Substring(text)
        if digits.first == "-" { digits = digits.dropFirst() }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count < 3 && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isASCII) }
            && parts.allSatisfy { $0.allSatisfy(\.isNumber) }
            && (parts[0].count == 1 || parts[0].first != "0")
    }

    /// A JSON string; some characters are escaped that need not be.
    static func string(_ text: String, _ generator: inout FileGenerator) -> String {
        var written = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": written += "\\\""
            case "\\": written += "\\\\"
            case "\n": written += generator.pick(["\\n", "\\u000A"])
            case "\r": written += "\\r"
            case "\t": written += "\\t"
            default:
                if generator.below(20) == 0 {
                    for unit in String(scalar).utf16 {
                        let hex = String(unit, radix: 16)
                        written += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
                    }
                } else {
                    written.unicodeScalars.append(scalar)
                }
            }
        }
        return written + "\""
    }
}
