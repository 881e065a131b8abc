/// The civil time of Europe/London since 1996: UTC, and UTC+1 from the last Sunday of March 01:00
/// UTC to the last Sunday of October 01:00 UTC.
///
/// Source: Summer Time Act 1972; SI 1997/2982; SI 2002/262.
public enum LondonTime {
    /// The day in London at a moment.
    public static func date(at instant: Instant) -> CalendarDate {
        instant.adding(seconds: isSummer(instant) ? 3600 : 0).date
    }

    /// The first moment of a day in London.
    public static func start(of date: CalendarDate) -> Instant {
        let midnight = Instant(date)
        return isSummer(midnight.adding(seconds: -3600))
            ? midnight.adding(seconds: -3600) : midnight
    }

    /// Whether summer time is in force at a moment.
    public static func isSummer(_ instant: Instant) -> Bool {
        let year = instant.date.year
        return instant >= change(year, month: 3) && instant < change(year, month: 10)
    }

    private static func change(_ year: Int, month: Int) -> Instant {
        guard let last = CalendarDate(year: year, month: month, day: 31) else {
            return Instant(milliseconds: 0)
        }
        return Instant(last.adding(days: -(last.weekday % 7))).adding(seconds: 3600)
    }
}
