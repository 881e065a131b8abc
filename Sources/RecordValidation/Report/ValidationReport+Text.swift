import SharingModel

extension ValidationReport {
    /// The report in plain words: the verdict, then what to put right, grouped by cause with counts
    /// and the first places.
    /// - Parameters:
    ///   - fileName: how to name the file.
    ///   - values: whether to quote the values found, where the report has them unmasked.
    /// - Returns: lines that each end with a line feed.
    public func text(fileName: String = "the file", values: Bool = true) -> String {
        var lines = [verdictLine(fileName)]
        let groups = ViolationGroup.groups(of: self)
        let errors = groups.count { $0.first.severity == .error }
        if errors > 0 {
            lines.append("")
            lines.append(errors == 1 ? "One thing to put right:" : "\(errors) things to put right:")
        }
        for (index, group) in groups.enumerated() {
            if index == errors {
                lines.append("")
                lines.append("For your notice, no need to act:")
            }
            lines.append("")
            lines += group.lines(showsValues: values)
        }
        if truncated {
            let all = totals.reduce(0) { $0 + $1.count }
            lines.append("")
            lines.append(
                "Only the first \(violations.count) of \(all) findings are listed; the counts "
                    + "cover all.")
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func verdictLine(_ fileName: String) -> String {
        let checked = "checked as \(dataset) \(schemaVersion)"
        switch verdict {
        case .accepted:
            return "\(fileName): accepted. \(rowText(rows.received)), \(checked)."
        case .acceptedInPart:
            return "\(fileName): accepted in part. \(rowText(rows.accepted)) accepted, "
                + "\(rows.rejected) rejected, of \(rows.received), \(checked)."
        case .refused:
            return "\(fileName): refused. \(rowText(rows.received)) read, \(checked)."
        }
    }

    private func rowText(_ count: Int) -> String { "\(count) row\(count == 1 ? "" : "s")" }
}

/// Findings of one cause in one column.
struct ViolationGroup {
    let first: Violation
    let places: [Violation]
    /// All findings of the cause, listed or not.
    let total: Int

    private static let placesShown = 5

    /// Groups errors first, each in the order of their first place.
    static func groups(of report: ValidationReport) -> [ViolationGroup] {
        var order: [Key] = []
        var members: [Key: [Violation]] = [:]
        for violation in report.violations {
            let key = Key(violation)
            if members[key] == nil { order.append(key) }
            members[key, default: []].append(violation)
        }
        let groups = order.compactMap { key -> ViolationGroup? in
            guard let places = members[key], let first = places.first else { return nil }
            // The exact total is of code and column; rules of one kind may share both.
            let isAlone = order.count { $0.code == key.code && $0.header == key.header } == 1
            let exact = report.totals.first {
                $0.code == key.code && $0.header == key.header
            }
            return ViolationGroup(
                first: first, places: places,
                total: isAlone ? exact?.count ?? places.count : places.count)
        }
        return groups.filter { $0.first.severity == .error }
            + groups.filter { $0.first.severity == .warning }
    }

    private struct Key: Hashable {
        let code: ViolationCode
        let header: String?
        let rule: String?

        init(_ violation: Violation) {
            code = violation.code
            header = violation.header
            rule = violation.rule
        }
    }

    func lines(showsValues: Bool) -> [String] {
        var lines = ["  \(subject)"]
        if let expected = first.expected { lines.append("      expected: \(expected)") }
        let isMasked = first.actual?.hasPrefix("‹masked") ?? true
        if showsValues, !isMasked, first.header != nil {
            lines += valueLines
        } else {
            let found = uniqueTexts(\.actual).filter { !$0.hasPrefix("‹masked") }
            if first.header == nil, !found.isEmpty {
                lines.append("      found: \(found.joined(separator: ", "))")
            }
            for hint in uniqueTexts(\.hint) { lines.append("      → \(hint)") }
        }
        if let place = placeText { lines.append("      at \(place)") }
        return lines
    }

    /// The values found, the most frequent first, each with what to do about it.
    private var valueLines: [String] {
        var order: [String] = []
        var members: [String: [Violation]] = [:]
        for violation in places {
            let value = violation.actual ?? ""
            if members[value] == nil { order.append(value) }
            members[value, default: []].append(violation)
        }
        let sorted = order.enumerated().sorted { left, right in
            let counts = (members[left.element]?.count ?? 0, members[right.element]?.count ?? 0)
            return counts.0 == counts.1 ? left.offset < right.offset : counts.0 > counts.1
        }.map(\.element)
        var lines: [String] = []
        var lastHint: String?
        for value in sorted.prefix(Self.placesShown) {
            let cells = members[value] ?? []
            let count = cells.count == 1 ? "1 cell says" : "\(cells.count) cells say"
            lines.append("      \(count) '\(value)'")
            if let hint = cells.first?.hint, hint != lastHint {
                lines.append("      → \(hint)")
                lastHint = hint
            }
        }
        if sorted.count > Self.placesShown {
            lines.append("      and \(sorted.count - Self.placesShown) other values")
        }
        return lines
    }

    private var subject: String {
        guard let header = first.header else {
            return total == 1 ? first.code.words : "\(first.code.words): \(total) times"
        }
        let letter = first.column.map { "column \(Self.letters($0)) " } ?? "column "
        let cells = total == 1 ? "1 cell" : "\(total) cells"
        return "\(letter)'\(header)': \(cells): \(first.code.words)"
    }

    private func uniqueTexts(_ path: KeyPath<Violation, String?>) -> [String] {
        var texts: [String] = []
        for violation in places {
            if let text = violation[keyPath: path], !texts.contains(text) { texts.append(text) }
            if texts.count == Self.placesShown { break }
        }
        return texts
    }

    private var placeText: String? {
        let lines = places.prefix(Self.placesShown).compactMap { violation -> String? in
            violation.line.map { "line \($0)" }
        }
        guard !lines.isEmpty else { return nil }
        let more = total - lines.count
        return lines.joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
    }

    /// A column as a spreadsheet names it: 1 is A, 27 is AA.
    static func letters(_ column: Int) -> String {
        var rest = column
        var text = ""
        while rest > 0 {
            let letter = Unicode.Scalar(UInt8(65 + (rest - 1) % 26))
            text = String(letter) + text
            rest = (rest - 1) / 26
        }
        return text
    }
}
