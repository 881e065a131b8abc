internal import COpenSSL

/// A P-256 private key: TLS identities and receipts. Source: FIPS 186-5 §6.
public final class ECPrivateKey: Sendable {
    /// The key as unencrypted PKCS #8 PEM: a secret.
    public let pem: [UInt8]

    let key: Owned<KeyKind>

    /// Generates a key.
    public init() throws(CryptographyError) {
        CryptographyError.forgetEarlier()
        key = try unsafe Owned(svd_generate_p256(), "generating a P-256 key")
        pem = try PrivateKeyPEM.write(key)
    }

    /// Reads an unencrypted PEM, PKCS #8 or SEC 1, and checks that its halves belong together.
    ///
    /// - Throws: when it is not one, is encrypted, is another kind of key or curve, or is damaged.
    public init(pem: [UInt8]) throws(CryptographyError) {
        let operation = "reading a P-256 private key"
        key = try PrivateKeyPEM.read(pem, operation)
        if unsafe EVP_PKEY_is_a(key.pointer, "EC") != 1 {
            throw CryptographyError(operation: operation, reason: "it is another kind of key")
        }
        if try Self.groupName(of: key) != "prime256v1" {
            throw CryptographyError(operation: operation, reason: "it is on another curve")
        }
        let context = try unsafe Owned<KeyContextKind>(
            EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil), operation)
        try CryptographyError.check(unsafe EVP_PKEY_check(context.pointer), operation)
        self.pem = try PrivateKeyPEM.write(key)
    }

    private static func groupName(
        of key: Owned<KeyKind>
    ) throws(CryptographyError) -> String {
        defer { extendLifetime(key) }
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        try CryptographyError.check(
            unsafe EVP_PKEY_get_group_name(key.pointer, &name, name.count, &count),
            "reading a key's curve")
        let used = name.prefix(count).map { UInt8(bitPattern: $0) }
        return String(decoding: used, as: UTF8.self)
    }
}
