public import RecordValidation
public import SharingModel

/// Which versions of a dataset are live: taken for uploads.
///
/// A version with a sunset date is live through that day. One without is live while its MAJOR is
/// the newest or the one before it.
public struct SchemaLifetimes: Sendable {
    private let versions: [DatasetID: [SemanticVersion]]
    private let sunsets: [SchemaSunset]

    /// Lifetimes of the versions of a catalogue.
    public init(catalogue: SchemaCatalogue, sunsets: [SchemaSunset]) {
        versions = Dictionary(grouping: catalogue.all, by: \.dataset).mapValues {
            $0.map(\.version).sorted()
        }
        self.sunsets = sunsets
    }

    /// The last day of a version; nil where none is set.
    public func lastDay(_ dataset: DatasetID, _ version: SemanticVersion) -> CalendarDate? {
        sunsets.first { $0.dataset == dataset && $0.version == version }?.lastDay
    }

    /// The last second in which files are taken under a version; nil where no day is set.
    public func sunset(_ dataset: DatasetID, _ version: SemanticVersion) -> Instant? {
        lastDay(dataset, version).map {
            LondonTime.start(of: $0.adding(days: 1)).adding(seconds: -1)
        }
    }

    /// Whether files are taken under a version on a day.
    public func isLive(
        _ dataset: DatasetID, _ version: SemanticVersion, on day: CalendarDate
    ) -> Bool {
        if let lastDay = lastDay(dataset, version) { return day <= lastDay }
        let majors = Set((versions[dataset] ?? []).map(\.major)).sorted().suffix(2)
        return majors.contains(version.major)
    }

    /// The newest live version of a dataset; nil where none is.
    public func newestLive(_ dataset: DatasetID, on day: CalendarDate) -> SemanticVersion? {
        (versions[dataset] ?? []).last { isLive(dataset, $0, on: day) }
    }

    /// Refuses a version that has ended.
    /// - Throws: `schema-version-ended`, whose help names the version to use.
    public func check(
        _ dataset: DatasetID, _ version: SemanticVersion, on day: CalendarDate
    ) throws(Refusal) {
        guard !isLive(dataset, version, on: day) else { return }
        let ended =
            lastDay(dataset, version).map { "ended on \($0)" }
            ?? "ended when two later majors were published"
        let help =
            newestLive(dataset, on: day).map {
                "Use version \($0): get it with `svd template \(dataset) --schema \($0)`."
            } ?? "No version of the dataset is taken any more; ask the operator."
        throw Refusal(
            .schemaVersionEnded, "Version \(version) of \(dataset) \(ended).", help: help,
            field: "schema")
    }
}
