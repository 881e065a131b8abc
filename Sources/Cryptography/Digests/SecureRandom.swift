internal import COpenSSL

/// Random bytes fit for keys, salts and serial numbers, from libcrypto's generator.
public enum SecureRandom {
    /// So many random bytes.
    ///
    /// - Throws: when the system gives no entropy.
    public static func bytes(count: Int) throws(CryptographyError) -> [UInt8] {
        precondition(count >= 0 && count <= Int(Int32.max), "a count fits an Int32")
        var result: Int32 = 1
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            if count > 0 { result = unsafe RAND_bytes(buffer.baseAddress, Int32(count)) }
            filled = result == 1 ? count : 0
        }
        try CryptographyError.check(result, "drawing random bytes")
        return bytes
    }
}
