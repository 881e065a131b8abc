public import SharingModel

/// A published schema version; its bytes never change.
public struct SchemaVersionRecord: Sendable, Hashable {
    /// The dataset.
    public let dataset: DatasetID
    /// The version.
    public let version: SemanticVersion
    /// The SHA-256 of the document.
    public let sha256: SHA256Digest
    /// The document's bytes.
    public let document: [UInt8]
    /// When it was published.
    public let publishedAt: Instant

    /// A schema version.
    public init(
        dataset: DatasetID, version: SemanticVersion, sha256: SHA256Digest, document: [UInt8],
        publishedAt: Instant
    ) {
        self.dataset = dataset
        self.version = version
        self.sha256 = sha256
        self.document = document
        self.publishedAt = publishedAt
    }

    /// The refusal of a version that is published with other bytes.
    public static func altered(
        _ dataset: DatasetID, _ version: SemanticVersion, published: SHA256Digest,
        found: SHA256Digest
    ) -> Refusal {
        Refusal(
            .schemaAltered,
            "\(dataset) \(version) was published with other bytes: SHA-256 \(published.hex), here "
                + "\(found.hex).",
            help: "A schema version never changes: put the published document back, or give the "
                + "new one the next version.",
            field: "version")
    }
}
