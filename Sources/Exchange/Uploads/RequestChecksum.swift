/// What a sender says of the bytes of one request.
public struct RequestChecksum: Sendable, Hashable {
    /// The digest's algorithm, by tus: `sha256` or `sha1`.
    public let algorithm: String
    /// The digest.
    public let digest: [UInt8]

    /// A checksum.
    public init(algorithm: String, digest: [UInt8]) {
        self.algorithm = algorithm
        self.digest = digest
    }
}
