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

    /// A column as a spreadsheet names it: 1 is A, 27 is AA.
    public static func columnLetters(_ column: Int) -> String { ViolationGroup.letters(column) }

    private func verdictLine(_ fileName: String) -> String {
        let fileName = VisibleText.line(fileName)
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
