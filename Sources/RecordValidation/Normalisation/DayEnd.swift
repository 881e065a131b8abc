import SharingModel

/// The end of a day in London, as cells of either type have it; never, where no day is given.
struct DayEnd {
    /// Days since 1970-01-01.
    let day: Int64
    /// The last millisecond of the day, since 1970-01-01T00:00:00Z.
    let millisecond: Int64

    init(_ date: CalendarDate?) {
        guard let date else {
            day = .max
            millisecond = .max
            return
        }
        day = Int64(date.daysSinceEpoch)
        millisecond = Int64(LondonTime.start(of: date.adding(days: 1)).milliseconds) - 1
    }
}
