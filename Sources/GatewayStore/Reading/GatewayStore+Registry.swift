import SQLDatabase

extension GatewayStore {
    /// The registry in force; nil before the first.
    public func registryCurrent() async throws -> RegistryVersionRecord? {
        try await database.read { try RegistryTable.current($0) }
    }

    /// How many schema versions are published.
    public func schemaVersionCount() async throws -> Int {
        try await database.read { try RegistryTable.schemaCount($0) }
    }

    /// Every published schema version, in order of dataset and version.
    public func schemaVersions() async throws -> [SchemaVersionRecord] {
        try await database.read { try RegistryTable.schemas($0) }
    }
}
