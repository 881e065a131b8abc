import SharingModel

/// The end of a due day. A share is on time until midnight in Europe/London.
enum DueDay {
    /// The first moment after the day.
    static func closes(_ due: CalendarDate) -> Instant {
        LondonTime.start(of: due.adding(days: 1))
    }
}
