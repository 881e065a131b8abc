import RecordValidation
import SchemaPublishing
import SharingModel
import Testing

@Suite("What is called compatible takes every file that was taken, and reads it alike")
struct CompatibilityTests {
    /// How often each judgement was passed and each kind of file tried.
    struct Tally {
        var pairs = 0
        var compatible = 0
        var files = 0
        var broken = 0
        var codes: Set<SchemaChangeCode> = []
    }

    @Test("random versions and files")
    func random() throws {
        var tally = Tally()
        for seed in 1...1000 { try check(seed, &tally) }
        // The lots must be worth drawing: enough of either judgement, enough files.
        #expect(tally.pairs > 500, "\(tally)")
        #expect(tally.compatible > 130, "\(tally)")
        #expect(tally.files > 200, "\(tally)")
        #expect(tally.broken > 30, "\(tally)")
        #expect(tally.codes.count >= 15, "\(tally)")
    }

    private func check(_ seed: Int, _ tally: inout Tally) throws {
        var lot = Lot(seed: seed)
        let first = RandomVersion(&lot)
        let second = first.changed(&lot)
        guard let old = first.schema("1.0.0"), let new = second.schema("1.1.0") else { return }
        tally.pairs += 1
        let difference = try SchemaDifference(from: old, to: new)
        let isCompatible = difference.impact != .breaking
        if isCompatible {
            tally.compatible += 1
            tally.codes.formUnion(difference.changes.map(\.code))
        }
        for _ in 0..<3 {
            guard let text = try acceptedFile(first, old, &lot) else { continue }
            let before = Rows()
            let after = Rows()
            _ = try PublishingKit.report(text, old, sink: before)
            let report = try PublishingKit.report(text, new, sink: after)
            guard isCompatible else {
                if report.verdict != .accepted { tally.broken += 1 }
                continue
            }
            tally.files += 1
            let found = report.violations.map { "\($0.code.rawValue) \($0.header ?? "")" }
            #expect(
                report.verdict == .accepted, "seed \(seed)\n\(difference.text)\(text)\(found)")
            #expect(
                before.texts(old) == after.texts(new, like: old),
                "seed \(seed)\n\(difference.text)\(text)")
        }
    }

    /// A file that the version accepts: the faulty rows of a random one are taken out until it is.
    private func acceptedFile(
        _ version: RandomVersion, _ schema: DatasetSchema, _ lot: inout Lot
    ) throws -> String? {
        var (header, rows) = version.file(&lot, of: schema)
        for _ in 0..<4 {
            let text = ([header] + rows).map { row in
                row.map(Self.quoted).joined(separator: ",") + "\n"
            }.joined()
            let report = try PublishingKit.report(text, schema)
            if report.verdict == .accepted, report.rows.accepted > 0 { return text }
            let faulty = Set(report.violations.compactMap(\.record))
            rows = rows.enumerated().filter { !faulty.contains($0.offset + 1) }.map(\.element)
            if rows.isEmpty { return nil }
        }
        return nil
    }

    private static func quoted(_ text: String) -> String {
        "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}

/// Keeps what it receives as texts, by record and column.
private final class Rows: RecordSink {
    private var rows: [[String]] = []

    func receive(_ record: borrowing RecordView) throws {
        var cells: [String] = []
        for column in 0..<record.columnCount {
            switch record.cell(column).value {
            case .missing: cells.append("missing")
            case .text(let bytes): unsafe cells.append("=" + String(decoding: bytes, as: UTF8.self))
            case .integer(let value): cells.append("i\(value)")
            case .real(let value): cells.append("r\(value)")
            case .date(let days): cells.append("d\(days)")
            case .instant(let milliseconds): cells.append("t\(milliseconds)")
            case .boolean(let value): cells.append("b\(value)")
            }
        }
        rows.append(cells)
    }

    /// The cells of the columns that the older version has, by name.
    func texts(_ schema: DatasetSchema, like old: DatasetSchema? = nil) -> [[String: String]] {
        let names = Set((old ?? schema).columns.map(\.name))
        return rows.map { row in
            var cells: [String: String] = [:]
            for (column, cell) in zip(schema.columns, row) where names.contains(column.name) {
                cells[column.name] = cell
            }
            return cells
        }
    }
}
