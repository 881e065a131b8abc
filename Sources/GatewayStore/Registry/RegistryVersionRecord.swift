public import SharingModel

/// A registry as it was applied.
public struct RegistryVersionRecord: Sendable, Hashable {
    /// From 1.
    public let version: Int
    /// The SHA-256 of the file.
    public let sha256: SHA256Digest
    /// The file's bytes.
    public let yaml: [UInt8]
    /// When it was applied.
    public let appliedAt: Instant
}
