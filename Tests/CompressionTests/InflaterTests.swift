import Compression
import SharingModel
import Testing

@Suite("A packed file is unpacked as it streams, within caps")
struct InflaterTests {
    /// Unpacks bytes cut into chunks.
    private static func unpacked(
        _ bytes: [UInt8], _ coding: ContentCoding, chunk: Int = .max, bytesMax: Int = 1 << 30
    ) throws(Refusal) -> [UInt8] {
        let inflater = try Inflater(coding, decodedBytesMax: bytesMax)
        var output: [UInt8] = []
        var start = 0
        while start < bytes.count {
            let end = min(bytes.count, start + min(chunk, bytes.count))
            let part = Array(bytes[start..<end])
            var refusal: Refusal?
            unsafe part.withUnsafeBytes { buffer in
                do throws(Refusal) {
                    try unsafe inflater.decode(buffer) { unsafe output.append(contentsOf: $0) }
                } catch {
                    refusal = error
                }
            }
            if let refusal { throw refusal }
            start = end
        }
        try inflater.finish()
        #expect(inflater.decodedBytes == output.count)
        return output
    }

    private static let table: [UInt8] = (0..<60_000).flatMap {
        Array("row \($0 &* 7919),x\r\n".utf8)
    }

    @Test("what was packed comes out, however it is cut", arguments: ContentCoding.allCases)
    func wholeness(_ coding: ContentCoding) throws {
        let bits: Int32 = coding == .gzip ? 31 : 15
        for text in [[], [0x61], Self.table] {
            let packed = Packing.packed(text, windowBits: bits)
            for chunk in [.max, 1, 4096, 70_000] where chunk > 1 || text.count < 10 {
                #expect(try Self.unpacked(packed, coding, chunk: chunk) == text)
            }
        }
    }

    @Test("several gzip members are one file")
    func members() throws {
        let packed = Packing.packed([1, 2]) + Packing.packed([]) + Packing.packed([3])
        #expect(try Self.unpacked(packed, .gzip) == [1, 2, 3])
        #expect(try Self.unpacked(packed, .gzip, chunk: 1) == [1, 2, 3])
    }

    @Test("damaged, cut off, followed by other bytes, or packed otherwise")
    func damaged() throws {
        let packed = Packing.packed(Self.table)
        var altered = packed
        altered[altered.count / 2] ^= 0x10
        var checksum = packed
        checksum[checksum.count - 6] ^= 1
        let zlib = Packing.packed(Self.table, windowBits: 15)
        let cases: [([UInt8], ContentCoding)] = [
            (altered, .gzip), (checksum, .gzip), (Array(packed.dropLast()), .gzip), ([], .gzip),
            (packed + [0], .gzip), (packed, .deflate), (zlib, .gzip), (zlib + [0], .deflate),
            (Packing.packed(Self.table, windowBits: -15), .deflate), (Self.table, .gzip),
        ]
        for (index, (bytes, coding)) in cases.enumerated() {
            #expect(throws: Refusal(.contentCodingDamaged, "", help: ""), "\(index)") {
                try Self.unpacked(bytes, coding)
            }
        }
    }

    @Test("a bomb is stopped by its ratio, a long file by its length")
    func caps() throws {
        let zeros = Packing.packed([UInt8](repeating: 0, count: 20 << 20))
        #expect(throws: Refusal(.contentCodingRatio, "", help: "")) {
            try Self.unpacked(zeros, .gzip)
        }
        let small = Packing.packed([UInt8](repeating: 0, count: 3 << 20))
        #expect(try Self.unpacked(small, .gzip).count == 3 << 20)
        #expect(throws: Refusal(.uploadTooLarge, "", help: "")) {
            try Self.unpacked(small, .gzip, bytesMax: 1 << 20)
        }
    }

    @Test("codings as headers name them")
    func names() throws {
        #expect(try ContentCoding.read(nil) == nil)
        #expect(try ContentCoding.read("identity") == nil)
        #expect(try ContentCoding.read("GZIP") == .gzip)
        #expect(try ContentCoding.read("deflate") == .deflate)
        for name in ["br", "zstd", "gzip, gzip"] {
            #expect(throws: Refusal(.contentCodingUnsupported, "", help: "")) {
                try ContentCoding.read(name)
            }
        }
    }
}
