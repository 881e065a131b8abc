internal import COpenSSL

/// An Ed25519 public key. Source: RFC 8032 §5.1.
public struct Ed25519PublicKey: Sendable, Hashable {
    /// The key as published: 32 bytes.
    public let rawBytes: [UInt8]

    private let key: Owned<KeyKind>

    /// Makes a key from its 32 bytes.
    ///
    /// - Throws: when there are not 32.
    public init(rawBytes: [UInt8]) throws(CryptographyError) {
        if rawBytes.count != 32 {
            throw CryptographyError(
                operation: "reading an Ed25519 public key",
                reason: "it has \(rawBytes.count) bytes, not 32")
        }
        CryptographyError.forgetEarlier()
        self.rawBytes = rawBytes
        key = try unsafe Owned(
            EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nil, rawBytes, rawBytes.count),
            "reading an Ed25519 public key")
    }

    /// Whether the 64-byte signature over these very bytes was made with this key's private half.
    public func isValid(signature: [UInt8], for message: [UInt8]) -> Bool {
        defer { extendLifetime(key) }
        let context: Owned<DigestContextKind>
        do throws(CryptographyError) {
            context = try unsafe Owned(EVP_MD_CTX_new(), "making a verification context")
            try CryptographyError.check(
                unsafe EVP_DigestVerifyInit(context.pointer, nil, nil, nil, key.pointer),
                "starting an Ed25519 verification")
        } catch {
            return false
        }
        let result = unsafe EVP_DigestVerify(
            context.pointer, signature, signature.count, message, message.count)
        if result != 1 { CryptographyError.forgetEarlier() }
        return result == 1
    }

    /// Whether both are the same 32 bytes.
    public static func == (left: Ed25519PublicKey, right: Ed25519PublicKey) -> Bool {
        left.rawBytes == right.rawBytes
    }

    /// Feeds the 32 bytes.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(rawBytes)
    }
}
