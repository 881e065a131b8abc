import RecordValidation

/// What goes wrong often with a column like this one.
struct ColumnTraps {
    let property: SchemaProperty

    var all: [String] {
        var traps: [String] = []
        let values = property.listed ?? []
        if values.contains(where: Self.becomesDate) {
            traps.append(
                "Excel turns \(example(values, Self.becomesDate)) into a date: format the column "
                    + "as Text"
            )
        }
        if values.contains(where: Self.hasLeadingZero) || property.pattern?.hasPrefix("^0") == true
        {
            traps.append("leading zeros are lost unless the column is formatted as Text")
        }
        switch property.column.storage {
        case .date, .instant: traps += times
        case .integer, .real:
            traps.append("digits only: no thousands commas, no units, no “approx.”")
        case .text: traps += texts
        case .boolean: break
        }
        return traps
    }

    private var times: [String] {
        var traps: [String] = []
        if property.formats.contains(where: { $0.hasPrefix("dd") }) {
            traps.append("the day comes before the month, and the year has four digits")
        }
        traps.append(
            "a bare number such as 46327 is Excel's count of days: format as Text")
        if property.column.storage == .instant {
            traps.append("an hour that the clocks skipped in March does not exist")
        }
        return traps
    }

    private var texts: [String] {
        var traps: [String] = []
        if property.column.columnClass == .freeText {
            traps.append("no names, numbers or addresses of people: the text is searched for them")
        }
        let digits = ["uprn", "nhs-number", "snomed-code"]
        if let kind = property.column.normalisation?.rawValue, digits.contains(kind) {
            traps.append("Excel shortens long numbers to 1.2E+11: format the column as Text")
        }
        return traps
    }

    private func example(_ values: [String], _ test: (String) -> Bool) -> String {
        values.first(where: test) ?? ""
    }

    /// Whether a spreadsheet takes the text for a day of a month: 10-15, 3/4.
    static func becomesDate(_ text: String) -> Bool {
        let parts = text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
        let numbers = parts.compactMap { Int($0) }
        return parts.count == 2 && numbers.count == 2
            && numbers.allSatisfy { (1...31).contains($0) }
            && numbers.contains { $0 <= 12 }
    }

    private static func hasLeadingZero(_ text: String) -> Bool {
        text.count > 1 && text.hasPrefix("0") && text.allSatisfy(\.isNumber)
    }
}
