import SharingModel

/// Days by the calendar in London, counted from 1970-01-01.
enum LondonDay {
    static let millisecondsOfDay: Int64 = 86_400_000
    static let millisecondsOfHour: Int64 = 3_600_000

    /// The day of a cell: a day itself, or the day on which its moment lies.
    @inline(__always)
    static func of(_ value: Int64, kind: ColumnPlan.Kind) -> Int64 {
        kind == .instant ? days(at: value) : value
    }

    /// The day at a moment, in milliseconds since 1970-01-01T00:00:00Z.
    static func days(at milliseconds: Int64) -> Int64 {
        let earliest = floor(milliseconds)
        // In 23 of 24 hours it is the same day with summer time as without.
        guard floor(milliseconds + millisecondsOfHour) != earliest else { return earliest }
        let isSummer = LondonTime.isSummer(Instant(milliseconds: Int(milliseconds)))
        return earliest + (isSummer ? 1 : 0)
    }

    private static func floor(_ milliseconds: Int64) -> Int64 {
        let (days, rest) = milliseconds.quotientAndRemainder(dividingBy: millisecondsOfDay)
        return rest < 0 ? days - 1 : days
    }
}
