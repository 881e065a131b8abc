public import SharingModel
public import StrictJSON

/// One line of the gateway's catalogue of schemas.
public struct SchemaListing: Sendable, Hashable {
    /// The dataset.
    public let dataset: DatasetID
    /// The schema's version.
    public let version: SemanticVersion
    /// What people call the dataset.
    public let title: String
    /// The digest of the schema's document.
    public let sha256: String
    /// The last day on which files are taken under it; nil where none is set.
    public let lastDay: CalendarDate?
    /// Whether files are taken under it today.
    public let isLive: Bool

    /// One line.
    public init(
        dataset: DatasetID, version: SemanticVersion, title: String, sha256: String,
        lastDay: CalendarDate? = nil, isLive: Bool = true
    ) {
        self.dataset = dataset
        self.version = version
        self.title = title
        self.sha256 = sha256
        self.lastDay = lastDay
        self.isLive = isLive
    }

    /// Reads one line; nil where a name cannot be read.
    public init?(json: JSONValue) {
        guard let dataset = json["dataset"]?.string.flatMap({ DatasetID($0) }),
            let version = json["version"]?.string.flatMap({ SemanticVersion($0) })
        else { return nil }
        self.init(
            dataset: dataset, version: version, title: json["title"]?.string ?? "",
            sha256: json["sha256"]?.string ?? "",
            lastDay: json["sunset"]?.string.flatMap { CalendarDate($0) },
            isLive: json["live"]?.bool ?? true)
    }

    /// The line as it is sent.
    public var json: JSONValue {
        var line = JSONObject([
            ("dataset", .string(dataset.text)), ("version", .string(version.description)),
            ("title", .string(title)), ("sha256", .string(sha256)),
        ])
        line["sunset"] = lastDay.map { .string($0.description) }
        line["live"] = .bool(isLive)
        return .object(line)
    }
}
