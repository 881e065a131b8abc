import SQLDatabase
import SharingModel

/// The statements over `registryVersion` and `schemaVersion`.
enum RegistryTable {
    static func insert(
        yaml: [UInt8], sha256: SHA256Digest, at time: Instant, _ connection: SQLConnection
    ) throws -> Int {
        let version =
            try connection.first("SELECT coalesce(max(version), 0) + 1 FROM registryVersion") {
                $0.integer(0)
            } ?? 1
        try connection.run(
            """
            INSERT INTO registryVersion (version, sha256, yaml, appliedAt) VALUES (?1, ?2, ?3, ?4)
            """,
            [
                .integer(version), .blob(sha256.bytes), .blob(yaml),
                .integer(time.milliseconds),
            ])
        return version
    }

    static func current(_ connection: SQLConnection) throws -> RegistryVersionRecord? {
        try connection.first(
            """
            SELECT version, sha256, yaml, appliedAt FROM registryVersion
            ORDER BY version DESC LIMIT 1
            """
        ) { row in
            RegistryVersionRecord(
                version: row.integer(0), sha256: try row.digest(1, "sha256"),
                yaml: row.bytes(2), appliedAt: row.instant(3))
        }
    }

    /// False where the same bytes are published already.
    static func publish(
        _ schema: SchemaVersionRecord, _ connection: SQLConnection
    ) throws -> Bool {
        let known = try connection.first(
            "SELECT sha256 FROM schemaVersion WHERE dataset = ?1 AND version = ?2",
            [.text(schema.dataset.text), .text(schema.version.description)]
        ) { try $0.digest(0, "sha256") }
        if let known {
            guard known == schema.sha256 else {
                throw SchemaVersionRecord.altered(
                    schema.dataset, schema.version, published: known, found: schema.sha256)
            }
            return false
        }
        try connection.run(
            """
            INSERT INTO schemaVersion (dataset, version, sha256, document, publishedAt)
            VALUES (?1, ?2, ?3, ?4, ?5)
            """,
            [
                .text(schema.dataset.text), .text(schema.version.description),
                .blob(schema.sha256.bytes), .blob(schema.document),
                .integer(schema.publishedAt.milliseconds),
            ])
        return true
    }

    static func schemaCount(_ connection: SQLConnection) throws -> Int {
        try connection.first("SELECT count(*) FROM schemaVersion") { $0.integer(0) } ?? 0
    }

    static func schemas(_ connection: SQLConnection) throws -> [SchemaVersionRecord] {
        let schemas = try connection.query(
            "SELECT dataset, version, sha256, document, publishedAt FROM schemaVersion"
        ) { row in
            SchemaVersionRecord(
                dataset: try row.value(0, "dataset") { DatasetID($0) },
                version: try row.value(1, "version") { SemanticVersion($0) },
                sha256: try row.digest(2, "sha256"), document: row.bytes(3),
                publishedAt: row.instant(4))
        }
        return schemas.sorted { ($0.dataset, $0.version) < ($1.dataset, $1.version) }
    }
}
