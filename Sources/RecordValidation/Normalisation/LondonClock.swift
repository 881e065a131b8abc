/// The civil time of Europe/London to UTC: summer time from the last Sunday of March, 01:00 UTC, to
/// the last Sunday of October, 01:00 UTC.
///
/// Source: Summer Time Act 1972; SI 2002/262. The rule is applied to every year.
enum LondonClock {
    /// The moment of a reading. In the hour that October gives twice it is the earlier one.
    @inline(__always)
    static func instant(
        days: Int, month: Int, day: Int, clock: ClockReading
    ) -> DatePlan.Outcome {
        let midnight = Int64(days) * 86_400_000 + Int64(clock.millisecondOfDay)
        if let offset = clock.offsetMinutes {
            return .value(midnight - Int64(offset) * 60_000, isAmbiguous: false)
        }
        if month > 3, month < 10 { return .value(midnight - 3_600_000, isAmbiguous: false) }
        if month != 3, month != 10 { return .value(midnight, isAmbiguous: false) }
        let changeDay = changeDay(lastOfMonth: days + 31 - day)
        if day != changeDay {
            let isSummer = (day > changeDay) == (month == 3)
            return .value(midnight - (isSummer ? 3_600_000 : 0), isAmbiguous: false)
        }
        let isBefore = clock.hour < 1
        if clock.hour == 1 {
            return month == 3 ? .skipped : .value(midnight - 3_600_000, isAmbiguous: true)
        }
        let isSummer = isBefore == (month == 10)
        return .value(midnight - (isSummer ? 3_600_000 : 0), isAmbiguous: false)
    }

    /// The last Sunday of a month of 31 days, whose last day is given in days since 1970-01-01.
    static func changeDay(lastOfMonth days: Int) -> Int {
        // The weekday, Sunday = 0; day 0 of the epoch was a Thursday.
        let weekday = ((days + 4) % 7 + 7) % 7
        return 31 - weekday
    }
}
