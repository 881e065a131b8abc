internal import COpenSSL

/// An Ed25519 private key: it signs checkpoints. Source: RFC 8032 §5.1.
public final class Ed25519PrivateKey: Sendable {
    /// The key as unencrypted PKCS #8 PEM: a secret.
    public let pem: [UInt8]

    /// The public half.
    public let publicKey: Ed25519PublicKey

    private let key: Owned<KeyKind>

    /// Generates a key.
    public init() throws(CryptographyError) {
        CryptographyError.forgetEarlier()
        key = try unsafe Owned(svd_generate_ed25519(), "generating an Ed25519 key")
        pem = try PrivateKeyPEM.write(key)
        publicKey = try Self.publicHalf(of: key)
    }

    /// Makes the key of a 32-byte seed, which is the private key of RFC 8032.
    ///
    /// - Throws: when there are not 32 bytes.
    public init(seed: [UInt8]) throws(CryptographyError) {
        if seed.count != 32 {
            throw CryptographyError(
                operation: "reading an Ed25519 seed", reason: "it has \(seed.count) bytes, not 32")
        }
        CryptographyError.forgetEarlier()
        key = try unsafe Owned(
            EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nil, seed, seed.count),
            "reading an Ed25519 seed")
        pem = try PrivateKeyPEM.write(key)
        publicKey = try Self.publicHalf(of: key)
    }

    /// Reads an unencrypted PKCS #8 PEM, as `openssl genpkey -algorithm ed25519` writes it.
    ///
    /// - Throws: when it is not one, is encrypted, or holds another kind of key.
    public init(pem: [UInt8]) throws(CryptographyError) {
        key = try PrivateKeyPEM.read(pem, "reading an Ed25519 private key")
        if unsafe EVP_PKEY_is_a(key.pointer, "ED25519") != 1 {
            throw CryptographyError(
                operation: "reading an Ed25519 private key", reason: "it is another kind of key")
        }
        self.pem = try PrivateKeyPEM.write(key)
        publicKey = try Self.publicHalf(of: key)
    }

    /// The 64-byte signature over these bytes; the same key and bytes give the same signature.
    public func signature(for message: [UInt8]) throws(CryptographyError) -> [UInt8] {
        let operation = "signing with Ed25519"
        CryptographyError.forgetEarlier()
        defer { extendLifetime(key) }
        let context = try unsafe Owned<DigestContextKind>(EVP_MD_CTX_new(), operation)
        try CryptographyError.check(
            unsafe EVP_DigestSignInit(context.pointer, nil, nil, nil, key.pointer), operation)
        var result: Int32 = 0
        let signature = unsafe [UInt8](unsafeUninitializedCapacity: 64) { buffer, count in
            var size = 64
            result = unsafe EVP_DigestSign(
                context.pointer, buffer.baseAddress, &size, message, message.count)
            count = result == 1 ? size : 0
        }
        try CryptographyError.check(result, operation)
        return signature
    }

    private static func publicHalf(
        of key: Owned<KeyKind>
    ) throws(CryptographyError) -> Ed25519PublicKey {
        defer { extendLifetime(key) }
        var result: Int32 = 0
        let raw = unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            var size = 32
            result = unsafe EVP_PKEY_get_raw_public_key(key.pointer, buffer.baseAddress, &size)
            count = result == 1 ? size : 0
        }
        try CryptographyError.check(result, "reading an Ed25519 public key")
        return try Ed25519PublicKey(rawBytes: raw)
    }
}
