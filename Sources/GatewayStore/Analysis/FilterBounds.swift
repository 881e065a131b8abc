import RecordValidation
import SQLDatabase
import SharingModel

/// What a filter's value means for a column: everything from one stored value to another. A day, in
/// a column of moments, is all its moments in London; a month is all its days.
struct FilterBounds {
    let from: SQLValue
    let to: SQLValue

    /// Whether both ends are the same value.
    var isSingle: Bool { from == to }

    private init(_ value: SQLValue) {
        from = value
        to = value
    }

    private init(_ from: Int, _ to: Int) {
        self.from = .integer(from)
        self.to = .integer(to)
    }

    /// Reads a value as a column keeps it; nil where it is none.
    init?(_ text: String, storage: ColumnStorage) {
        switch storage {
        case .text: self.init(.text(text))
        case .integer:
            guard let value = Int(text) else { return nil }
            self.init(.integer(value))
        case .real:
            guard let value = Double(text), value.isFinite else { return nil }
            self.init(.real(value))
        case .boolean:
            guard let value = Bool(text) else { return nil }
            self.init(.integer(value ? 1 : 0))
        case .date:
            guard let days = Self.days(text) else { return nil }
            self.init(days.first.daysSinceEpoch, days.last.daysSinceEpoch)
        case .instant:
            if let instant = Instant(text) {
                self.init(.integer(instant.milliseconds))
            } else if let days = Self.days(text) {
                self.init(
                    LondonTime.start(of: days.first).milliseconds,
                    LondonTime.start(of: days.last.adding(days: 1)).milliseconds - 1)
            } else {
                return nil
            }
        }
    }

    private static func days(_ text: String) -> (first: CalendarDate, last: CalendarDate)? {
        if let date = CalendarDate(text) { return (date, date) }
        return Period(text).map { ($0.firstDay, $0.lastDay) }
    }
}
