public import SharingModel

/// The schemas that a gateway or a partner holds.
public struct SchemaCatalogue: Sendable {
    /// All schemas, by dataset and then version.
    public let all: [DatasetSchema]

    /// Collects schemas.
    /// - Throws: `schema-invalid` where a version of a dataset is there twice.
    public init(_ schemas: [DatasetSchema]) throws(Refusal) {
        all = schemas.sorted { ($0.dataset, $0.version) < ($1.dataset, $1.version) }
        for (left, right) in zip(all, all.dropFirst())
        where left.dataset == right.dataset && left.version == right.version {
            throw Refusal(
                .schemaInvalid, "\(left.dataset) \(left.version) is there twice.",
                help: "Keep one document for each version of a dataset.", field: "/x-svd/version")
        }
    }

    /// The schema of a dataset.
    /// - Parameters:
    ///   - dataset: the dataset.
    ///   - version: the version; nil for the newest.
    /// - Returns: nil where there is none.
    public func schema(_ dataset: DatasetID, _ version: SemanticVersion?) -> DatasetSchema? {
        all.last { $0.dataset == dataset && (version == nil || $0.version == version) }
    }
}
