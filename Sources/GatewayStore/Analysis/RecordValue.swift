public import SharingModel

/// A value of a record.
public enum RecordValue: Sendable, Hashable {
    /// There is none.
    case missing
    /// UTF-8.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A binary64 number.
    case real(Double)
    /// Yes or no.
    case boolean(Bool)
    /// A day.
    case date(CalendarDate)
    /// A moment.
    case instant(Instant)
}
