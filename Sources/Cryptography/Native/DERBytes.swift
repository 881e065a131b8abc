internal import COpenSSL

/// Reads and writes DER through libcrypto's `d2i` and `i2d` functions.
enum DERBytes {
    /// What a `d2i` function makes of all the bytes.
    ///
    /// - Throws: when it makes nothing of them, or leaves some unread.
    static func read<Kind: NativeKind>(
        _ bytes: [UInt8], _ operation: String,
        _ decode: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> OpaquePointer?
    ) throws(CryptographyError) -> Owned<Kind> {
        CryptographyError.forgetEarlier()
        var left = 0
        let pointer = unsafe bytes.withUnsafeBufferPointer { buffer -> OpaquePointer? in
            guard let start = buffer.baseAddress, !buffer.isEmpty else { return nil }
            var next: UnsafePointer<UInt8>? = unsafe start
            let made = unsafe decode(&next, buffer.count)
            if let next = unsafe next { left = unsafe buffer.count - (next - start) }
            return unsafe made
        }
        let owned = try unsafe Owned<Kind>(pointer, operation)
        if left != 0 {
            throw CryptographyError(
                operation: operation, reason: "\(left) bytes follow the end of the structure")
        }
        return owned
    }

    /// The bytes that an `i2d` function writes.
    static func write(
        _ operation: String,
        _ encode: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
    ) throws(CryptographyError) -> [UInt8] {
        let size = encode(nil)
        if size <= 0 { throw CryptographyError(draining: operation) }
        var written: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
            var next = buffer.baseAddress
            written = unsafe encode(&next)
            count = written == size ? Int(size) : 0
        }
        if written != size { throw CryptographyError(draining: operation) }
        return bytes
    }
}
