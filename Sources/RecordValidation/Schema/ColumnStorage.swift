/// How the normalised value of a column is kept.
public enum ColumnStorage: String, Sendable, Hashable, CaseIterable {
    /// UTF-8 text.
    case text
    /// A whole number of 64 bits.
    case integer
    /// The nearest binary64 value of a decimal number.
    case real
    /// A day.
    case date
    /// A moment in UTC, to the millisecond.
    case instant
    /// Yes or no.
    case boolean
}
