/// The whole months that a submission speaks about: `2026-10`, or `2026-10/2026-12` (both
/// included).
public struct Period: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Months since 0000-01 of the first month.
    public let firstMonth: Int
    /// How many months, 1 to 12.
    public let months: Int

    /// Checks a period; nil outside years 1900 to 9998 or 1 to 12 months.
    public init?(year: Int, month: Int, months: Int = 1) {
        self.init(firstMonth: year * 12 + month - 1, months: months)
        guard (1...12).contains(month) else { return nil }
    }

    init?(firstMonth: Int, months: Int) {
        guard (1900 * 12..<9999 * 12).contains(firstMonth), (1...12).contains(months) else {
            return nil
        }
        self.firstMonth = firstMonth
        self.months = months
    }

    /// Reads `YYYY-MM` or `YYYY-MM/YYYY-MM`; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        let months = parts.compactMap { part in
            CalendarDate(part + "-01").map { $0.year * 12 + $0.month - 1 }
        }
        guard months.count == parts.count, (1...2).contains(parts.count) else { return nil }
        if months.count == 2, months[1] == months[0] { return nil }
        self.init(firstMonth: months[0], months: (months.last ?? months[0]) - months[0] + 1)
    }

    /// The first day.
    public var firstDay: CalendarDate { Self.firstDay(of: firstMonth) }

    /// The last day.
    public var lastDay: CalendarDate { Self.firstDay(of: firstMonth + months).adding(days: -1) }

    /// The period of the same length that follows.
    public var next: Period? { Period(firstMonth: firstMonth + months, months: months) }

    private static func firstDay(of month: Int) -> CalendarDate {
        CalendarDate(year: month / 12, month: month % 12 + 1, day: 1)
            ?? CalendarDate(daysSinceEpoch: 0)
    }

    private static func text(of month: Int) -> String {
        CalendarDate.padded(month / 12, 4) + "-" + CalendarDate.padded(month % 12 + 1, 2)
    }

    /// The written form.
    public var description: String {
        let first = Self.text(of: firstMonth)
        return months == 1 ? first : first + "/" + Self.text(of: firstMonth + months - 1)
    }

    /// The order of the first months; of two that begin together the shorter comes first.
    public static func < (left: Self, right: Self) -> Bool {
        (left.firstMonth, left.months) < (right.firstMonth, right.months)
    }
}
