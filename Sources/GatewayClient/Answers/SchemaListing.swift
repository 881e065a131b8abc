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

    /// One line.
    public init(dataset: DatasetID, version: SemanticVersion, title: String, sha256: String) {
        self.dataset = dataset
        self.version = version
        self.title = title
        self.sha256 = sha256
    }

    /// Reads one line; nil where a name cannot be read.
    public init?(json: JSONValue) {
        guard let dataset = json["dataset"]?.string.flatMap({ DatasetID($0) }),
            let version = json["version"]?.string.flatMap({ SemanticVersion($0) })
        else { return nil }
        self.init(
            dataset: dataset, version: version, title: json["title"]?.string ?? "",
            sha256: json["sha256"]?.string ?? "")
    }

    /// The line as it is sent.
    public var json: JSONValue {
        [
            "dataset": .string(dataset.text), "version": .string(version.description),
            "title": .string(title), "sha256": .string(sha256),
        ]
    }
}
