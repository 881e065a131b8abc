/// A fixed set of byte strings with their indices: a hash table that compares two words and, beyond
/// 16 bytes, the bytes. The memory belongs to a `TableMemory`.
@safe struct ByteTable: BitwiseCopyable {
    /// One place of the table.
    @safe struct Slot: BitwiseCopyable {
        var first: UInt64 = 0
        var last: UInt64 = 0
        /// -1 where the place is empty.
        var count: Int32 = -1
        var index: Int32 = -1
        var bytes: UnsafePointer<UInt8>?
    }

    private let slots: UnsafePointer<Slot>
    private let mask: Int
    /// How many byte strings there are.
    let count: Int

    init(_ texts: [String], memory: TableMemory) {
        var size = 4
        while size < texts.count * 4 { size *= 2 }
        var slots = [Slot](repeating: Slot(), count: size)
        for (index, text) in texts.enumerated() {
            let bytes = Array(text.utf8)
            let base = unsafe memory.copy(bytes)
            let (first, last) = unsafe Self.words(base, bytes.count)
            var place = Self.hash(first, last, bytes.count) & (size - 1)
            while slots[place].count >= 0 { place = (place + 1) & (size - 1) }
            slots[place] = unsafe Slot(
                first: first, last: last, count: Int32(bytes.count), index: Int32(index),
                bytes: base)
        }
        unsafe self.slots = memory.copy(slots)
        mask = size - 1
        count = texts.count
    }

    /// The index of a byte string; -1 where it is not in the set.
    @inline(__always)
    func index(of base: UnsafePointer<UInt8>, count: Int) -> Int {
        let (first, last) = unsafe Self.words(base, count)
        var place = Self.hash(first, last, count) & mask
        while true {
            let slot = unsafe slots[place]
            if slot.count < 0 { return -1 }
            if slot.first == first, slot.last == last, Int(slot.count) == count {
                if count <= 16 { return Int(slot.index) }
                if let bytes = unsafe slot.bytes, unsafe Self.equal(bytes, base, count) {
                    return Int(slot.index)
                }
            }
            place = (place + 1) & mask
        }
    }

    @inline(__always)
    private static func hash(_ first: UInt64, _ last: UInt64, _ count: Int) -> Int {
        let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(truncatingIfNeeded: count)
        return Int(truncatingIfNeeded: (mixed &* 0xD6E8_FEB8_6659_FD93) >> 40)
    }

    /// Two words that, with the count, tell strings of up to 16 bytes apart; reads only the string.
    @inline(__always)
    static func words(_ base: UnsafePointer<UInt8>, _ count: Int) -> (UInt64, UInt64) {
        let raw = unsafe UnsafeRawPointer(base)
        if count >= 8 {
            return unsafe (
                raw.loadUnaligned(as: UInt64.self),
                raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self)
            )
        }
        if count >= 4 {
            let low = unsafe raw.loadUnaligned(as: UInt32.self)
            let high = unsafe raw.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
            return (UInt64(low) | UInt64(high) << 32, 0)
        }
        guard count > 0 else { return (0, 0) }
        return unsafe (
            UInt64(base[0]) | UInt64(base[count >> 1]) << 8 | UInt64(base[count - 1]) << 16, 0
        )
    }

    /// Whether two byte strings of one length are equal.
    @inline(__always)
    static func equal(
        _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
    ) -> Bool {
        var index = 0
        while index + 8 <= count {
            let one = unsafe UnsafeRawPointer(left + index).loadUnaligned(as: UInt64.self)
            let other = unsafe UnsafeRawPointer(right + index).loadUnaligned(as: UInt64.self)
            guard one == other else { return false }
            index += 8
        }
        while index < count {
            guard unsafe left[index] == right[index] else { return false }
            index += 1
        }
        return true
    }
}
