import SharingModel
import StrictJSON

/// Records for reading on a screen: the dataset's own columns, as far as they say something.
///
/// The first page decides which columns there are. What is left out is in the other formats.
struct RecordTable {
    /// Lineage, which fills a screen before the data begins; asked for with `--columns`.
    private static let lineage: Set<String> = [
        "submission_id", "row_number", "ledger_sequence", "agency", "controllers", "received_on",
        "power",
    ]
    private static let originalSuffix = "_original"
    private static let cellCharactersMax = 40

    /// The columns shown, in order.
    let names: [String]
    /// How many columns are not shown.
    let hidden: Int

    /// Chooses the columns.
    /// - Parameters:
    ///   - records: the first page.
    ///   - wanted: the columns asked for; nil for those that say something.
    /// - Throws: the name of a column that the dataset does not have.
    init(_ records: [JSONValue], wanted: [String]?) throws(UnknownColumn) {
        let all = records.first?.object?.names ?? []
        if let wanted {
            if !all.isEmpty, let unknown = wanted.first(where: { !all.contains($0) }) {
                throw UnknownColumn(name: unknown, known: all)
            }
            names = wanted
        } else {
            names = all.filter { name in
                !Self.lineage.contains(name) && !name.hasSuffix(Self.originalSuffix)
                    && records.contains { !Self.text(of: $0[name]).isEmpty }
            }
        }
        hidden = all.count - names.count
    }

    /// The records in aligned columns, header first.
    func lines(_ records: [JSONValue]) -> [String] {
        var table = TextTable(names)
        for record in records { table.add(names.map { Self.cell(record[$0]) }) }
        return table.lines
    }

    private static func cell(_ value: JSONValue?) -> String {
        let text = VisibleText.line(text(of: value))
        guard text.count > cellCharactersMax else { return text }
        return text.prefix(cellCharactersMax - 1) + "…"
    }

    private static func text(of value: JSONValue?) -> String {
        switch value {
        case nil, .null: ""
        case .string(let text):
            text.contains(where: \.isNewline)
                ? text.split(whereSeparator: \.isNewline).joined(separator: " ") : text
        case .number(let number): number.text
        case .some(let other): String(decoding: other.compactBytes, as: UTF8.self)
        }
    }
}

/// A column was asked for that the dataset does not have.
struct UnknownColumn: Error {
    let name: String
    let known: [String]
}
