import RecordValidation
import StrictJSON

/// What to do about a value, worked out from the value alone, letter by letter, as plainly as can
/// be. A code may have several causes: then it gives what may be said.
struct SlowHints {
    let column: Column
    /// The words of `enum`.
    let words: [String]
    /// Of the code list that the column is checked against.
    let codes: [String]

    /// Nil where the hint does not depend on the value.
    func allowed(_ violation: Violation) -> Set<String>? {
        let value = violation.actual ?? ""
        let expected = violation.expected ?? ""
        switch violation.code {
        case .allowed:
            return [space(value) ?? near(value, words) ?? "Use one of the allowed values."]
        case .inCodeList: return [near(value, codes) ?? "Use a code of the list."]
        case .type: return [type(value, expected)]
        case .pattern: return [space(value) ?? pattern(expected)]
        case .format where column.storage == .date || column.storage == .instant:
            return [
                date(value, expected),
                "The clocks went forward: that hour did not exist that day in London. Correct the "
                    + "time.",
            ]
        case .format:
            let identifier = SlowIdentifierHints(column.normalisation, expected: expected)
            return [identifier.form(value), identifier.check(value), SlowIdentifierHints.area]
        case .minimum: return [position(value) ?? "The number is too small."]
        case .maximum: return [position(value) ?? "The number is too large."]
        default: return nil
        }
    }

    private func space(_ value: String) -> String? {
        guard value.first?.isWhitespace == true || value.last?.isWhitespace == true else {
            return nil
        }
        return "Remove the space before or after the value."
    }

    private func pattern(_ expected: String) -> String {
        let text = column.description
        let sentence = text.isEmpty ? "" : text.hasSuffix(".") ? text + " " : text + ". "
        return sentence + "Write \(expected)."
    }

    private func type(_ value: String, _ expected: String) -> String {
        if let hint = space(value) { return hint }
        if value.contains(",") { return "Write the number without thousands separators." }
        switch column.storage {
        case .boolean: return "Write \(expected)."
        case .text, .date, .instant: return "Put the value in quotes."
        case .integer, .real: break
        }
        if Self.isNumber(value), column.storage == .real || !value.contains(".") {
            return "Write the number without quotes."
        }
        return "Write \(expected), in digits, without unit or leading zeros."
    }

    private static func isNumber(_ value: String) -> Bool {
        guard let match = value.wholeMatch(of: /-?(0|[1-9][0-9]*)(\.[0-9]+)?/) else { return false }
        return match.output.0.count(where: \.isNumber) <= 18
    }

    private func position(_ value: String) -> String? {
        guard let number = Double(value), let core = column.core else { return nil }
        let isLatitude = number >= 49 && number <= 61.5
        let isLongitude = number >= -9.5 && number <= 2.5
        switch core {
        case .latitude, .easting, .northing:
            if number == 0 {
                return "0 is no place here: leave the position empty where the place is not known."
            }
        case .longitude: break
        case .occurredAt, .place, .category: return nil
        }
        if core == .latitude || core == .longitude {
            if core == .latitude ? isLongitude : isLatitude {
                return "Latitude and longitude look swapped: exchange them."
            }
            return abs(number) > 1000 ? "This looks like metres on a grid: write degrees." : nil
        }
        if isLatitude || isLongitude {
            return "This looks like degrees: write metres on the British National Grid."
        }
        if number > 0, number < (core == .easting ? 1000 : 1300) {
            return "This looks like kilometres: write metres."
        }
        return core == .easting && number >= 700_000 && number < 1_300_000
            ? "This looks like a northing: easting and northing may be swapped." : nil
    }

    private func date(_ value: String, _ expected: String) -> String {
        if let hint = space(value) { return hint }
        let list = expected.split(separator: "written as ").last ?? ""
        let examples = list.split(separator: " or ").compactMap {
            $0.split(separator: " (").first.map { String($0) }
        }.joined(separator: " or ")
        let digits: ClosedRange<Character> = "0"..."9"
        if value.allSatisfy({ digits.contains($0) || $0 == "." }), value.count <= 12 {
            return value.count == 8 && !value.contains(".")
                ? "Put the marks between year, month and day: write \(examples)."
                : "A bare number looks like Excel's own count of days: format the column as a "
                    + "date and save again."
        }
        let numbers = value.split { !digits.contains($0) }.compactMap { Int($0) }
        if numbers.count >= 2, value.prefix(12).filter(\.isLetter).count >= 3 {
            return "Write the month as a number: \(examples)."
        }
        if numbers.count >= 3 {
            if (0...12).contains(numbers[0]), (13...31).contains(numbers[1]), numbers[2] > 31 {
                return "Day and month look swapped, as they are written in America: write "
                    + "\(examples)."
            }
            if numbers[0] > 31, (13...31).contains(numbers[1]), numbers[2] <= 12 {
                return "Month and day look swapped: write \(examples)."
            }
            if numbers[0] <= 99, numbers[1] <= 31, numbers[2] < 100 {
                return "Write the year with four digits: \(examples)."
            }
        }
        return "Write \(expected); the day and the time must exist."
    }

    private func near(_ value: String, _ words: [String]) -> String? {
        SlowNearest.find(value, in: words).map { "Did you mean '\($0)'?" }
    }
}

/// The word that is nearest to a text, found by comparing them all.
enum SlowNearest {
    static func find(_ text: String, in words: [String]) -> String? {
        let wanted = simplified(text)
        guard wanted.count <= 64 else { return nil }
        if wanted.last?.isNumber == true,
            let same = words.first(where: {
                simplified($0).drop { $0 == "0" } == wanted.drop { $0 == "0" }
            })
        {
            return same
        }
        let near = words.map { (word: $0, distance: distance(wanted, simplified($0))) }.filter {
            let shorter = min(wanted.count, simplified($0.word).count)
            return $0.distance <= max(1, shorter / 3) && (shorter >= 3 || $0.distance == 0)
        }
        return near.min { $0.distance < $1.distance }?.word
    }

    private static func simplified(_ text: String) -> [Character] {
        let letters = text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
        let start = letters.drop { $0 == "_" }
        return Array(start.reversed().drop { $0 == "_" }.reversed())
    }

    /// Letters changed, added, dropped, or swapped with their neighbour.
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var table = (0...left.count).map { row in (0...right.count).map { max(row, $0) } }
        for row in 0..<left.count {
            for column in 0..<right.count {
                let isSame = left[row] == right[column]
                table[row + 1][column + 1] = min(
                    table[row][column + 1] + 1, table[row + 1][column] + 1,
                    table[row][column] + (isSame ? 0 : 1))
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    table[row + 1][column + 1] = min(
                        table[row + 1][column + 1], table[row - 1][column - 1] + 1)
                }
            }
        }
        return table[left.count][right.count]
    }
}
