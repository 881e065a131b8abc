public import SharingModel

/// Which records of a dataset to show.
public struct RecordQuery: Sendable, Hashable {
    /// The dataset.
    public var dataset: DatasetID
    /// All of which must hold.
    public var filters: [RecordFilter]
    /// Only records that one of these receives; none for none.
    public var controllers: [ControllerID]
    /// The dataset's columns to show, in this order; nil for all of every version.
    public var columns: [String]?
    /// At most so many records.
    public var limit: Int
    /// Only records after this one: `next` of the page before.
    public var after: Int?

    /// A query.
    public init(
        dataset: DatasetID, filters: [RecordFilter] = [], controllers: [ControllerID],
        columns: [String]? = nil, limit: Int = Limits.pageRecordsMax, after: Int? = nil
    ) {
        self.dataset = dataset
        self.filters = filters
        self.controllers = controllers
        self.columns = columns
        self.limit = limit
        self.after = after
    }
}
