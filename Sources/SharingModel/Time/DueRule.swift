/// By when a share is due: so many days, or working days, after the period's last day.
///
/// Written `10 working days after period end` or `14 days after period end`. A share is on time
/// until the end of the due day in Europe/London. Working days leave out Saturdays, Sundays and the
/// bank holidays of England and Wales, which the registry holds as data.
public struct DueRule: Sendable, Hashable, CustomStringConvertible {
    /// 0 to 366.
    public let days: Int
    /// Whether only working days count.
    public let working: Bool

    /// Reads the two forms above (`1 working day …` too); nil for anything else.
    public init?(_ text: String) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        guard let first = words.first, let days = Int(first), String(days) == first,
            (0...366).contains(days),
            words.suffix(3) == ["after", "period", "end"]
        else { return nil }
        switch words.dropFirst().dropLast(3).map({ $0 }) {
        case ["days"], ["day"]: working = false
        case ["working", "days"], ["working", "day"]: working = true
        default: return nil
        }
        self.days = days
    }

    /// The last day on which a share for the period is on time.
    public func dueDate(for period: Period, holidays: Set<CalendarDate>) -> CalendarDate {
        guard working else { return period.lastDay.adding(days: days) }
        var date = period.lastDay
        var left = days
        while left > 0 {
            date = date.adding(days: 1)
            if date.weekday <= 5, !holidays.contains(date) { left -= 1 }
        }
        return date
    }

    /// The written form.
    public var description: String {
        "\(days) \(working ? "working " : "")day\(days == 1 ? "" : "s") after period end"
    }
}
