import CByteScan
import Testing

@Suite("Sixteen bytes at a time are the bytes one by one")
struct ByteScanTests {
    private static func mask(_ bytes: ArraySlice<UInt8>, _ isIn: (UInt8) -> Bool) -> UInt64 {
        bytes.enumerated().reduce(0) { mask, item in
            isIn(item.element) ? mask | 1 << UInt64(item.offset) : mask
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    private static func isInWord(_ byte: UInt8) -> Bool {
        isDigit(byte) || isCapital(byte) || (0x61...0x7A).contains(byte) || byte > 0x7F
    }

    /// Every byte at every place, then bytes of all kinds mixed.
    private static let blocks: [[UInt8]] = {
        var blocks = (0...255).flatMap { byte in
            [0, 7, 8, 15, 16, 31, 63].map { place in
                var block = [UInt8](repeating: 0x61, count: 64 + 16)
                block[place] = UInt8(byte)
                return block
            }
        }
        var random = SystemRandomNumberGenerator()
        for _ in 0..<2000 {
            blocks.append((0..<80).map { _ in UInt8.random(in: 0...255, using: &random) })
        }
        return blocks
    }()

    @Test("structural bytes and high ones")
    func blocks() {
        for bytes in Self.blocks {
            let structural = Self.mask(bytes[..<64]) { $0 < 0x20 || $0 == 0x22 || $0 == 0x2C }
            let high = Self.mask(bytes[..<64]) { $0 > 0x7F }
            for found in unsafe [byte_scan_block_at(bytes), byte_scan_block_portable(bytes)] {
                #expect(found.structural == structural && found.high == high, "\(bytes)")
            }
        }
    }

    @Test("digits, words, capitals and @ of texts of every length")
    func texts() {
        for (index, bytes) in Self.blocks.enumerated() {
            for count in index % 8 == 0 ? Array(0...64) : [index % 65] {
                let text = bytes[..<count]
                let found = unsafe byte_scan_text_at(bytes, Int64(count))
                let portable = unsafe byte_scan_cut(
                    byte_scan_text_portable(bytes, Int64(count)), Int64(count))
                for shape in [found, portable] {
                    #expect(shape.digits == Self.mask(text, Self.isDigit), "\(text)")
                    #expect(shape.words == Self.mask(text, Self.isInWord), "\(text)")
                    #expect(
                        shape.capitals == Self.mask(text) { Self.isCapital($0) || $0 > 0x7F })
                    #expect(shape.odd == Self.mask(text) { $0 < 0x20 || $0 > 0x7F }, "\(text)")
                    #expect(shape.ats == Self.mask(text) { $0 == 0x40 }, "\(text)")
                }
            }
        }
    }
}
