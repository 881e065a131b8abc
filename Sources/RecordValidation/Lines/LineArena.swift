/// Room for the cells of one line that differ from what stands in it. Owned by an `ObjectReader`.
@safe final class LineArena {
    /// A cell.
    @safe struct Text {
        let base: UnsafePointer<UInt8>
        let count: Int
    }

    /// Where digits are collected before the number is written: behind the longest one.
    private static let scratch = 32

    private var bytes: UnsafeMutablePointer<UInt8>
    private var capacity = 4096
    private var used = 0

    init() { unsafe bytes = .allocate(capacity: capacity + CellBytes.slack) }

    deinit { unsafe bytes.deallocate() }

    /// Begins a line. No text is longer than what it stands for but a number with an exponent,
    /// which takes five bytes in a member of at least nine and becomes 21 at most.
    @inline(__always)
    func reserve(for lineBytes: Int) {
        used = 0
        guard lineBytes &* 4 &+ 64 > capacity else { return }
        unsafe bytes.deallocate()
        capacity = lineBytes * 8 + 64
        unsafe bytes = .allocate(capacity: capacity + CellBytes.slack)
    }

    private func put(_ byte: UInt8) {
        unsafe bytes[used] = byte
        used += 1
    }

    /// A string without its escapes.
    /// - Returns: nil where an escape is wrong, which the reader then knows.
    func unescaped(
        _ base: UnsafePointer<UInt8>, _ start: Int, _ end: Int, _ reader: ObjectReader
    ) -> Text? {
        let first = used
        var at = start
        while at < end {
            let byte = unsafe base[at]
            guard byte == 0x5C else {
                put(byte)
                at += 1
                continue
            }
            guard let scalar = unsafe JSONEscape.scalar(base, &at, reader) else { return nil }
            for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { put(byte) }
        }
        return unsafe Text(base: bytes + first, count: used - first)
    }

    /// A number in digits, without exponent and without zeros at the end of its fraction; as it
    /// stands where that would have more than 18 digits, which is no number to a column.
    func plainNumber(_ base: UnsafePointer<UInt8>, _ number: JSONNumberScan) -> Text {
        let raw = unsafe Text(base: base + number.start, count: number.end - number.start)
        // The digits from the first to the last that is not 0; the value is 0.digits × 10^point.
        let digits = unsafe bytes + used + Self.scratch
        var count = 0
        var zeros = 0
        var point = number.whole.count + number.exponent
        let wholeCount = number.whole.count
        for index in 0..<(wholeCount + number.fraction.count) {
            let place =
                index < wholeCount
                ? number.whole.lowerBound + index
                : number.fraction.lowerBound + index - wholeCount
            let byte = unsafe base[place]
            if byte == 0x30 {
                if count == 0 { point -= 1 } else { zeros += 1 }
                continue
            }
            guard count + zeros < ExactDecimal.digitsMax else { return raw }
            for _ in 0..<zeros {
                unsafe digits[count] = 0x30
                count += 1
            }
            unsafe digits[count] = byte
            count += 1
            zeros = 0
        }
        let first = used
        guard count > 0 else {
            put(0x30)
            return unsafe Text(base: bytes + first, count: 1)
        }
        // As many digits as stand before the point, 0 alone included, and behind it.
        let written = max(point, 1) + max(count - point, 0)
        guard written <= ExactDecimal.digitsMax else { return raw }
        if number.whole.lowerBound > number.start { put(0x2D) }
        if point <= 0 { put(0x30) }
        for place in min(point, 0)..<max(point, count) {
            if place == point || (place == min(point, 0) && point <= 0) { put(0x2E) }
            put(place < 0 || place >= count ? 0x30 : unsafe digits[place])
        }
        return unsafe Text(base: bytes + first, count: used - first)
    }
}
