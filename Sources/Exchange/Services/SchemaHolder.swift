import GatewayStore
import RecordValidation
import SharingModel
import Synchronization

/// Keeps the catalogue in force and takes up what was published since.
///
/// A published version whose records cannot be kept is left out: nothing is taken under it, and the
/// others go on.
final class SchemaHolder: Sendable {
    /// A version that is left out, and why.
    struct LeftOut: Sendable {
        let dataset: DatasetID
        let version: SemanticVersion
        let refusal: Refusal
    }

    private struct State {
        var catalogue: SchemaCatalogue
        var leftOut: [LeftOut] = []
    }

    private let state: Mutex<State>

    init(_ catalogue: SchemaCatalogue, leftOut: [LeftOut]) {
        state = Mutex(State(catalogue: catalogue, leftOut: leftOut))
    }

    /// The catalogue in force.
    var current: SchemaCatalogue { state.withLock { $0.catalogue } }

    /// Versions that are published and neither in the catalogue nor left out.
    /// - Throws: `schema-invalid`, or a fault of the store.
    func missing(from store: GatewayStore) async throws -> [DatasetSchema] {
        let known = state.withLock { $0 }
        let count = known.catalogue.all.count + known.leftOut.count
        guard try await store.schemaVersionCount() > count else { return [] }
        return try await SchemaPublication(store: store).published().filter { schema in
            known.catalogue.schema(schema.dataset, schema.version) == nil
                && !known.leftOut.contains {
                    $0.dataset == schema.dataset && $0.version == schema.version
                }
        }
    }

    /// Adds versions.
    /// - Throws: `schema-invalid` where one is there already; nothing changes then.
    func add(_ schemas: [DatasetSchema], leftOut: [LeftOut]) throws(Refusal) {
        let catalogue = try SchemaCatalogue(current.all + schemas)
        state.withLock { state in
            state.catalogue = catalogue
            state.leftOut += leftOut
        }
    }

    /// Refuses what names a version that is left out, or a dataset that has no other.
    /// - Throws: `schema-invalid`, with the reason.
    func checkUsable(dataset name: String?, version text: String?) throws(Refusal) {
        let state = state.withLock { $0 }
        guard !state.leftOut.isEmpty, let dataset = name.flatMap({ DatasetID($0) }) else { return }
        let version = text.flatMap { SemanticVersion($0) }
        if version == nil, state.catalogue.schema(dataset, nil) != nil { return }
        let found = state.leftOut.last {
            $0.dataset == dataset && (version == nil || $0.version == version)
        }
        guard let found else { return }
        throw Refusal(
            .schemaInvalid,
            "\(dataset) \(found.version) is published, but nothing can be taken under it: "
                + found.refusal.reason,
            help: "Use another version; the operator publishes one that can be kept.",
            field: "schema")
    }
}
