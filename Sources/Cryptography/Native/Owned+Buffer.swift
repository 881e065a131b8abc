internal import COpenSSL

extension Owned where Kind == BufferKind {
    /// An empty buffer to write into.
    ///
    /// - Parameter secret: whether the bytes are wiped when the buffer goes.
    convenience init(secret: Bool = false) throws(CryptographyError) {
        let method = unsafe secret ? BIO_s_secmem() : BIO_s_mem()
        try unsafe self.init(BIO_new(method), "making a buffer")
    }

    /// A buffer holding a copy of `bytes`, to read from.
    convenience init(
        reading bytes: [UInt8], secret: Bool = false
    ) throws(CryptographyError) {
        guard let count = Int32(exactly: bytes.count) else {
            throw CryptographyError(operation: "filling a buffer", reason: "more than 2 GiB")
        }
        try self.init(secret: secret)
        defer { extendLifetime(self) }
        unsafe svd_bio_end_when_empty(pointer)
        if count == 0 { return }
        let written = unsafe bytes.withUnsafeBytes { source in
            unsafe BIO_write(pointer, source.baseAddress, count)
        }
        if written != count { throw CryptographyError(draining: "filling a buffer") }
    }

    /// A copy of what the buffer holds now.
    var bytes: [UInt8] {
        defer { extendLifetime(self) }
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe svd_bio_bytes(pointer, &start)
        guard count > 0, let first = unsafe start else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: first, count: count))
    }

    /// What the buffer holds now, as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }
}
