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
}
