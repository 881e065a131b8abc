import RecordValidation

/// The obvious way to check the test schema: characters, strings and dictionaries.
struct SlowOracle {
    struct Finding: Hashable {
        let code: ViolationCode
        let record: Int
        let line: Int
        let column: Int?
    }

    private(set) var findings: [Finding] = []
    private(set) var received = 0

    static let properties = """
        "ref":{"type":"string","maxLength":8,"x-svd-class":"none"},
        "sex":{"type":"string","enum":["male","female"],"x-svd-class":"none"},
        "age":{"type":"integer","minimum":0,"maximum":120,"x-svd-class":"none"},
        "note":{"type":"string","pattern":"^[a-zé ,\\"\\n]*$","x-svd-class":"none"}
        """
    static let rules = #"[{"id":"u","kind":"unique","fields":["ref"]}]"#

    /// Checks the rows after the header; texts are well-formed but for counts of cells and values.
    init(_ text: String) {
        var lines = 1
        var seen: Set<String> = []
        for (cells, breaks, isBlank) in Self.records(Array(text.unicodeScalars)) {
            let line = lines
            lines += breaks
            if line == 1 { continue }
            received += 1
            func add(_ code: ViolationCode, _ column: Int?) {
                findings.append(
                    Finding(code: code, record: received, line: line, column: column))
            }
            if isBlank {
                add(.blankRow, nil)
            } else if cells.count < 4 {
                add(.missingCell, cells.count + 1)
            } else if cells.count > 4 {
                add(.extraCell, 5)
            } else {
                let ref = cells[0]
                var isReference = false
                if ref.isEmpty {
                    add(.required, 1)
                } else if ref.unicodeScalars.count > 8 {
                    add(.maxLength, 1)
                } else {
                    isReference = true
                }
                if !["", "male", "female"].contains(cells[1]) { add(.allowed, 2) }
                if !cells[2].isEmpty {
                    if let age = Int(cells[2]), String(age) == cells[2] {
                        if age < 0 { add(.minimum, 3) }
                        if age > 120 { add(.maximum, 3) }
                    } else {
                        add(.type, 3)
                    }
                }
                let allowed = Set("abcdefghijklmnopqrstuvwxyzé ,\"\n".unicodeScalars)
                if !cells[3].unicodeScalars.allSatisfy({ allowed.contains($0) }) {
                    add(.pattern, 4)
                }
                if isReference, !seen.insert(ref).inserted { add(.unique, 1) }
            }
        }
    }

    private static func records(
        _ scalars: [Unicode.Scalar]
    ) -> [(cells: [String], breaks: Int, isBlank: Bool)] {
        var records: [(cells: [String], breaks: Int, isBlank: Bool)] = []
        var cells: [String] = []
        var cell = ""
        var breaks = 0
        var quoted = false
        var hadQuotes = false
        var index = 0
        func isBlank() -> Bool {
            !hadQuotes && cells.allSatisfy(\.isEmpty) && (cells.count == 4 || cells.count == 1)
        }
        while index < scalars.count {
            let scalar = scalars[index]
            index += 1
            if quoted {
                if scalar != "\"" {
                    if scalar == "\n" { breaks += 1 }
                    cell.unicodeScalars.append(scalar)
                } else if index < scalars.count, scalars[index] == "\"" {
                    cell += "\""
                    index += 1
                } else {
                    quoted = false
                }
            } else if scalar == "\"" {
                quoted = true
                hadQuotes = true
            } else if scalar == "," {
                cells.append(cell)
                cell = ""
            } else if scalar == "\n" {
                cells.append(cell)
                records.append((cells, breaks + 1, isBlank()))
                (cells, cell, breaks, hadQuotes) = ([], "", 0, false)
            } else if scalar != "\r" {
                cell.unicodeScalars.append(scalar)
            }
        }
        return records
    }
}
