import GatewayStore
import RegistryFile
import SharingModel
import Synchronization

/// Keeps the registry that is in force and takes up a new one when it was applied.
final class RegistryHolder: Sendable {
    /// A registry and its number in the store.
    struct Version: Sendable {
        let document: RegistryDocument
        let version: Int

        var registry: Registry { document.registry }
    }

    private let state: Mutex<Version>

    /// Loads the registry that was applied last.
    /// - Throws: refusal `registry-invalid` where there is none or it cannot be read.
    init(store: GatewayStore) async throws {
        guard let record = try await store.registryCurrent() else {
            throw Refusal(
                .registryInvalid, "No registry has been applied yet.",
                help: "Run `svd-gateway registry apply --home DIR registry.yaml`.")
        }
        state = Mutex(
            Version(
                document: try RegistryFile.document(from: record.yaml), version: record.version))
    }

    /// The registry in force.
    var current: Version { state.withLock { $0 } }

    /// Takes up what was applied since.
    /// - Returns: whether there was something.
    /// - Throws: refusal `registry-invalid`; the old registry then stays.
    func reload(from store: GatewayStore) async throws -> Bool {
        guard let record = try await store.registryCurrent(), record.version != current.version
        else { return false }
        let document = try RegistryFile.document(from: record.yaml)
        state.withLock { $0 = Version(document: document, version: record.version) }
        return true
    }
}
