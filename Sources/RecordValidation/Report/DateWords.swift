/// Says what is probably wrong with a date that is not written as declared.
struct DateWords {
    let formats: [DateFormat]

    /// Nil where nothing in particular is likely.
    func hint(for value: String) -> String? {
        if value.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }), value.count <= 12 {
            return value.count == 8 && !value.contains(".")
                ? "Put the marks between year, month and day: write \(examples)."
                : "A bare number looks like Excel's own count of days: format the column as a "
                    + "date and save again."
        }
        let numbers = value.split { !("0"..."9").contains($0) }.compactMap { Int($0) }
        if numbers.count >= 2, value.prefix(12).filter(\.isLetter).count >= 3 {
            return "Write the month as a number: \(examples)."
        }
        guard numbers.count >= 3 else { return nil }
        let isYearLast = numbers[0] <= 31 && numbers[2] > 31
        if isYearLast, numbers[0] <= 12, numbers[1] > 12, numbers[1] <= 31 {
            return "Day and month look swapped, as they are written in America: write \(examples)."
        }
        if numbers[0] > 31, numbers[1] > 12, numbers[1] <= 31, numbers[2] <= 12 {
            return "Month and day look swapped: write \(examples)."
        }
        if numbers[0] <= 99, numbers[1] <= 31, numbers[2] < 100 {
            return "Write the year with four digits: \(examples)."
        }
        return nil
    }

    private var examples: String { formats.map(\.example).joined(separator: " or ") }
}
