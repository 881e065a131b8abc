/// A fixed set of byte strings with their indices: a hash table that compares two words and, beyond
/// 16 bytes, the bytes. The memory belongs to a `TableMemory`.
///
/// The multiplier is chosen so that no two strings of a usual set fall into one place: one probe
/// then finds every member, and the branch that leaves the loop is always the same one.
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
    private let multiplier: UInt64
    private let mask: Int
    /// How many byte strings there are.
    let count: Int

    private static let multipliersTried = 200

    init(_ texts: [String], memory: TableMemory) {
        var members: [Slot] = []
        for (index, text) in texts.enumerated() {
            let bytes = Array(text.utf8)
            let slack = [UInt8](repeating: 0, count: CellBytes.slack)
            let base = unsafe memory.copy(bytes + slack)
            let (first, last) = unsafe CellBytes.words(base, bytes.count)
            members.append(
                unsafe Slot(
                    first: first, last: last, count: Int32(bytes.count), index: Int32(index),
                    bytes: base))
        }
        var size = 4
        while size < texts.count * 4 { size *= 2 }
        var multiplier: UInt64 = 0xD6E8_FEB8_6659_FD93
        for _ in 0..<Self.multipliersTried where !Self.isPerfect(members, multiplier, size) {
            multiplier = (multiplier &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407) | 1
        }
        var slots = [Slot](repeating: Slot(), count: size)
        for member in members {
            var place = Self.place(member, multiplier) & (size - 1)
            while slots[place].count >= 0 { place = (place + 1) & (size - 1) }
            slots[place] = member
        }
        unsafe self.slots = memory.copy(slots)
        self.multiplier = multiplier
        mask = size - 1
        count = texts.count
    }

    private static func isPerfect(_ members: [Slot], _ multiplier: UInt64, _ size: Int) -> Bool {
        var taken = [Bool](repeating: false, count: size)
        for member in members {
            let place = place(member, multiplier) & (size - 1)
            if taken[place] { return false }
            taken[place] = true
        }
        return true
    }

    private static func place(_ slot: Slot, _ multiplier: UInt64) -> Int {
        hash(slot.first, slot.last, Int(slot.count), multiplier)
    }

    /// The index of a byte string; -1 where it is not in the set. Reads `CellBytes.slack` bytes
    /// more than the string has.
    @inline(__always)
    func index(of base: UnsafePointer<UInt8>, count: Int) -> Int {
        let (first, last) = unsafe CellBytes.words(base, count)
        var place = Self.hash(first, last, count, multiplier) & mask
        while true {
            let slot = unsafe slots + place
            if unsafe slot.pointee.first == first && slot.pointee.last == last
                && Int(slot.pointee.count) == count
            {
                if count <= 16 { return unsafe Int(slot.pointee.index) }
                if let bytes = unsafe slot.pointee.bytes, unsafe Self.equal(bytes, base, count) {
                    return unsafe Int(slot.pointee.index)
                }
            }
            if unsafe slot.pointee.count < 0 { return -1 }
            place = (place &+ 1) & mask
        }
    }

    @inline(__always)
    private static func hash(
        _ first: UInt64, _ last: UInt64, _ count: Int, _ multiplier: UInt64
    ) -> Int {
        let mixed = (first ^ (last &* 0x9E37_79B9_7F4A_7C15)) &+ UInt64(truncatingIfNeeded: count)
        return Int(truncatingIfNeeded: (mixed &* multiplier) &>> 40)
    }

    /// Whether two byte strings of one length are equal.
    @inline(__always)
    static func equal(
        _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
    ) -> Bool {
        var index = 0
        while index &+ 8 <= count {
            let one = unsafe UnsafeRawPointer(left + index).loadUnaligned(as: UInt64.self)
            let other = unsafe UnsafeRawPointer(right + index).loadUnaligned(as: UInt64.self)
            guard one == other else { return false }
            index &+= 8
        }
        // The slack behind both strings makes the last word whole.
        let one = unsafe UnsafeRawPointer(left + index).loadUnaligned(as: UInt64.self)
        let other = unsafe UnsafeRawPointer(right + index).loadUnaligned(as: UInt64.self)
        return UInt64(littleEndian: one ^ other) & CellBytes.mask(count &- index) == 0
    }
}
