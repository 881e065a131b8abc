/// The places of commas, quotes and control bytes in a chunk, found 64 bytes at a time and window
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
            let block = unsafe StructuralBlock(base + place)
            high |= block.high
            unsafe Self.flatten(block.mask, place, positions, &output)
            place += 64
        }
        if place < end {
            unsafe tail.initialize(repeating: 0x20, count: 64)
            unsafe tail.update(from: base + place, count: end - place)
            let block = unsafe StructuralBlock(tail)
            high |= block.high
            unsafe Self.flatten(block.mask, place, positions, &output)
        }
        count = output
        indexedTo = end
        let isHigh = high != 0
        hasHighBytes = isHigh || (hasHighBytes && start < begun)
        return true
    }

    /// Writes the places of set bits: first eight, which is what a block of prose and codes has
    /// about, then four at a time. A branch for each would cost more than places written in vain.
    @inline(__always)
    private static func flatten(
        _ bits: UInt64, _ place: Int, _ positions: UnsafeMutablePointer<UInt32>,
        _ output: inout Int
    ) {
        var mask = bits
        let found = mask.nonzeroBitCount
        let target = unsafe positions + output
        let first = UInt32(truncatingIfNeeded: place)
        for lane in 0..<8 {
            unsafe target[lane] = first &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
            mask &= mask &- 1
        }
        var written = 8
        while written < found {
            for lane in 0..<4 {
                unsafe target[written &+ lane] =
                    first &+ UInt32(truncatingIfNeeded: mask.trailingZeroBitCount)
                mask &= mask &- 1
            }
            written &+= 4
        }
        output &+= found
    }
}
