import GatewayStore
import RecordValidation
import SharingModel
import Synchronization

/// Keeps the catalogue in force and takes up what was published since.
final class SchemaHolder: Sendable {
    private let state: Mutex<SchemaCatalogue>

    init(_ catalogue: SchemaCatalogue) { state = Mutex(catalogue) }

    /// The catalogue in force.
    var current: SchemaCatalogue { state.withLock { $0 } }

    /// Versions that are published and not yet in the catalogue.
    /// - Throws: `schema-invalid`, or a fault of the store.
    func missing(from store: GatewayStore) async throws -> [DatasetSchema] {
        let known = current
        guard try await store.schemaVersionCount() > known.all.count else { return [] }
        return try await SchemaPublication(store: store).published().filter {
            known.schema($0.dataset, $0.version) == nil
        }
    }

    /// Adds versions.
    /// - Throws: `schema-invalid` where one is there already; nothing changes then.
    func add(_ schemas: [DatasetSchema]) throws(Refusal) {
        let catalogue = try SchemaCatalogue(current.all + schemas)
        state.withLock { $0 = catalogue }
    }
}
