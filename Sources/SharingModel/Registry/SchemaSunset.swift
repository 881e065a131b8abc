/// The day on which a schema version ends.
public struct SchemaSunset: Sendable, Hashable {
    /// The dataset.
    public var dataset: DatasetID
    /// The version.
    public var version: SemanticVersion
    /// The last day, in London, on which files are taken under it.
    public var lastDay: CalendarDate

    /// A day on which a version ends.
    public init(dataset: DatasetID, version: SemanticVersion, lastDay: CalendarDate) {
        self.dataset = dataset
        self.version = version
        self.lastDay = lastDay
    }
}
