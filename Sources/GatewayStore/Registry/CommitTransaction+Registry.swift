public import SharingModel

extension CommitTransaction {
    /// Records a registry that is applied from now on.
    /// - Returns: its number, from 1.
    public func recordRegistry(
        yaml: [UInt8], sha256: SHA256Digest, at time: Instant
    ) throws -> Int {
        try RegistryTable.insert(yaml: yaml, sha256: sha256, at: time, connection)
    }

    /// Publishes a schema version.
    /// - Returns: false where the same bytes are published already: append nothing then.
    /// - Throws: a refusal `schema-altered` where the version is published with other bytes.
    public func publish(_ schema: SchemaVersionRecord) throws -> Bool {
        try RegistryTable.publish(schema, connection)
    }
}
