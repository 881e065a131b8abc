private import CByteScan

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
    /// How many keys the tables hold before they must grow.
    private var room: Int
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
        room = size / 2
        var hasher = Hasher()
        hasher.combine(size)
        seed = UInt64(bitPattern: Int64(hasher.finalize()))
    }

    deinit {
        freeTables()
        freeBlocks()
    }

    private func freeTables() {
        unsafe LargeMemory.free(tags, mask + 1)
        unsafe LargeMemory.free(places, mask + 1)
    }

    private func freeBlocks() {
        for index in unsafe blocks.indices {
            if index == 0 {
                unsafe blocks[index].deallocate()
            } else {
                unsafe LargeMemory.free(blocks[index], Self.blockBytes + CellBytes.slack)
            }
        }
    }

    /// Fetches the byte that a probe with this hash begins with, so that it is in the cache when
    /// the probe comes.
    @inline(__always)
    func fetch(_ hash: UInt64) {
        unsafe byte_scan_fetch(tags + (Int(truncatingIfNeeded: hash) & mask))
    }

    private static func emptyTags(_ size: Int) -> UnsafeMutablePointer<UInt8> {
        let tags = unsafe LargeMemory.allocate(size, of: UInt8.self)
        unsafe tags.initialize(repeating: 0, count: size)
        return unsafe tags
    }

    /// What `insert` says of a key that is new and does not fit.
    static let noRoom = -1

    /// Adds a key unless it is there.
    /// - Parameter hash: its `hash`.
    /// - Returns: the record that had it first; 0 where it is new; `noRoom` where it is new and
    ///   `makeRoom` has to come first.
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
        guard count < room, lastUsed + Self.size(length) <= Self.blockBytes else {
            return Self.noRoom
        }
        unsafe tags[slot] = tag
        unsafe places[slot] = store(key, length, record)
        count += 1
        return 0
    }

    /// The bytes that keys and tables take.
    private var memoryBytes: Int { blockCount * Self.blockBytes + (mask + 1) * Self.slotBytes }

    /// Tag and place.
    private static let slotBytes = 5

    /// Makes room for one more key.
    /// - Parameters:
    ///   - length: of the key; at most a block less its header.
    ///   - bytesMax: what keys and tables may take together.
    /// - Returns: whether there is room now.
    mutating func makeRoom(for length: Int, bytesMax: Int) -> Bool {
        guard room > 0 else { return false }
        let needsBlock = lastUsed + Self.size(length) > Self.blockBytes
        let needsTable = count >= room
        let larger = needsTable ? largerSize : mask + 1
        let bytes =
            memoryBytes + (needsBlock ? Self.blockBytes : 0)
            + (larger - mask - 1) * Self.slotBytes
        guard bytes <= bytesMax else { return false }
        if needsBlock { addBlock() }
        if needsTable { grow() }
        return true
    }

    /// Hands out every key with its record, in the order in which they came.
    func forEach(
        _ body: (_ record: Int, _ key: UnsafePointer<UInt8>, _ length: Int) throws -> Void
    ) rethrows {
        for (block, end) in (used + [lastUsed]).enumerated() where block < blockCount {
            var start = 0
            let base = unsafe blocks[block]
            while start < end {
                let raw = unsafe UnsafeRawPointer(base + start)
                let record = unsafe Int(raw.loadUnaligned(as: UInt32.self))
                let length = unsafe Int(raw.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
                try unsafe body(record, base + start + Self.headerBytes, length)
                start += Self.size(length)
            }
        }
    }

    /// Forgets all keys and gives up their memory; from now on there is room for none.
    mutating func close() {
        freeTables()
        freeBlocks()
        unsafe blocks = []
        used = []
        let size = 1 << 6
        unsafe tags = Self.emptyTags(size)
        unsafe places = .allocate(capacity: size)
        unsafe lastBlock = tags
        mask = size - 1
        (count, room, blockCount, lastUsed) = (0, 0, 0, Self.blockBytes)
    }

    private func address(_ place: UInt32) -> UnsafeMutablePointer<UInt8> {
        let offset = Int(place) * Self.alignment
        return unsafe blocks[offset / Self.blockBytes] + offset % Self.blockBytes
    }

    private mutating func store(_ key: UnsafePointer<UInt8>, _ length: Int, _ record: Int) -> UInt32
    {
        let start = lastUsed
        let target = unsafe UnsafeMutableRawPointer(lastBlock + start)
        unsafe target.storeBytes(of: UInt32(truncatingIfNeeded: record), as: UInt32.self)
        unsafe target.storeBytes(of: UInt32(length), toByteOffset: 4, as: UInt32.self)
        unsafe (target + Self.headerBytes).copyMemory(from: key, byteCount: length)
        lastUsed = start + Self.size(length)
        return UInt32(((blockCount - 1) * Self.blockBytes + start) / Self.alignment)
    }

    private mutating func addBlock() {
        if blockCount > 0 { used.append(lastUsed) }
        // Most files need one block at most, and of it little.
        let bytes = Self.blockBytes + CellBytes.slack
        unsafe lastBlock =
            blockCount == 0
            ? .allocate(capacity: bytes) : LargeMemory.allocate(bytes, of: UInt8.self)
        unsafe blocks.append(lastBlock)
        lastUsed = 0
        blockCount += 1
    }

    private static func size(_ length: Int) -> Int {
        (headerBytes + length + alignment - 1) & ~(alignment - 1)
    }

    private var largerSize: Int { (mask + 1) * (mask < 1 << 18 ? 4 : 2) }

    /// Makes the tables larger and enters the keys again, in the order in which they lie in memory.
    private mutating func grow() {
        let size = largerSize
        freeTables()
        let tags = unsafe Self.emptyTags(size)
        let places = unsafe LargeMemory.allocate(size, of: UInt32.self)
        let mask = size - 1
        let base = unsafe blocks
        for (block, end) in (used + [lastUsed]).enumerated() where block < blockCount {
            var start = 0
            while start < end {
                let entry = unsafe base[block] + start
                let length = unsafe Int(
                    UnsafeRawPointer(entry).loadUnaligned(fromByteOffset: 4, as: UInt32.self))
                let hash = unsafe hash(entry + Self.headerBytes, length)
                var slot = Int(truncatingIfNeeded: hash) & mask
                while unsafe tags[slot] != 0 { slot = (slot + 1) & mask }
                unsafe tags[slot] = UInt8(truncatingIfNeeded: hash >> 57) | 0x80
                unsafe places[slot] = UInt32((block * Self.blockBytes + start) / Self.alignment)
                start += Self.size(length)
            }
        }
        unsafe self.tags = tags
        unsafe self.places = places
        self.mask = mask
        room = size / 2
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
