/// Reads the bytes of a cell by words.
///
/// Cells are short and their lengths vary, so that a loop or a switch over the length costs a
/// mispredicted branch in almost every cell. Whoever hands out a cell therefore keeps `slack`
/// readable bytes behind it: a word may then be read whole, and what does not belong to the cell
/// is masked away.
enum CellBytes {
    /// Readable bytes behind every cell: the chunk's own, or room that was allocated for it.
    static let slack = 16

    /// The first and the last eight bytes, which overlap in a short cell: with the length they tell
    /// cells of up to 16 bytes apart. A cell of less than eight bytes is filled up with zeros.
    @inline(__always)
    static func words(_ base: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
        let raw = unsafe UnsafeRawPointer(base)
        let mask = mask(min(count, 8))
        let first = unsafe raw.loadUnaligned(as: UInt64.self)
        let last = unsafe raw.loadUnaligned(
            fromByteOffset: max(count &- 8, 0), as: UInt64.self)
        return (UInt64(littleEndian: first) & mask, UInt64(littleEndian: last) & mask)
    }

    /// A word of which the first bytes, in order of memory, are 0xFF: `count` of them, 0 to 8.
    @inline(__always)
    static func mask(_ count: Int) -> UInt64 {
        // A shift by 64 would be a shift by 0; two by half of it are not.
        let half = UInt64(truncatingIfNeeded: (8 &- count) &* 4)
        return (UInt64.max &>> half) &>> half
    }
}
