internal import COpenSSL

/// A digest in an algorithm that the peer names; for checksums on the way, never for anything that
/// has to stand up to an attacker.
///
/// Not Sendable: one owner at a time.
public final class MessageDigest {
    /// The names that are understood: those that tus checksums use.
    public static let names = ["sha256", "sha1"]

    private let context: Owned<DigestContextKind>
    private let byteCount: Int

    /// Makes a digest that has seen no bytes.
    /// - Parameter name: one of `names`.
    /// - Throws: for another name, or where OpenSSL does not offer the algorithm.
    public init(named name: String) throws(CryptographyError) {
        guard Self.names.contains(name) else {
            throw CryptographyError(
                operation: "choosing a digest", reason: "not one of \(Self.names)")
        }
        let algorithm = try unsafe Owned<DigestAlgorithmKind>(
            EVP_MD_fetch(nil, name, nil), "fetching \(name)")
        defer { extendLifetime(algorithm) }
        byteCount = name == "sha1" ? 20 : 32
        context = try unsafe Owned(EVP_MD_CTX_new(), "making a digest context")
        try CryptographyError.check(
            unsafe EVP_DigestInit_ex2(context.pointer, algorithm.pointer, nil), "starting \(name)")
    }

    /// Takes in further bytes.
    public func update(_ bytes: UnsafeRawBufferPointer) {
        guard let start = bytes.baseAddress else { return }
        let result = unsafe EVP_DigestUpdate(context.pointer, start, bytes.count)
        precondition(result == 1, "a digest takes any bytes")
    }

    /// The digest of everything taken in; called once.
    public func finalize() -> [UInt8] {
        unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            let result = unsafe EVP_DigestFinal_ex(context.pointer, buffer.baseAddress, nil)
            precondition(result == 1, "a started digest ends")
            count = byteCount
        }
    }
}
