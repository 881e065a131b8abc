internal import COpenSSL

/// HMAC with SHA-256. Source: RFC 2104, RFC 4231.
public enum HMACSHA256 {
    /// The authentication code, 32 bytes, of a message under a key of any length.
    public static func authenticationCode(for message: [UInt8], key: [UInt8]) -> [UInt8] {
        // HMAC pads a key with zero bytes, so that one zero byte stands for the empty key, which
        // OpenSSL takes for no key at all.
        let key = key.isEmpty ? [0] : key
        return unsafe [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            let made = unsafe HMAC(
                EVP_sha256(), key, Int32(clamping: key.count), message, message.count,
                buffer.baseAddress, nil)
            precondition(unsafe made != nil, "HMAC-SHA-256 takes any key and message")
            count = 32
        }
    }

    /// Whether a code belongs to message and key; takes the same time wherever they differ.
    public static func isValid(
        _ code: [UInt8], for message: [UInt8], key: [UInt8]
    ) -> Bool {
        let expected = authenticationCode(for: message, key: key)
        if code.count != expected.count { return false }
        return unsafe CRYPTO_memcmp(code, expected, expected.count) == 0
    }
}
