package import StrictJSON

/// A validation report for people: what is wrong, where, and what to do.
///
/// Works on the report's JSON, which is the same offline and from the gateway.
package struct ReportText {
    private let report: JSONValue
    private let fileName: String

    package init(_ report: JSONValue, fileName: String) {
        self.report = report
        self.fileName = fileName
    }

    /// The report in lines.
    package var lines: [String] {
        let rows = report["rows"]
        let received = rows?["received"]?.integer ?? 0
        let rejected = rows?["rejected"]?.integer ?? 0
        let schema = report["schema"]?["version"]?.string ?? ""
        let against = "\(report["dataset"]?.string ?? "") \(schema)"
        switch report["verdict"]?.string {
        case "accepted":
            var lines = ["\(fileName): good. \(Number.count(received, "row")) of \(against)."]
            lines += totals + details
            return lines
        case "accepted-in-part":
            return [
                "\(fileName): good in part. \(Number.count(received, "row")) of \(against), of "
                    + "which \(Number.grouped(rejected)) will be left out:"
            ] + totals + details
        default:
            return [
                "\(fileName): not accepted as \(against). "
                    + "\(Number.count(received, "row")) read; these need putting right:"
            ] + totals + details
        }
    }

    private var totals: [String] {
        let totals = report["totals"]?.array ?? []
        guard totals.count > 1 || (totals.first?["count"]?.integer ?? 0) > 1 else { return [] }
        return totals.map { total in
            let header = total["header"]?.string.map { " in \($0)" } ?? ""
            let count = total["count"]?.integer ?? 0
            return
                "  \(Number.grouped(count)) × \(Self.title(total["code"]?.string ?? ""))\(header)"
        } + [""]
    }

    private var details: [String] {
        var lines: [String] = []
        for violation in report["violations"]?.array ?? [] { lines += Self.lines(of: violation) }
        if report["truncated"]?.bool == true {
            lines.append("  … and more of the same kinds; see them with --max-violations.")
        }
        return lines
    }

    private static func lines(of violation: JSONValue) -> [String] {
        var place: [String] = []
        if let line = violation["line"]?.integer { place.append("line \(line)") }
        if let header = violation["header"]?.string { place.append("column \(header)") }
        let mark = violation["severity"]?.string == "warning" ? "warning: " : ""
        var text = place.isEmpty ? "  " : "  \(place.joined(separator: ", ")): "
        text += mark + title(violation["code"]?.string ?? "")
        if let expected = violation["expected"]?.string, !expected.isEmpty {
            text += "; expected \(expected)"
        }
        if let actual = violation["actual"]?.string, !actual.isEmpty { text += "; found \(actual)" }
        guard let hint = violation["hint"]?.string, !hint.isEmpty else { return [text] }
        return [text, "      → \(hint)"]
    }

    /// A code in plain words; the code itself where it has none.
    package static func title(_ code: String) -> String { titles[code] ?? code }

    private static let titles: [String: String] = [
        "encoding": "not UTF-8 text", "bom": "a byte-order mark in the wrong place",
        "nul-byte": "a NUL byte", "line-ends": "line ends of another kind",
        "delimiter": "columns not separated by commas",
        "unclosed-quote": "a quotation mark that is not closed",
        "stray-quote": "a quotation mark inside a cell", "blank-row": "an empty row",
        "missing-cell": "too few cells in the row", "extra-cell": "too many cells in the row",
        "field-too-long": "a cell that is too long", "too-many-rows": "too many rows",
        "header-missing": "a column is missing",
        "header-unknown": "a column that does not belong here",
        "header-duplicate": "a column that is there twice",
        "header-order": "the columns are in another order", "empty-file": "the file is empty",
        "type": "the wrong kind of value", "format": "a value written another way",
        "ambiguous-time": "a time of the hour that comes twice in October",
        "enum": "a value that is not in the list", "const": "not the value that must stand here",
        "pattern": "a value of another shape", "min-length": "a value that is too short",
        "max-length": "a value that is too long", "minimum": "a number that is too small",
        "maximum": "a number that is too large", "multiple-of": "a number between the steps",
        "required": "a value is missing", "unique": "a value that is there already",
        "not-before": "a time before the one it must follow",
        "required-if": "a value is missing that another makes necessary",
        "forbidden-if": "a value that another rules out",
        "at-most-one-of": "more than one of several that exclude one another",
        "exactly-one-of": "not exactly one of several", "in-code-list": "a code that is not known",
        "equals-sum": "a total that is not the sum",
        "suspected-nhs-number": "what looks like an NHS number",
        "suspected-postcode": "what looks like a full postcode",
        "suspected-name": "what looks like a person's name",
    ]

    /// The violations as CSV, one a line.
    package var csv: [UInt8] {
        let columns = [
            "code", "severity", "record", "line", "byteOffset", "column", "header", "rule",
            "expected", "actual", "hint",
        ]
        var table = TextTable(columns)
        for violation in report["violations"]?.array ?? [] {
            table.add(
                columns.map { name in
                    violation[name]?.string ?? violation[name]?.integer.map(String.init) ?? ""
                })
        }
        return table.csv
    }
}
