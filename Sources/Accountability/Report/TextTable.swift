/// A table of plain text: columns of fixed width, words wrapped within them, nothing cut off.
struct TextTable {
    struct Column {
        let title: String
        let width: Int
        var isNumber = false
    }

    let columns: [Column]
    var gap = 1
    var indent = 2
    private(set) var lines: [String] = []

    init(_ columns: [Column], gap: Int = 1, indent: Int = 2) {
        self.columns = columns
        self.gap = gap
        self.indent = indent
        add(columns.map(\.title))
        rule()
    }

    private var width: Int {
        columns.reduce(0) { $0 + $1.width } + gap * (columns.count - 1)
    }

    /// A line across the table.
    mutating func rule() { lines.append(spaces(indent) + String(repeating: "-", count: width)) }

    /// A row, as many lines high as its highest cell.
    mutating func add(_ cells: [String]) {
        let wrapped = zip(columns, cells).map { Self.wrap($1, width: $0.width) }
        for line in 0..<(wrapped.map(\.count).max() ?? 0) {
            let parts = zip(columns, wrapped).map { column, cell in
                let text = line < cell.count ? cell[line] : ""
                let fill = spaces(column.width - text.count)
                return column.isNumber ? fill + text : text + fill
            }
            lines.append(Self.trimmed(spaces(indent) + parts.joined(separator: spaces(gap))))
        }
    }

    private func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    /// Breaks a text between words; a word longer than a line is broken where the line ends.
    static func wrap(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isWhitespace) {
            var rest = word
            if !line.isEmpty, line.count + 1 + rest.count > width {
                lines.append(line)
                line = ""
            }
            while rest.count > width {
                lines.append(String(rest.prefix(width)))
                rest = rest.dropFirst(width)
            }
            line += line.isEmpty ? String(rest) : " " + rest
        }
        lines.append(line)
        return lines
    }
}
