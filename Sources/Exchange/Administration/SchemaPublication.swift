public import GatewayStore
public import RecordValidation
import SchemaPublishing
public import SharingModel

/// Puts schema documents in force: each new version becomes a ledger entry, and never changes.
public struct SchemaPublication: Sendable {
    private let store: GatewayStore

    /// Works on a gateway's store, with the gateway running or not.
    public init(store: GatewayStore) { self.store = store }

    /// Every published version, as it was published.
    /// - Parameter read: documents that were read already; those of the same bytes are not read
    ///   again, which takes most of a gateway's start.
    /// - Throws: `schema-invalid` where this program cannot read one, or a fault of the store.
    public func published(reusing read: [DatasetSchema] = []) async throws -> [DatasetSchema] {
        let known = Dictionary(read.map { ($0.sha256, $0) }) { first, _ in first }
        return try await store.schemaVersions().map { record in
            if let schema = known[record.sha256] { return schema }
            do {
                return try DatasetSchema(
                    document: record.document, sha256: record.sha256, wasChecked: true)
            } catch let refusal as Refusal {
                throw Refusal(
                    refusal.code,
                    "The published \(record.dataset) \(record.version) cannot be read: "
                        + refusal.reason,
                    help: "Run the version of svd-gateway that published it.", field: refusal.field)
            }
        }
    }

    /// Judges versions that are to be published, without publishing them.
    /// - Returns: those that are new, in order of dataset and version.
    /// - Throws: `schema-altered` where a version is published with other bytes;
    ///   `schema-incompatible` where its number promises more than it keeps; `schema-invalid` where
    ///   its records cannot stand beside those of the other versions; as `published()`.
    public func judge(_ schemas: [DatasetSchema]) async throws -> [DatasetSchema] {
        var known = try await published(reusing: schemas)
        var new: [DatasetSchema] = []
        for schema in schemas.sorted(by: { ($0.dataset, $0.version) < ($1.dataset, $1.version) }) {
            let same = known.first {
                $0.dataset == schema.dataset && $0.version == schema.version
            }
            if let same {
                guard same.sha256 == schema.sha256 else {
                    throw SchemaVersionRecord.altered(
                        schema.dataset, schema.version, published: same.sha256,
                        found: schema.sha256)
                }
                continue
            }
            if let refusal = try SchemaSuccession(schema, among: known).refusal { throw refusal }
            try TableColumns.check(schema, among: known)
            known.append(schema)
            new.append(schema)
        }
        return new
    }

    /// Publishes what is new: one ledger entry for each version, in one transaction.
    /// - Returns: the versions that were new.
    /// - Throws: as `judge(_:)`, and nothing is published then; or a fault of the store.
    public func publish(
        _ schemas: [DatasetSchema], at now: Instant
    ) async throws -> [DatasetSchema] {
        let new = try await judge(schemas)
        guard !new.isEmpty else { return [] }
        return try await store.commits.submit { transaction in
            var published: [DatasetSchema] = []
            for schema in new {
                let record = SchemaVersionRecord(
                    dataset: schema.dataset, version: schema.version, sha256: schema.sha256,
                    document: schema.document, publishedAt: now)
                guard try transaction.publish(record) else { continue }
                _ = try transaction.append(
                    LedgerEntry(
                        kind: .schemaPublished, time: now, dataset: schema.dataset,
                        schemaVersion: schema.version, schemaDigest: schema.sha256))
                published.append(schema)
            }
            return published
        }.value
    }

    /// Publishes what is new in a folder, and gives everything that is published: a version whose
    /// file is gone is kept, since submissions cite it.
    /// - Throws: as `publish(_:at:)`.
    public func catalogue(
        with schemas: [DatasetSchema], at now: Instant
    ) async throws -> SchemaCatalogue {
        _ = try await publish(schemas, at: now)
        return try SchemaCatalogue(try await published(reusing: schemas))
    }
}
