/// The keys seen so far, exactly: open addressing over bytes kept in blocks, each compared whole,
/// so that no two different keys are ever taken for one.
///
/// A probe reads one byte of a small table that stays in the cache; the table of places is read
/// only where that byte says that the key may be there.
@safe struct UniqueKeys: ~Copyable {
    private static let blockBytes = 4 << 20
    /// Record number and byte count, 4 bytes each.
    private static let headerBytes = 8
    private static let alignment = 8

    /// For each slot 0 where it is empty, else 0x80 and 7 bits of the hash.
    private var tags: UnsafeMutablePointer<UInt8>
    /// For each slot the place of its key, in units of `alignment`.
    private var places: UnsafeMutablePointer<UInt32>
    private var mask: Int
    private var count = 0
    /// Each holds keys one after another: record number, byte count, bytes.
    private var blocks: [UnsafeMutablePointer<UInt8>] = unsafe []
    /// How much of each block but the last is used.
    private var used: [Int] = []
    private var lastBlock: UnsafeMutablePointer<UInt8>
    private var lastUsed = UniqueKeys.blockBytes
    private var blockCount = 0
    /// Unknown to senders, so that nobody can choose keys that collide.
    private let seed: UInt64

    init() {
        let size = 1 << 12
        unsafe tags = Self.emptyTags(size)
        unsafe places = .allocate(capacity: size)
        unsafe lastBlock = tags
        mask = size - 1
        var hasher = Hasher()
        hasher.combine(size)
        seed = UInt64(bitPattern: Int64(hasher.finalize()))
    }

    deinit {
        unsafe tags.deallocate()
        unsafe places.deallocate()
        for index in unsafe blocks.indices { unsafe blocks[index].deallocate() }
    }

    /// Reads the byte that a probe with this hash begins with, so that it is in the cache when the
    /// probe comes.
    @inline(__always)
    func touch(_ hash: UInt64) -> UInt8 {
        unsafe tags[Int(truncatingIfNeeded: hash) & mask]
    }

    private static func emptyTags(_ size: Int) -> UnsafeMutablePointer<UInt8> {
        let tags = UnsafeMutablePointer<UInt8>.allocate(capacity: size)
        unsafe tags.initialize(repeating: 0, count: size)
        return unsafe tags
    }

    /// Adds a key unless it is there.
    /// - Parameter hash: its `hash`.
    /// - Returns: the record that had it first; 0 where it is new.
    mutating func insert(
        _ key: UnsafePointer<UInt8>, count length: Int, hash: UInt64, record: Int
    ) -> Int {
        let tag = UInt8(truncatingIfNeeded: hash >> 57) | 0x80
        let mask = mask
        let tags = unsafe tags
        var slot = Int(truncatingIfNeeded: hash) & mask
        while true {
            let found = unsafe tags[slot]
            if found == 0 { break }
            if found == tag {
                let known = unsafe address(places[slot])
                let raw = UnsafeRawPointer(known)
                if unsafe Int(raw.loadUnaligned(fromByteOffset: 4, as: UInt32.self)) == length,
                    unsafe ByteTable.equal(known + Self.headerBytes, key, length)
                {
                    return unsafe Int(raw.loadUnaligned(as: UInt32.self))
                }
            }
            slot = (slot + 1) & mask
        }
        unsafe tags[slot] = tag
        unsafe places[slot] = store(key, length, record)
        count += 1
        if count * 2 > mask { grow() }
        return 0
    }

    private func address(_ place: UInt32) -> UnsafeMutablePointer<UInt8> {
        let offset = Int(place) * Self.alignment
        return unsafe blocks[offset / Self.blockBytes] + offset % Self.blockBytes
    }

    private mutating func store(_ key: UnsafePointer<UInt8>, _ length: Int, _ record: Int) -> UInt32
    {
        let size = Self.size(length)
        if lastUsed + size > Self.blockBytes { addBlock(size) }
        let start = lastUsed
        let target = unsafe UnsafeMutableRawPointer(lastBlock + start)
        unsafe target.storeBytes(of: UInt32(truncatingIfNeeded: record), as: UInt32.self)
        unsafe target.storeBytes(of: UInt32(length), toByteOffset: 4, as: UInt32.self)
        unsafe (target + Self.headerBytes).copyMemory(from: key, byteCount: length)
        lastUsed = start + size
        return UInt32(((blockCount - 1) * Self.blockBytes + start) / Self.alignment)
    }

    private mutating func addBlock(_ size: Int) {
        if blockCount > 0 { used.append(lastUsed) }
        unsafe lastBlock = .allocate(
            capacity: max(Self.blockBytes, size) + CellBytes.slack)
        unsafe blocks.append(lastBlock)
        lastUsed = 0
        blockCount += 1
    }

    private static func size(_ length: Int) -> Int {
        (headerBytes + length + alignment - 1) & ~(alignment - 1)
    }

    /// Makes the tables larger and enters the keys again, in the order in which they lie in memory.
    private mutating func grow() {
        let size = (mask + 1) * (mask < 1 << 18 ? 4 : 2)
        unsafe tags.deallocate()
        unsafe places.deallocate()
        unsafe tags = Self.emptyTags(size)
        unsafe places = .allocate(capacity: size)
        mask = size - 1
        for (block, end) in (used + [lastUsed]).enumerated() {
            var start = 0
            let base = unsafe blocks[block]
            while start < end {
                let length = unsafe Int(
                    UnsafeRawPointer(base + start).loadUnaligned(
                        fromByteOffset: 4, as: UInt32.self))
                let hash = unsafe hash(base + start + Self.headerBytes, length)
                var slot = Int(truncatingIfNeeded: hash) & mask
                while unsafe tags[slot] != 0 { slot = (slot + 1) & mask }
                unsafe tags[slot] = UInt8(truncatingIfNeeded: hash >> 57) | 0x80
                unsafe places[slot] = UInt32(
                    (block * Self.blockBytes + start) / Self.alignment)
                start += Self.size(length)
            }
        }
    }

    /// The hash of a key. Reads `CellBytes.slack` bytes more than it has.
    @inline(__always)
    func hash(_ key: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
        var hash = seed ^ UInt64(truncatingIfNeeded: count)
        var index = 0
        while index + 16 < count {
            let (first, last) = unsafe (
                UnsafeRawPointer(key + index).loadUnaligned(as: UInt64.self),
                UnsafeRawPointer(key + index + 8).loadUnaligned(as: UInt64.self)
            )
            hash = Self.mixed(hash ^ first, last ^ 0x9E37_79B9_7F4A_7C15)
            index += 16
        }
        let (first, last) = unsafe CellBytes.words(key + index, count - index)
        hash = Self.mixed(hash ^ first, last ^ 0x9E37_79B9_7F4A_7C15)
        return Self.mixed(hash, 0x2D35_8DCC_AA6C_78A5)
    }

    @inline(__always)
    private static func mixed(_ one: UInt64, _ other: UInt64) -> UInt64 {
        let product = one.multipliedFullWidth(by: other)
        return product.high ^ product.low
    }
}
