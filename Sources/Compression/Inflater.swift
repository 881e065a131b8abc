import CZlib
public import SharingModel

/// Unpacks a file as it streams past. Not shared: its owner calls it one at a time.
@safe public final class Inflater {
    private static let pieceBytes = 256 << 10

    private let coding: ContentCoding
    private let decodedBytesMax: Int
    private let stream: UnsafeMutablePointer<z_stream>
    private let piece: UnsafeMutablePointer<UInt8>
    private var codedBytes = 0
    /// How many bytes have come out.
    public private(set) var decodedBytes = 0
    private var isAtEnd = false
    private var failure: Refusal?

    /// An unpacker.
    /// - Parameters:
    ///   - coding: how the bytes are packed.
    ///   - decodedBytesMax: how long the file may become.
    /// - Throws: refusal `internal-fault` where there is no memory.
    public init(
        _ coding: ContentCoding, decodedBytesMax: Int = Limits.uploadBytesMax
    ) throws(Refusal) {
        self.coding = coding
        self.decodedBytesMax = decodedBytesMax
        // zlib remembers where its stream lies: it must not move.
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        unsafe piece = .allocate(capacity: Self.pieceBytes)
        guard unsafe svd_inflate_init(stream, coding == .gzip ? 31 : 15) == Z_OK else {
            throw Refusal(
                .internalFault, "There is no memory to unpack the file.", help: "Try again.")
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
        unsafe piece.deallocate()
    }

    /// Takes the next packed bytes.
    /// - Parameter body: gets what comes out, in pieces that are valid during the call only.
    /// - Throws: `content-coding-damaged`, `content-coding-ratio` or `upload-too-large`, and the
    ///   same again for all bytes that follow.
    public func decode(
        _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
    ) throws(Refusal) {
        if let failure { throw failure }
        do throws(Refusal) {
            var start = 0
            while start < bytes.count {
                let count = min(bytes.count - start, 1 << 30)
                let part = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<(start + count)])
                try unsafe decodePart(part, body)
                start += count
            }
        } catch {
            failure = error
            throw error
        }
    }

    private func decodePart(
        _ bytes: UnsafeRawBufferPointer, _ body: (UnsafeRawBufferPointer) -> Void
    ) throws(Refusal) {
        guard let base = unsafe bytes.bindMemory(to: UInt8.self).baseAddress else { return }
        unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: base)
        unsafe stream.pointee.avail_in = UInt32(bytes.count)
        let before = codedBytes
        while true {
            if isAtEnd {
                guard unsafe stream.pointee.avail_in > 0 else { return }
                // A gzip file may be several, one after another.
                guard coding == .gzip, unsafe inflateReset(stream) == Z_OK else {
                    throw Self.damaged
                }
                isAtEnd = false
            }
            unsafe stream.pointee.next_out = piece
            unsafe stream.pointee.avail_out = UInt32(Self.pieceBytes)
            let result = unsafe inflate(stream, Z_NO_FLUSH)
            let count = unsafe Self.pieceBytes - Int(stream.pointee.avail_out)
            codedBytes = unsafe before + bytes.count - Int(stream.pointee.avail_in)
            decodedBytes += count
            try checkSize()
            if count > 0 { unsafe body(UnsafeRawBufferPointer(start: piece, count: count)) }
            switch result {
            case Z_STREAM_END: isAtEnd = true
            case Z_OK, Z_BUF_ERROR:
                if unsafe stream.pointee.avail_out > 0 && stream.pointee.avail_in == 0 { return }
                if result == Z_BUF_ERROR { throw Self.damaged }
            default: throw Self.damaged
            }
        }
    }

    private func checkSize() throws(Refusal) {
        if decodedBytes > decodedBytesMax {
            throw Refusal(
                .uploadTooLarge, "The file is larger than \(decodedBytesMax) bytes unpacked.",
                help: "Split it, for example by month.")
        }
        if decodedBytes > Limits.unpackedBytesFree,
            decodedBytes / Limits.unpackedRatioMax > codedBytes
        {
            throw Refusal(
                .contentCodingRatio,
                "The file unpacks to more than \(Limits.unpackedRatioMax) times its size.",
                help: "No table does; send it as it is if it is one.")
        }
    }

    /// The packed bytes are over.
    /// - Throws: `content-coding-damaged` where the file is not whole, or what `decode` threw.
    public func finish() throws(Refusal) {
        if let failure { throw failure }
        guard isAtEnd else { throw Self.damaged }
    }

    private static let damaged = Refusal(
        .contentCodingDamaged, "The packed file cannot be unpacked: it is damaged or cut off.",
        help: "Pack it again and send it again, or send it as it is.")
}
