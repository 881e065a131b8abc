/// Says what is probably wrong with a date that is not written as declared.
struct DateWords {
    /// What is probably wrong.
    enum Advice: Int, CaseIterable {
        case marks, serialNumber, monthName, american, swapped, shortYear
    }

    let formats: [DateFormat]

    /// Nil where nothing in particular is likely.
    static func advice<Text: Collection>(
        on value: Text
    ) -> Advice? where Text.Element: CellLetter {
        if value.allSatisfy({ $0.isDigit || $0 == "." }), value.count <= 12 {
            return value.count == 8 && !value.contains(".") ? .marks : .serialNumber
        }
        let numbers = FirstNumbers(value)
        if numbers.count >= 2, value.prefix(12).count(where: \.isLetter) >= 3 { return .monthName }
        guard numbers.count >= 3 else { return nil }
        let (first, second, third) = numbers.values
        let isYearLast = first <= 31 && third > 31
        if isYearLast, first <= 12, second > 12, second <= 31 { return .american }
        if first > 31, second > 12, second <= 31, third <= 12 { return .swapped }
        return first <= 99 && second <= 31 && third < 100 ? .shortYear : nil
    }

    func hint(_ advice: Advice) -> String {
        switch advice {
        case .marks: "Put the marks between year, month and day: write \(examples)."
        case .serialNumber:
            "A bare number looks like Excel's own count of days: format the column as a date and "
                + "save again."
        case .monthName: "Write the month as a number: \(examples)."
        case .american:
            "Day and month look swapped, as they are written in America: write \(examples)."
        case .swapped: "Month and day look swapped: write \(examples)."
        case .shortYear: "Write the year with four digits: \(examples)."
        }
    }

    private var examples: String { formats.map(\.example).joined(separator: " or ") }
}

/// How many numbers stand in a text, and the first three.
private struct FirstNumbers {
    private(set) var count = 0
    private(set) var values = (0, 0, 0)

    init<Text: Collection>(_ text: Text) where Text.Element: CellLetter {
        var isInside = false
        // Nil where it is too large, or no number after all.
        var number: Int?
        for letter in text {
            if letter.isDigit {
                number = Self.append(letter.digit, to: isInside ? number : 0)
                isInside = true
            } else if isInside {
                add(number)
                isInside = false
            }
        }
        if isInside { add(number) }
    }

    private static func append(_ digit: Int?, to number: Int?) -> Int? {
        guard let digit, let number else { return nil }
        let (shifted, isTooLarge) = number.multipliedReportingOverflow(by: 10)
        let (sum, isSumTooLarge) = shifted.addingReportingOverflow(digit)
        return isTooLarge || isSumTooLarge ? nil : sum
    }

    private mutating func add(_ number: Int?) {
        guard let number else { return }
        switch count {
        case 0: values.0 = number
        case 1: values.1 = number
        case 2: values.2 = number
        default: break
        }
        count += 1
    }
}
