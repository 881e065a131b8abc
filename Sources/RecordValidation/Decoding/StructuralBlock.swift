private import CByteScan

/// Finds the structural bytes of 64 bytes at once: commas, quotes and everything below 0x20.
struct StructuralBlock {
    /// One bit for each byte, the first byte's the lowest.
    let mask: UInt64
    /// Not 0 where a byte is above 0x7F.
    let high: UInt64

    @inline(__always)
    init(_ base: UnsafePointer<UInt8>) {
        let block = unsafe byte_scan_block_at(base)
        mask = block.structural
        high = block.high
    }
}
