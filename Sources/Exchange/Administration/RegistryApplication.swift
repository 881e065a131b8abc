import Accountability
import Cryptography
public import GatewayStore
public import RecordValidation
public import RegistryFile
public import SharingModel

/// Puts a registry in force: each change becomes a ledger entry in the same transaction.
public struct RegistryApplication: Sendable {
    private let store: GatewayStore

    /// Works on a gateway's store, with the gateway running or not.
    public init(store: GatewayStore) { self.store = store }

    /// The registry in force and its text; nil where none was applied yet.
    /// - Throws: refusal `registry-invalid`, or a fault of the store.
    public func current() async throws -> (registry: Registry, yaml: [UInt8])? {
        guard let record = try await store.registryCurrent() else { return nil }
        return (try RegistryFile.registry(from: record.yaml), record.yaml)
    }

    /// Reads a registry file and judges it.
    /// - Parameters:
    ///   - yaml: the file.
    ///   - catalogue: the schema versions that there are.
    ///   - now: when.
    /// - Returns: what keeps it from being applied, and what the operator should know.
    /// - Throws: refusal `registry-invalid` where it cannot be read.
    public static func judge(
        _ yaml: [UInt8], catalogue: SchemaCatalogue, at now: Instant
    ) throws(Refusal) -> RegistryJudgement {
        RegistryJudgement(
            try RegistryFile.document(from: yaml), catalogue: catalogue,
            today: LondonTime.date(at: now))
    }

    /// Applies a registry file.
    /// - Parameters:
    ///   - yaml: the file.
    ///   - catalogue: the schema versions that there are.
    ///   - now: when.
    /// - Returns: the ledger entries that tell of the changes, none where nothing changed; and what
    ///   the operator should know.
    /// - Throws: refusal `registry-invalid` with line and column where it cannot be read, or where
    ///   `RegistryJudgement` finds that it asks for what no file could meet; or a fault of the
    ///   store.
    public func apply(
        _ yaml: [UInt8], catalogue: SchemaCatalogue, at now: Instant
    ) async throws -> (entries: [LedgerEntry], warnings: [RegistryProblem]) {
        let judgement = try Self.judge(yaml, catalogue: catalogue, at: now)
        guard judgement.faults.isEmpty else { throw RegistryProblem.refusal(judgement.faults) }
        return (try await record(yaml, at: now), judgement.warnings)
    }

    /// Puts a registry file in force without judging it, as gateways did before they judged any.
    /// - Returns: the ledger entries that tell of the changes; none where nothing changed.
    /// - Throws: refusal `registry-invalid` with line and column, or a fault of the store.
    package func record(_ yaml: [UInt8], at now: Instant) async throws -> [LedgerEntry] {
        let registry = try RegistryFile.registry(from: yaml)
        guard let digest = SHA256Digest(bytes: SHA256Hasher.hash(yaml)) else {
            preconditionFailure("a SHA-256 digest has 32 bytes")
        }
        let old = try await current()?.registry
        let entries = RegistryChanges.entries(from: old, to: registry, digest: digest, at: now)
        guard !entries.isEmpty else { return [] }
        return try await store.commits.submit { transaction in
            _ = try transaction.recordRegistry(yaml: yaml, sha256: digest, at: now)
            return try entries.map { try transaction.append($0).entry }
        }.value
    }
}
