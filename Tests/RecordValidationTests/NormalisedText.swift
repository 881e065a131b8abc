import RecordValidation
import SharingModel

/// Runs cells through one column with a text normalisation.
struct NormalisedText {
    /// What became of a cell: its canonical text, or the code and the hint of the finding.
    enum Outcome: Equatable {
        case text(String)
        case refused(String)
    }

    let schema: DatasetSchema
    var today = CalendarDate(year: 2026, month: 11, day: 23)

    init(_ kind: String, constraints: String = "", extra: String = "") throws {
        schema = try ValidationKit.schema(
            properties: """
                "a":{"type":"string","x-svd-class":"none","x-svd-normalise":"\(kind)"\(constraints)}
                """, extra: extra)
    }

    /// The outcome of each cell, in order. Cells hold no quotes and no line ends.
    func outcomes(_ cells: [String]) throws -> [Outcome] {
        let sink = CollectingSink()
        let text = "a\n" + cells.map { "\"\($0)\"\n" }.joined()
        // Rows that stand are handed over only while there is no error: one file for each cell.
        let options = ValidationOptions(violationsMax: .max, today: today)
        let report = try ValidationKit.report(Array(text.utf8), schema, options: options)
        var hints: [Int: String] = [:]
        for violation in report.violations {
            hints[violation.record ?? 0] = "\(violation.code.rawValue): \(violation.hint ?? "")"
        }
        let good = cells.enumerated().filter { hints[$0.offset + 1] == nil }.map(\.element)
        let clean = "a\n" + good.map { "\"\($0)\"\n" }.joined()
        if !good.isEmpty {
            _ = try ValidationKit.report(Array(clean.utf8), schema, options: options, sink: sink)
        }
        var rows = sink.rows.makeIterator()
        var originals = sink.originals.makeIterator()
        return try cells.enumerated().map { index, cell in
            if let hint = hints[index + 1] { return .refused(hint) }
            guard let row = rows.next(), originals.next() == [cell] else {
                throw ValidationKit.Missing(what: "the row of \(cell)")
            }
            return .text(row[0])
        }
    }

    func outcome(_ cell: String) throws -> Outcome {
        guard let outcome = try outcomes([cell]).first else {
            throw ValidationKit.Missing(what: cell)
        }
        return outcome
    }

    /// The canonical texts; nil for a cell that is refused.
    func texts(_ cells: [String]) throws -> [String?] {
        try outcomes(cells).map { outcome in
            guard case .text(let text) = outcome else { return nil }
            return text
        }
    }
}
