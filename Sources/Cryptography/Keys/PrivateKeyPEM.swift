internal import COpenSSL

/// Private keys as unencrypted PEM: the file's mode, not a passphrase, protects them.
enum PrivateKeyPEM {
    /// The first private key of the text.
    static func read(
        _ pem: [UInt8], _ operation: String
    ) throws(CryptographyError) -> Owned<KeyKind> {
        CryptographyError.forgetEarlier()
        let buffer = try Owned<BufferKind>(reading: pem, secret: true)
        defer { extendLifetime(buffer) }
        let key = try unsafe Owned<KeyKind>(svd_read_private_key(buffer.pointer), operation)
        // The decoder leaves the attempts that failed before the right one.
        CryptographyError.forgetEarlier()
        return key
    }

    /// The key as PKCS #8.
    static func write(_ key: Owned<KeyKind>) throws(CryptographyError) -> [UInt8] {
        let operation = "writing a private key"
        defer { extendLifetime(key) }
        let buffer = try Owned<BufferKind>(secret: true)
        try CryptographyError.check(
            unsafe PEM_write_bio_PKCS8PrivateKey(
                buffer.pointer, key.pointer, nil, nil, 0, nil, nil),
            operation)
        return buffer.bytes
    }
}
