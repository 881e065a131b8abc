/// Compares a file's header with the columns of a schema.
struct HeaderMatcher {
    /// Where each column of the schema lies in the file, from 0; -1 where it is left out.
    private(set) var positions: [Int] = []
    /// What is wrong; empty where the header is right.
    private(set) var violations: [(violation: Violation, column: Int?)] = []

    private let columns: [Column]
    private let names: [String]
    private let allowsAnyOrder: Bool
    private let showValues: Bool

    init(
        _ names: [String], raw: String, columns: [Column], allowsAnyOrder: Bool, showValues: Bool
    ) {
        self.columns = columns
        self.names = names
        self.allowsAnyOrder = allowsAnyOrder
        self.showValues = showValues
        match(raw: raw)
    }

    private func column(named name: String) -> Int? {
        columns.firstIndex { $0.header == name || $0.aliases.contains(name) }
    }

    private mutating func match(raw: String) {
        if names.first?.unicodeScalars.first == "\u{FEFF}" {
            add(
                .bom, column: 1, expected: "at most one byte-order mark",
                hint: "The file begins with two byte-order marks; save it again as CSV UTF-8.")
            return
        }
        let found = names.map { column(named: $0) }
        let known = found.count { $0 != nil }
        if known < columns.count, let delimiter = otherDelimiter(raw, known: known) {
            add(
                .delimiter, column: nil, expected: "commas between the cells",
                actual: delimiter.name,
                hint: "The cells are separated by \(delimiter.name)s; save the file with commas "
                    + "(CSV UTF-8).")
            return
        }
        if known == 0 {
            add(
                .headerMissing, column: nil, expected: expectedHeader,
                hint: "The first line does not name the columns. Put the header line first; "
                    + "`svd template` makes one.")
            return
        }
        compare(found)
    }

    private mutating func compare(_ found: [Int?]) {
        positions = [Int](repeating: -1, count: columns.count)
        for (index, column) in found.enumerated() {
            guard let column else { continue }
            if positions[column] >= 0 {
                add(
                    .headerDuplicate, column: index + 1, schemaColumn: column,
                    expected: "each column once",
                    hint: "The column is there already as column \(positions[column] + 1); "
                        + "remove one of the two.")
            } else {
                positions[column] = index
            }
        }
        var missing = columns.indices.filter {
            positions[$0] < 0 && (!allowsAnyOrder || columns[$0].isRequired)
        }
        // A header that nobody knows, near to one that is missing, is one mistake.
        for (index, column) in found.enumerated() where column == nil {
            let near = NearestName.find(names[index], in: missing.map { columns[$0].header })
            missing.removeAll { columns[$0].header == near }
            reportUnknown(index, near: near)
        }
        for column in missing {
            add(
                .headerMissing, column: nil, schemaColumn: column,
                expected: "a column \(columns[column].header)",
                hint: "Add the column '\(columns[column].header)'"
                    + (columns[column].isRequired ? "." : "; its cells may be empty."))
        }
        guard violations.isEmpty, !allowsAnyOrder else { return }
        if let first = found.indices.first(where: { found[$0] != $0 }) {
            add(
                .headerOrder, column: first + 1, expected: expectedHeader,
                hint: "The columns are all there but in another order; from column \(first + 1) "
                    + "on, put them in the order of the template, with their cells.")
        }
    }

    /// The name itself is masked like any value: it may be a person's.
    private mutating func reportUnknown(_ index: Int, near: String?) {
        let name = names[index]
        let isBlank = name.allSatisfy { $0 == " " }
        let advice: String
        if let near {
            advice = "Did you mean '\(near)'?"
        } else if isBlank {
            advice = "The header cell is empty: remove the column."
        } else {
            advice = "The dataset has no such column: remove it."
        }
        add(
            .headerUnknown, column: index + 1, expected: near ?? "a column of the dataset",
            actual: showValues ? String(name.prefix(64)) : Masking.text(scalars: name),
            hint: advice)
    }

    /// The expected header line, as far as it is of use to a reader.
    private var expectedHeader: String {
        columns.map(\.header).joined(separator: ",")
    }

    private func otherDelimiter(
        _ raw: String, known: Int
    ) -> (character: Character, name: String)? {
        let others: [(Character, String)] = [(";", "semicolon"), ("\t", "tab"), ("|", "bar")]
        for (character, name) in others where raw.contains(character) {
            let cells = raw.split(separator: character, omittingEmptySubsequences: false).map {
                $0.hasPrefix("\"") && $0.hasSuffix("\"") && $0.count > 1
                    ? String($0.dropFirst().dropLast()) : String($0)
            }
            if cells.count(where: { column(named: $0) != nil }) > known {
                return (character, name)
            }
        }
        return nil
    }

    private mutating func add(
        _ code: ViolationCode, column: Int?, schemaColumn: Int? = nil, expected: String,
        actual: String? = nil, hint: String
    ) {
        violations.append(
            (
                Violation(
                    code: code, line: 1, byteOffset: 0, column: column,
                    header: schemaColumn.map { columns[$0].header }, rule: "/x-svd/csv/headers",
                    expected: expected, actual: actual, hint: hint), schemaColumn
            ))
    }
}
