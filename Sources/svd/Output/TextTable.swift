import SharingModel

/// Rows of text in aligned columns.
struct TextTable {
    let header: [String]
    private(set) var rows: [[String]] = []

    init(_ header: [String]) { self.header = header }

    mutating func add(_ row: [String]) { rows.append(row) }

    /// The lines, header first; columns are as wide as their widest cell. Nothing in a cell steers
    /// the terminal.
    var lines: [String] {
        let all = ([header] + rows).map { $0.map(VisibleText.line) }
        let widths = header.indices.map { column in
            all.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return all.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 {
                    line += String(repeating: " ", count: max(0, widths[column] - cell.count) + 2)
                }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The same as CSV, without formulas. Source: RFC 4180.
    var csv: [UInt8] {
        Array(
            ([header] + rows).map { row in
                row.map { CSVText.cell(SheetText.guarded($0)) }.joined(separator: ",") + "\r\n"
            }.joined().utf8)
    }
}

/// Text as a CSV cell. Source: RFC 4180 §2.
enum CSVText {
    /// The cell, between quotes where it must be.
    static func cell(_ text: String) -> String {
        let needsQuotes = text.utf8.contains {
            $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D
        }
        guard needsQuotes else { return text }
        var quoted = "\""
        for character in text.unicodeScalars {
            if character == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}
