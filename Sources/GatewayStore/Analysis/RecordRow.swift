import RecordValidation
import SQLDatabase
import SharingModel

/// One record of a query's result; valid during the call only.
public struct RecordRow {
    /// The columns: those of `LeadingColumn`, then the dataset's, each followed by
    /// `<name>_original` where it has one (missing where the file said the same).
    public let columns: [RecordColumn]
    let row: SQLRow

    /// The value of a column, by its index in `columns`.
    public func value(_ column: Int) -> RecordValue {
        guard !row.isNull(column) else { return .missing }
        switch columns[column].storage {
        case .text: return .text(row.text(column))
        case .integer: return .integer(row.integer(column))
        case .real: return .real(row.real(column))
        case .boolean: return .boolean(row.integer(column) != 0)
        case .date: return .date(CalendarDate(daysSinceEpoch: row.integer(column)))
        case .instant: return .instant(Instant(milliseconds: row.integer(column)))
        }
    }

    /// The UTF-8 bytes of a text column, not copied; nil where there is no value or it is no text.
    public func withText<Value>(
        _ column: Int, _ body: (UnsafeRawBufferPointer) throws -> Value
    ) rethrows -> Value? {
        guard columns[column].storage == .text, !row.isNull(column) else { return nil }
        return unsafe try row.withBytes(column, body)
    }

    /// The record's number within its dataset.
    public var recordID: Int { row.integer(0) }
}
