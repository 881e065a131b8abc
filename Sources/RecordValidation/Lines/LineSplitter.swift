import SharingModel

/// Cuts NDJSON into lines, across chunks. Owned by one `FileValidator`.
@safe final class LineSplitter {
    /// One line without its line feed; `CellBytes.slack` readable bytes lie behind it, the first of
    /// which is a line feed.
    @safe struct Line {
        let base: UnsafePointer<UInt8>
        let count: Int
        let mayHaveHighBytes: Bool
        var isTooLong: Bool { count > Limits.lineBytesMax }
    }

    /// The line that a chunk left unfinished.
    private var carried: UnsafeMutablePointer<UInt8>
    private var capacity = 4096
    private var carriedCount = 0

    init() { unsafe carried = .allocate(capacity: capacity + CellBytes.slack) }

    deinit { unsafe carried.deallocate() }

    /// The next line; nil where the chunk ends first, the rest of which is then kept.
    /// - Parameter position: where the line begins in the chunk; moves behind it.
    func next(
        _ base: UnsafePointer<UInt8>, count: Int, _ position: inout Int
    ) -> Line? {
        guard position < count else { return nil }
        let start = position
        let (end, high) = unsafe Self.lineEnd(base, from: start, to: count)
        if carriedCount == 0, end + 1 + CellBytes.slack <= count {
            position = end + 1
            return unsafe Line(
                base: base + start, count: end - start, mayHaveHighBytes: high)
        }
        // One byte more than a line may have is enough to tell that it is too long.
        let kept = min(end - start, Limits.lineBytesMax + 1 - carriedCount)
        unsafe keep(base + start, count: kept)
        guard end < count || carriedCount > Limits.lineBytesMax else {
            position = count
            return nil
        }
        position = end + 1
        return takeCarried()
    }

    /// The last line, where the file does not end with a line feed.
    func last() -> Line? { carriedCount > 0 ? takeCarried() : nil }

    private func takeCarried() -> Line {
        let line = unsafe Line(base: carried, count: carriedCount, mayHaveHighBytes: true)
        unsafe carried[carriedCount] = 0x0A
        carriedCount = 0
        return line
    }

    private func keep(_ bytes: UnsafePointer<UInt8>, count: Int) {
        if carriedCount + count > capacity {
            capacity = max(capacity * 2, carriedCount + count)
            let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity + CellBytes.slack)
            unsafe larger.update(from: carried, count: carriedCount)
            unsafe carried.deallocate()
            unsafe carried = larger
        }
        unsafe (carried + carriedCount).update(from: bytes, count: count)
        carriedCount += count
    }

    /// The place of the next line feed, or the end, and whether a high byte may lie before it.
    private static func lineEnd(
        _ base: UnsafePointer<UInt8>, from start: Int, to count: Int
    ) -> (end: Int, high: Bool) {
        var place = start
        var high: UInt64 = 0
        while place &+ 8 <= count {
            let word = unsafe UInt64(
                littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
            high |= word
            let found = WordScan.matches(word, 0x0A)
            if found != 0 {
                return (place &+ found.trailingZeroBitCount >> 3, high & WordScan.tops != 0)
            }
            place &+= 8
        }
        while place < count {
            let byte = unsafe base[place]
            if byte == 0x0A { break }
            high |= UInt64(byte)
            place &+= 1
        }
        return (place, high & WordScan.tops != 0)
    }
}

/// Looks at eight bytes at once. The lowest bit that an answer sets is right; higher ones may not
/// be.
enum WordScan {
    static let ones: UInt64 = 0x0101_0101_0101_0101
    static let tops: UInt64 = 0x8080_8080_8080_8080

    /// The top bit of each byte that equals a value.
    @inline(__always)
    static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
        let mixed = word ^ (ones &* UInt64(byte))
        return (mixed &- ones) & ~mixed & tops
    }

    /// The top bit of each byte that ends a run of plain characters in a JSON string: a quote, a
    /// backslash, a control character.
    @inline(__always)
    static func stringStops(_ word: UInt64) -> UInt64 {
        let control = (word &- ones &* 0x20) & ~word & tops
        return control | matches(word, 0x22) | matches(word, 0x5C)
    }
}
