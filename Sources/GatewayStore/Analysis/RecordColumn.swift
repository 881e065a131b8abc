public import RecordValidation

/// A column of a query's result.
public struct RecordColumn: Sendable, Hashable {
    /// Its name.
    public let name: String
    /// What its values are.
    public let storage: ColumnStorage
}
