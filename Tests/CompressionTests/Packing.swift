import CZlib

/// Packs bytes with zlib.
enum Packing {
    /// - Parameter windowBits: 31 for gzip, 15 for the zlib format, -15 for bare deflate.
    static func packed(_ bytes: [UInt8], windowBits: Int32 = 31) -> [UInt8] {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        defer { unsafe stream.deallocate() }
        guard unsafe svd_deflate_init(stream, windowBits) == Z_OK else { return [] }
        defer { unsafe deflateEnd(stream) }
        var input = bytes
        var output = [UInt8](
            repeating: 0, count: Int(unsafe deflateBound(stream, UInt(bytes.count))))
        let count = unsafe input.withUnsafeMutableBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = source.baseAddress
                unsafe stream.pointee.avail_in = UInt32(source.count)
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(target.count)
                unsafe deflate(stream, Z_FINISH)
                return unsafe target.count - Int(stream.pointee.avail_out)
            }
        }
        return Array(output.prefix(count))
    }
}
