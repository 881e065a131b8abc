/// The keys seen so far, exactly: open addressing over bytes kept in blocks, each compared whole, so
/// that no two different keys are ever taken for one.
@safe final class UniqueKeys {
    private static let blockBytes = 4 << 20
    private static let headerBytes = 8

    /// Tag (24 bits) and place + 1 (40 bits) of a key; 0 where empty.
    private var entries: UnsafeMutablePointer<UInt64>
    private var mask: Int
    private var count = 0
    /// Each holds keys as record number (4 bytes), byte count (4 bytes), bytes.
    private var blocks: [UnsafeMutablePointer<UInt8>] = []
    private var used = UniqueKeys.blockBytes
    /// Unknown to senders, so that nobody can choose keys that collide.
    private let seed: UInt64

    init() {
        let size = 1 << 10
        unsafe entries = .allocate(capacity: size)
        unsafe entries.initialize(repeating: 0, count: size)
        mask = size - 1
        var hasher = Hasher()
        hasher.combine(size)
        seed = UInt64(bitPattern: Int64(hasher.finalize()))
    }

    deinit {
        unsafe entries.deallocate()
        for unsafe block in unsafe blocks { unsafe block.deallocate() }
    }

    /// Adds a key unless it is there.
    /// - Returns: the record that had it first; 0 where it is new.
    func insert(_ key: UnsafePointer<UInt8>, count length: Int, record: Int) -> Int {
        let hash = unsafe hash(key, length)
        var place = Int(truncatingIfNeeded: hash) & mask
        let tag = hash >> 40
        while true {
            let entry = unsafe entries[place]
            if entry == 0 { break }
            if entry >> 40 == tag {
                let known = unsafe address(entry)
                let raw = unsafe UnsafeRawPointer(known)
                if unsafe Int(raw.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) == length,
                    unsafe ByteTable.equal(known + Self.headerBytes, key, length)
                {
                    return unsafe Int(raw.loadUnaligned(as: UInt32.self))
                }
            }
            place = (place + 1) & mask
        }
        unsafe entries[place] = tag << 40 | UInt64(store(key, length, record) + 1)
        count += 1
        if count * 2 > mask { grow() }
        return 0
    }

    private func address(_ entry: UInt64) -> UnsafeMutablePointer<UInt8> {
        let place = Int(entry & 0xFF_FFFF_FFFF) - 1
        return unsafe blocks[place / Self.blockBytes] + place % Self.blockBytes
    }

    private func store(_ key: UnsafePointer<UInt8>, _ length: Int, _ record: Int) -> Int {
        let size = Self.headerBytes + length
        if used + size > Self.blockBytes {
            unsafe blocks.append(.allocate(capacity: max(Self.blockBytes, size)))
            used = 0
        }
        let place = unsafe (blocks.count - 1) * Self.blockBytes + used
        let target = unsafe UnsafeMutableRawPointer(blocks[blocks.count - 1] + used)
        unsafe target.storeBytes(of: UInt32(truncatingIfNeeded: record), as: UInt32.self)
        unsafe target.storeBytes(of: UInt32(length), toByteOffset: 4, as: UInt32.self)
        unsafe (target + Self.headerBytes).copyMemory(from: key, byteCount: length)
        used += size
        return place
    }

    private func grow() {
        let size = (mask + 1) * 2
        let larger = UnsafeMutablePointer<UInt64>.allocate(capacity: size)
        unsafe larger.initialize(repeating: 0, count: size)
        for index in 0...mask {
            let entry = unsafe entries[index]
            if entry == 0 { continue }
            let known = unsafe address(entry)
            let length = unsafe Int(
                UnsafeRawPointer(known).loadUnaligned(fromByteOffset: 4, as: UInt32.self))
            let hash = unsafe hash(known + Self.headerBytes, length)
            var place = Int(truncatingIfNeeded: hash) & (size - 1)
            while unsafe larger[place] != 0 { place = (place + 1) & (size - 1) }
            unsafe larger[place] = entry
        }
        unsafe entries.deallocate()
        unsafe entries = larger
        mask = size - 1
    }

    @inline(__always)
    private func hash(_ key: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: count)
        var index = 0
        while index + 8 < count {
            let word = unsafe UnsafeRawPointer(key + index).loadUnaligned(as: UInt64.self)
            hash = Self.mixed(hash ^ word)
            index += 8
        }
        let (first, last) = unsafe ByteTable.words(key + index, count - index)
        return Self.mixed(Self.mixed(hash ^ first) ^ last)
    }

    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        let product = (value ^ 0x2D35_8DCC_AA6C_78A5).multipliedFullWidth(
            by: 0x9E37_79B9_7F4A_7C15)
        return product.high ^ product.low
    }
}
