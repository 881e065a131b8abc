internal import COpenSSL

/// SHA-256 over bytes that arrive in pieces; one context, reusable after each digest.
///
/// Not Sendable: one owner at a time. Source: FIPS 180-4 §6.2.
public final class SHA256Hasher {
    /// Bytes of a digest: 32.
    public static let digestBytes = 32

    private let context: Owned<DigestContextKind>

    /// The algorithm, fetched once for the life of the process: fetching costs more than hashing
    /// a short message.
    private static let algorithm: Result<Owned<DigestAlgorithmKind>, CryptographyError> = {
        do throws(CryptographyError) {
            let fetched = unsafe EVP_MD_fetch(nil, "SHA256", nil)
            return .success(try unsafe Owned(fetched, "fetching SHA-256"))
        } catch {
            return .failure(error)
        }
    }()

    /// Makes a hasher that has seen no bytes.
    ///
    /// - Throws: when this system's OpenSSL does not offer SHA-256, or memory is short.
    public init() throws(CryptographyError) {
        let algorithm = try Self.algorithm.get()
        defer { extendLifetime(algorithm) }
        context = try unsafe Owned(EVP_MD_CTX_new(), "making a digest context")
        try CryptographyError.check(
            unsafe EVP_DigestInit_ex2(context.pointer, algorithm.pointer, nil),
            "starting SHA-256")
    }

    private init(context: Owned<DigestContextKind>) {
        self.context = context
    }

    /// Takes in further bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        let result = unsafe EVP_DigestUpdate(context.pointer, start, bytes.count)
        precondition(result == 1, "SHA-256 takes any bytes")
    }

    /// Takes in further bytes.
    public func update(_ bytes: [UInt8]) {
        unsafe bytes.withUnsafeBytes { buffer in unsafe update(buffer) }
    }

    /// The digest, 32 bytes, of everything since the start or the last `finalize`; the hasher
    /// has then seen no bytes again.
    public func finalize() -> [UInt8] {
        let digest = unsafe [UInt8](unsafeUninitializedCapacity: Self.digestBytes) {
            buffer, count in
            let result = unsafe EVP_DigestFinal_ex(context.pointer, buffer.baseAddress, nil)
            precondition(result == 1, "a started SHA-256 ends")
            count = Self.digestBytes
        }
        let restarted = unsafe EVP_DigestInit_ex2(context.pointer, nil, nil)
        precondition(restarted == 1, "an ended SHA-256 starts again")
        return digest
    }

    /// A hasher that has seen the same bytes and goes its own way from here.
    public func copy() throws(CryptographyError) -> SHA256Hasher {
        let other = try unsafe Owned<DigestContextKind>(
            EVP_MD_CTX_new(), "making a digest context")
        try CryptographyError.check(
            unsafe EVP_MD_CTX_copy_ex(other.pointer, context.pointer), "copying SHA-256")
        return SHA256Hasher(context: other)
    }

    /// The digest, 32 bytes, of these bytes.
    public static func hash(_ bytes: [UInt8]) -> [UInt8] {
        unsafe bytes.withUnsafeBytes { buffer in unsafe hash(buffer) }
    }

    /// The digest, 32 bytes, of these bytes.
    public static func hash(_ bytes: UnsafeRawBufferPointer) -> [UInt8] {
        guard case .success(let algorithm) = Self.algorithm else {
            preconditionFailure("every OpenSSL 3 configuration for this program has SHA-256")
        }
        defer { extendLifetime(algorithm) }
        return unsafe [UInt8](unsafeUninitializedCapacity: digestBytes) { buffer, count in
            let result = unsafe EVP_Digest(
                bytes.baseAddress, bytes.count, buffer.baseAddress, nil, algorithm.pointer, nil)
            precondition(result == 1, "SHA-256 takes any bytes")
            count = digestBytes
        }
    }
}
