/// Sets of Unicode scalars as sorted, disjoint ranges.
enum ScalarSet {
    static let digits: [ClosedRange<UInt32>] = [0x30...0x39]
    static let word: [ClosedRange<UInt32>] = [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A]
    static let lineEnds: [ClosedRange<UInt32>] = [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]
    /// Source: ECMA-262 CharacterClassEscape :: s.
    static let space: [ClosedRange<UInt32>] = [
        0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
        0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
    ]

    static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = merged.last, range.lowerBound <= last.upperBound + 1 {
                merged[merged.count - 1] =
                    last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                merged.append(range)
            }
        }
        return merged
    }

    static func inverted(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
        var inverted: [ClosedRange<UInt32>] = []
        var next: UInt32 = 0
        for range in ranges {
            if range.lowerBound > next { inverted.append(next...range.lowerBound - 1) }
            next = range.upperBound + 1
        }
        if next <= 0x10FFFF { inverted.append(next...0x10FFFF) }
        return inverted
    }

    /// The UTF-8 forms of a range of scalars, as sequences of byte ranges; surrogates have none.
    static func byteSequences(_ range: ClosedRange<UInt32>) -> [[ClosedRange<UInt8>]] {
        var sequences: [[ClosedRange<UInt8>]] = []
        for part: ClosedRange<UInt32> in [
            0...0x7F, 0x80...0x7FF, 0x800...0xD7FF, 0xE000...0xFFFF, 0x10000...0x10FFFF,
        ] where part.overlaps(range) {
            split(range.clamped(to: part), into: &sequences)
        }
        return sequences
    }

    private static func split(
        _ range: ClosedRange<UInt32>, into sequences: inout [[ClosedRange<UInt8>]]
    ) {
        let (low, high) = (range.lowerBound, range.upperBound)
        if low > 0x7F {
            for tail in 1..<4 {
                let mask = (UInt32(1) << UInt32(6 * tail)) - 1
                guard low & ~mask != high & ~mask else { break }
                if low & mask != 0 {
                    split(low...(low | mask), into: &sequences)
                    split((low | mask) + 1...high, into: &sequences)
                    return
                }
                if high & mask != mask {
                    split(low...(high & ~mask) - 1, into: &sequences)
                    split(high & ~mask...high, into: &sequences)
                    return
                }
            }
        }
        sequences.append(zip(bytes(low), bytes(high)).map { $0...$1 })
    }

    private static func bytes(_ value: UInt32) -> [UInt8] {
        Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
    }
}
