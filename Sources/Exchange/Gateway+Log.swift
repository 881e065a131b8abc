import GatewayStore
import SharingModel

extension Gateway {
    /// What the ledger publishes: `checkpoint`, `tile/<L>/<N>[.p/<W>]`, `tile/entries/<N>[.p/<W>]`.
    /// - Returns: nil where nothing is published at the path. Source: C2SP tlog-tiles.
    /// - Throws: `internal-fault`.
    public func logBytes(at path: String) async throws -> [UInt8]? {
        do {
            return try await store.tileBytes(at: path)
        } catch {
            throw refusal(for: error)
        }
    }
}
