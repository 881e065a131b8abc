/// The places of commas, quotes and control bytes in a chunk, found eight bytes at a time and window
/// by window. Owned by one `FileValidator`.
@safe final class StructuralIndex {
    private static let window = 16 << 10
    private static let slack = 64
    /// More waiting places than this belong to no record that the fast path should read.
    private static let waitingMax = 8 << 10

    /// Places from the base of the chunk, ascending.
    let positions: UnsafeMutablePointer<UInt32>
    private(set) var count = 0
    /// The first place that is not yet used.
    var cursor = 0
    /// How far the chunk has been indexed.
    private(set) var indexedTo = 0
    /// Whether a byte above 0x7F may lie in the record under work.
    private(set) var hasHighBytes = false
    private let tail: UnsafeMutablePointer<UInt8>

    init() {
        unsafe positions = .allocate(
            capacity: Self.window + Self.waitingMax + Self.slack)
        unsafe tail = .allocate(capacity: 64)
    }

    deinit {
        unsafe positions.deallocate()
        unsafe tail.deallocate()
    }

    /// Begins a chunk.
    func reset() {
        count = 0
        cursor = 0
        indexedTo = 0
        hasHighBytes = false
    }

    /// Drops places before an offset to which another reader has come.
    func skip(to offset: Int) {
        if offset >= indexedTo {
            reset()
            indexedTo = offset
            return
        }
        while cursor < count, unsafe Int(positions[cursor]) < offset { cursor += 1 }
    }

    /// Indexes the next window.
    /// - Parameter start: where the record under work begins; high bytes from there on count.
    /// - Returns: whether there was one, and room for it.
    func fill(_ base: UnsafePointer<UInt8>, count total: Int, recordStart start: Int) -> Bool {
        let waiting = count - cursor
        guard indexedTo < total, waiting <= Self.waitingMax else { return false }
        for index in 0..<waiting { unsafe positions[index] = positions[cursor + index] }
        cursor = 0
        var output = waiting
        let end = min(indexedTo + Self.window, total)
        let begun = indexedTo
        var place = begun
        var high: UInt64 = 0
        while place + 64 <= end {
            let mask = unsafe Self.block(base + place, &high)
            unsafe Self.flatten(mask, place, positions, &output)
            place += 64
        }
        if place < end {
            unsafe tail.initialize(repeating: 0x20, count: 64)
            unsafe tail.update(from: base + place, count: end - place)
            let mask = unsafe Self.block(tail, &high)
            unsafe Self.flatten(mask, place, positions, &output)
        }
        count = output
        indexedTo = end
        let isHigh = high & 0x8080_8080_8080_8080 != 0
        hasHighBytes = isHigh || (hasHighBytes && start < begun)
        return true
    }

    /// Writes the places of set bits: four at a time, since a block of prose and codes has about so
    /// many, and a branch for each would cost more than a place written in vain.
    @inline(__always)
    private static func flatten(
        _ bits: UInt64, _ place: Int, _ positions: UnsafeMutablePointer<UInt32>,
        _ output: inout Int
    ) {
        var mask = bits
        let found = mask.nonzeroBitCount
        var written = 0
        while written < found {
            for lane in 0..<4 {
                unsafe positions[output + written + lane] =
                    UInt32(truncatingIfNeeded: place &+ mask.trailingZeroBitCount)
                mask &= mask &- 1
            }
            written &+= 4
        }
        output &+= found
    }

    /// One bit for each of 64 bytes that is a comma, a quote or below 0x20.
    @inline(__always)
    private static func block(_ base: UnsafePointer<UInt8>, _ high: inout UInt64) -> UInt64 {
        var bits: UInt64 = 0
        let raw = unsafe UnsafeRawPointer(base)
        for word in 0..<8 {
            let bytes = unsafe UInt64(
                littleEndian: raw.loadUnaligned(fromByteOffset: word * 8, as: UInt64.self))
            high |= bytes
            let low = bytes & 0x7F7F_7F7F_7F7F_7F7F
            // In each byte the top bit tells "is not", and no sum carries into the next byte.
            let notComma = (low ^ 0x2C2C_2C2C_2C2C_2C2C) &+ 0x7F7F_7F7F_7F7F_7F7F
            let notQuote = (low ^ 0x2222_2222_2222_2222) &+ 0x7F7F_7F7F_7F7F_7F7F
            let notControl = low &+ 0x6060_6060_6060_6060
            let found = ~((notComma & notQuote & notControl) | bytes) & 0x8080_8080_8080_8080
            let packed = ((found >> 7) &* 0x0102_0408_1020_4080) >> 56
            bits |= packed << UInt64(word * 8)
        }
        return bits
    }
}
