/// What a query showed.
public struct QueryPage: Sendable, Hashable {
    /// How many records were shown.
    public let count: Int
    /// Where the next page begins; nil where there are no more records.
    public let next: Int?
}
