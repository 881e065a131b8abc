import RecordValidation
import SharingModel

/// Writes a report in the plainest way, from its findings as they are read one by one.
struct SlowReport {
    let report: ValidationReport
    let violations: [Violation]

    init(_ report: ValidationReport) {
        self.report = report
        violations = Array(report.violations)
    }

    /// One finding a line, every cell quoted that must be.
    var csv: String {
        var lines = ["code,severity,record,line,byteOffset,column,header,rule,expected,actual,hint"]
        for violation in violations {
            let numbers = [
                violation.record, violation.line, violation.byteOffset, violation.column,
            ].map { $0.map { "\($0)" } ?? "" }
            let texts = [
                violation.header, violation.rule, violation.expected, violation.actual,
                violation.hint,
            ].map { $0 ?? "" }
            let cells = [violation.code.rawValue, violation.severity.rawValue] + numbers + texts
            lines.append(cells.map(Self.cell).joined(separator: ","))
        }
        return lines.map { $0 + "\r\n" }.joined()
    }

    private static func cell(_ value: String) -> String {
        let isFormula = value.unicodeScalars.first.map { "=+-@\t\r\n".unicodeScalars.contains($0) }
        let text = isFormula == true ? "'" + value : value
        guard text.unicodeScalars.contains(where: { "\",\n\r".unicodeScalars.contains($0) })
        else { return text }
        var quoted = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted.append(scalar) }
            quoted.append(scalar)
        }
        return "\"" + String(quoted) + "\""
    }

    /// What the text of the report says of each group of findings, errors first.
    var groups: [String] {
        var order: [[String?]] = []
        var members: [[String?]: [Violation]] = [:]
        for violation in violations {
            let key = [violation.code.rawValue, violation.header, violation.rule]
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(violation)
        }
        let groups = order.compactMap { key -> (severity: Severity, text: String)? in
            guard let places = members[key], let first = places.first else { return nil }
            let isAlone = order.count { $0[0] == key[0] && $0[1] == key[1] } == 1
            let exact = report.totals.first { $0.code == first.code && $0.header == first.header }
            let total = isAlone ? exact?.count ?? places.count : places.count
            return (first.severity, text(first, places, total))
        }
        return (groups.filter { $0.severity == .error } + groups.filter { $0.severity == .warning })
            .map(\.text)
    }

    private func text(_ first: Violation, _ places: [Violation], _ total: Int) -> String {
        var lines: [String] = []
        if let header = first.header {
            let letter = first.column.map { "column \(Self.letters($0)) " } ?? "column "
            let cells = total == 1 ? " 1 cell:" : " \(total) cells:"
            lines.append(
                "  \(letter)'\(header)':\(first.record == nil ? "" : cells) \(first.code.words)")
        } else {
            lines.append("  \(first.code.words)" + (total == 1 ? "" : ": \(total) times"))
        }
        let areColumns = first.code == .headerUnknown && first.record == nil
        if let expected = first.expected, !areColumns {
            lines.append("      expected: \(expected)")
        }
        if first.header != nil, let actual = first.actual, !actual.hasPrefix("‹masked") {
            lines += values(places)
        } else {
            let found = unique(places.map(\.actual)).filter { !$0.hasPrefix("‹masked") }
            if first.header == nil, !found.isEmpty, !areColumns {
                lines.append("      found: \(VisibleText.line(found.joined(separator: ", ")))")
            }
            lines += unique(places.map(\.hint)).map { "      → \(VisibleText.line($0))" }
        }
        let shown = places.prefix(5).compactMap(\.line)
        if !shown.isEmpty {
            let isHeader = first.record == nil && Set(shown).count == 1
            let rest = total - shown.count
            let more =
                rest == 0
                ? ""
                : !isHeader
                    ? " and \(rest) more"
                    : first.column == nil
                        ? "" : ", and \(rest) more columns"
            let list = (isHeader ? [shown[0]] : Array(shown)).map { "line \($0)" }
                .joined(separator: ", ")
            lines.append("      at \(list)\(more)")
        }
        return lines.joined(separator: "\n")
    }

    private func values(_ places: [Violation]) -> [String] {
        let grouped = Dictionary(grouping: places) { $0.actual ?? "" }
        var order: [String] = []
        for place in places where !order.contains(place.actual ?? "") {
            order.append(place.actual ?? "")
        }
        let counts = order.map { grouped[$0]?.count ?? 0 }
        let sorted = order.indices.sorted {
            counts[$0] == counts[$1] ? $0 < $1 : counts[$0] > counts[$1]
        }
        var lines: [String] = []
        var lastHint: String?
        for index in sorted.prefix(5) {
            let count = counts[index] == 1 ? "1 cell says" : "\(counts[index]) cells say"
            lines.append("      \(count) '\(VisibleText.line(order[index]))'")
            if let hint = grouped[order[index]]?.first?.hint, hint != lastHint {
                lines.append("      → \(hint)")
                lastHint = hint
            }
        }
        if order.count > 5 { lines.append("      and \(order.count - 5) other values") }
        return lines
    }

    private func unique(_ texts: [String?]) -> [String] {
        var found: [String] = []
        for case let text? in texts where !found.contains(text) { found.append(text) }
        return Array(found.prefix(5))
    }

    private static func letters(_ column: Int) -> String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ").map { String($0) }
        return column <= 26
            ? alphabet[column - 1] : alphabet[(column - 1) / 26 - 1] + alphabet[(column - 1) % 26]
    }
}
