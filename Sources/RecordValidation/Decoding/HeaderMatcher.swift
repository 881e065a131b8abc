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

    /// Whether a name is a column's but for capital and small letters. The contract stays exact;
    /// this only finds the words to say.
    private func isLike(_ name: String) -> Bool {
        let letters = name.lowercased()
        return columns.contains { column in
            ([column.header] + column.aliases).contains { $0.lowercased() == letters }
        }
    }

    /// Whether the file is JSON, of which no line is a header.
    private(set) var isJSON = false

    private mutating func match(raw: String) {
        if names.first?.unicodeScalars.first == "\u{FEFF}" {
            add(
                .bom, column: 1, expected: "at most one byte-order mark",
                hint: "The file begins with two byte-order marks; save it again as CSV UTF-8.")
            return
        }
        if let first = raw.first(where: { !$0.isWhitespace }), first == "[" || first == "{" {
            isJSON = true
            add(
                .headerMissing, column: nil, expected: expectedHeader, actual: "JSON",
                hint:
                    "This is JSON. Write one object on a line, without brackets and commas around "
                    + "them (NDJSON), in a file whose name ends in .ndjson; or save it as CSV.")
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
        if known == 0, !names.contains(where: isLike) {
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
                    hint: "The column is there already as column "
                        + "\(ViolationGroup.letters(positions[column] + 1)); remove one of the two."
                )
            } else {
                positions[column] = index
            }
        }
        var missing = columns.indices.filter {
            positions[$0] < 0 && (!allowsAnyOrder || columns[$0].isRequired)
        }
        // A header that nobody knows, near to one that is missing, is one mistake.
        for (index, column) in found.enumerated() where column == nil {
            let near = near(names[index], among: missing)
            missing.removeAll { $0 == near?.column }
            reportUnknown(index, near: near?.name)
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
                hint: "The columns are all there but in another order; from column "
                    + "\(ViolationGroup.letters(first + 1)) on, put them in the order of the "
                    + "template, with their cells.")
        }
    }

    /// The missing column that a name was probably meant for, and how to write it: its header, or
    /// the alias that the file's other names may follow.
    private func near(_ name: String, among missing: [Int]) -> (column: Int, name: String)? {
        let letters = name.lowercased()
        let words = missing.map { columns[$0].header } + missing.flatMap { columns[$0].aliases }
        guard
            let word = words.first(where: { $0.lowercased() == letters })
                ?? NearestName.find(name, in: missing.map { columns[$0].header })
                ?? NearestName.find(name, in: missing.flatMap { columns[$0].aliases }),
            let column = column(named: word)
        else { return nil }
        return (column, word)
    }

    /// A name like a column's is said as it stands. Any other is masked like a value: it may be a
    /// person's, and the letter of the column tells where it is.
    private mutating func reportUnknown(_ index: Int, near: String?) {
        let name = String(names[index].prefix(64))
        let place = "Column \(ViolationGroup.letters(index + 1))"
        let advice: String
        if let near {
            advice = "\(place) is '\(name)'. Did you mean '\(near)'?"
        } else if name.allSatisfy({ $0 == " " }) {
            advice = "\(place): the header cell is empty; remove the column."
        } else {
            advice = "\(place): the dataset has no such column; remove it."
        }
        add(
            .headerUnknown, column: index + 1, expected: near ?? "a column of the dataset",
            actual: showValues || near != nil ? name : Masking.text(scalars: names[index]),
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
