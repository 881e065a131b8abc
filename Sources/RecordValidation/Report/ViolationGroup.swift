import SharingModel

/// Findings of one cause in one column.
struct ViolationGroup {
    let first: Violation
    /// All findings of the cause, listed or not.
    let total: Int
    private let list: ViolationList
    /// Where its findings stand in the list.
    private let places: [Int]

    private static let placesShown = 5

    /// Groups errors first, each in the order of their first place.
    static func groups(of report: ValidationReport) -> [ViolationGroup] {
        let list = report.violations
        let (keys, members) = parted(list)
        let groups = keys.indices.map { index -> ViolationGroup in
            let (key, places) = (keys[index], members[index])
            // The exact total is of code and column; rules of one kind may share both.
            let isAlone = keys.count { $0.code == key.code && $0.header == key.header } == 1
            let exact = report.totals.first {
                $0.code == key.code && $0.header == key.header
            }
            return ViolationGroup(
                first: list[places[0]],
                total: isAlone ? exact?.count ?? places.count : places.count,
                list: list, places: places)
        }
        return groups.filter { $0.first.severity == .error }
            + groups.filter { $0.first.severity == .warning }
    }

    /// The keys in the order in which they are first met, and where the findings of each stand.
    private static func parted(_ list: ViolationList) -> ([Key], [[Int]]) {
        var keys: [Key] = []
        var members: [[Int]] = []
        var groups: [Key: Int] = [:]
        var groupOfCause = [Int](repeating: -1, count: list.causes.count)
        for (place, entry) in list.entries.enumerated() {
            let cause = Int(entry.cause)
            if groupOfCause[cause] < 0 {
                let key = Key(list.causes[cause])
                groupOfCause[cause] = groups[key] ?? keys.count
                if groups[key] == nil {
                    groups[key] = keys.count
                    keys.append(key)
                    members.append([])
                }
            }
            members[groupOfCause[cause]].append(place)
        }
        return (keys, members)
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
        // Unknown columns have an expectation each, which their hints say.
        let areColumns = first.code == .headerUnknown && first.record == nil
        if let expected = first.expected, !areColumns {
            lines.append("      expected: \(expected)")
        }
        let isMasked = first.actual?.hasPrefix("‹masked") ?? true
        if showsValues, !isMasked, first.header != nil {
            lines += valueLines
        } else {
            let found = uniqueTexts(number: \.actual, text: list.actual)
                .filter { !$0.hasPrefix("‹masked") }
            if first.header == nil, !found.isEmpty, !areColumns {
                lines.append("      found: \(VisibleText.line(found.joined(separator: ", ")))")
            }
            for hint in uniqueTexts(number: \.hint, text: list.hint) {
                lines.append("      → \(VisibleText.line(hint))")
            }
        }
        if let place = placeText { lines.append("      at \(place)") }
        return lines
    }

    /// A value that was found, and how often.
    private struct Value {
        let text: String
        let hint: String?
        var count = 0
    }

    /// The values found, the most frequent first, each with what to do about it.
    private var valueLines: [String] {
        let values = values
        let sorted = values.enumerated().sorted { left, right in
            left.element.count == right.element.count
                ? left.offset < right.offset : left.element.count > right.element.count
        }.map(\.element)
        var lines: [String] = []
        var lastHint: String?
        for value in sorted.prefix(Self.placesShown) {
            let count = value.count == 1 ? "1 cell says" : "\(value.count) cells say"
            lines.append("      \(count) '\(VisibleText.line(value.text))'")
            if let hint = value.hint, hint != lastHint {
                lines.append("      → \(hint)")
                lastHint = hint
            }
        }
        if sorted.count > Self.placesShown {
            lines.append("      and \(sorted.count - Self.placesShown) other values")
        }
        return lines
    }

    /// The values in the order in which they are first met.
    private var values: [Value] {
        var values: [Value] = []
        var indices: [String: Int] = [:]
        for place in places {
            let entry = list.entries[place]
            let text = list.actual(entry) ?? ""
            let index = indices[text] ?? values.count
            if index == values.count {
                indices[text] = index
                values.append(Value(text: text, hint: list.hint(entry)))
            }
            values[index].count += 1
        }
        return values
    }

    private var subject: String {
        guard let header = first.header else {
            return total == 1 ? first.code.words : "\(first.code.words): \(total) times"
        }
        let letter = first.column.map { "column \(Self.letters($0)) " } ?? "column "
        let cells = first.record == nil ? "" : total == 1 ? " 1 cell:" : " \(total) cells:"
        return "\(letter)'\(header)':\(cells) \(first.code.words)"
    }

    /// The first texts that differ.
    private func uniqueTexts(
        number: (ViolationList.Entry) -> Int32, text: (ViolationList.Entry) -> String?
    ) -> [String] {
        var texts: [String] = []
        var seen = Set<Int32>()
        for place in places {
            let entry = list.entries[place]
            // The same number is the same text, unless a record is named in it.
            if entry.named == 0, !seen.insert(number(entry)).inserted { continue }
            if let text = text(entry), !texts.contains(text) { texts.append(text) }
            if texts.count == Self.placesShown { break }
        }
        return texts
    }

    private var placeText: String? {
        let lines = places.prefix(Self.placesShown).compactMap { place -> String? in
            list[place].line.map { "line \($0)" }
        }
        guard !lines.isEmpty else { return nil }
        let more = total - lines.count
        // All of the header is on one line: which columns, the hints say.
        if first.record == nil, Set(lines).count == 1 {
            return lines[0] + (more > 0 && first.column != nil ? ", and \(more) more columns" : "")
        }
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
