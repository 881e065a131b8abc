/// The keys of one rule that have outgrown memory: in partitions by their hash, each in the order
/// of the file, so that one partition after another can be gone through in memory.
///
/// Owned by one `KeyOverflow`.
@safe final class SpilledKeys {
    /// The row of a key.
    struct Place {
        var record: Int
        var line = 0
        var byteOffset = 0
    }

    /// A row whose key an earlier row has.
    @safe struct Repeat {
        let place: Place
        /// The first row that has the key.
        let earlier: Int
        /// What the row has in the key's first column; valid during the call only.
        let text: UnsafeBufferPointer<UInt8>
    }

    private struct Block {
        let offset: Int
        let count: Int
    }

    /// Four million keys of a hundred bytes make partitions of 4 MiB.
    private static let partitionCount = 128
    private static let bufferBytes = 32 << 10
    /// Record, lengths of key and text, nothing; line; byte offset.
    private static let headerBytes = 32
    /// In place of a length: the text is the key.
    private static let textIsKey = UInt32.max

    private let file: SpillFile
    private let buffers: UnsafeMutablePointer<UInt8>
    private var used = [Int](repeating: 0, count: partitionCount)
    private var blocks = [[Block]](repeating: [], count: partitionCount)
    private let header: UnsafeMutableRawPointer

    init(file: SpillFile) {
        self.file = file
        unsafe buffers = .allocate(capacity: Self.partitionCount * Self.bufferBytes)
        unsafe header = .allocate(byteCount: Self.headerBytes, alignment: 8)
        unsafe header.initializeMemory(as: UInt8.self, repeating: 0, count: Self.headerBytes)
    }

    deinit {
        unsafe buffers.deallocate()
        unsafe header.deallocate()
    }

    /// Adds a key behind those that are there.
    /// - Parameters:
    ///   - hash: by which its partition is chosen; the same for the same key.
    ///   - text: what the first column has, where that is not the key itself.
    /// - Throws: the fault of the `KeySpill`.
    func append(
        _ key: UnsafeBufferPointer<UInt8>, hash: UInt64, place: Place,
        text: UnsafeBufferPointer<UInt8>? = nil
    ) throws {
        let partition = Int(truncatingIfNeeded: hash >> 57)
        let textCount = unsafe text.map { UInt32(truncatingIfNeeded: $0.count) } ?? Self.textIsKey
        unsafe header.storeBytes(of: UInt32(truncatingIfNeeded: place.record), as: UInt32.self)
        unsafe header.storeBytes(of: UInt32(key.count), toByteOffset: 4, as: UInt32.self)
        unsafe header.storeBytes(of: textCount, toByteOffset: 8, as: UInt32.self)
        unsafe header.storeBytes(of: place.line, toByteOffset: 16, as: Int.self)
        unsafe header.storeBytes(of: place.byteOffset, toByteOffset: 24, as: Int.self)
        try unsafe put(
            UnsafeRawBufferPointer(start: header, count: Self.headerBytes), partition)
        try unsafe put(UnsafeRawBufferPointer(key), partition)
        if let text = unsafe text { try unsafe put(UnsafeRawBufferPointer(text), partition) }
    }

    private func put(_ bytes: UnsafeRawBufferPointer, _ partition: Int) throws {
        let buffer = unsafe UnsafeMutableRawPointer(buffers + partition * Self.bufferBytes)
        var done = 0
        while done < bytes.count {
            if used[partition] == Self.bufferBytes {
                let full = unsafe UnsafeRawBufferPointer(start: buffer, count: Self.bufferBytes)
                let offset = try unsafe file.append(full)
                blocks[partition].append(Block(offset: offset, count: Self.bufferBytes))
                used[partition] = 0
            }
            let count = min(bytes.count - done, Self.bufferBytes - used[partition])
            guard let start = bytes.baseAddress else { return }
            unsafe (buffer + used[partition]).copyMemory(from: start + done, byteCount: count)
            used[partition] += count
            done += count
        }
    }

    /// Hands out every row whose key an earlier row has, partition by partition, in each in the
    /// order of the file.
    /// - Throws: the fault of the `KeySpill`.
    func forEachRepeat(_ body: (borrowing Repeat) -> Void) throws {
        let window = PartitionWindow(bytes: Self.bufferBytes)
        for partition in 0..<Self.partitionCount
        where used[partition] > 0 {
            var keys = UniqueKeys()
            window.clear()
            for block in blocks[partition] {
                let space = unsafe window.space(block.count)
                try unsafe file.read(into: space, at: block.offset)
                Self.take(window, &keys, body)
            }
            let rest = unsafe UnsafeRawBufferPointer(
                start: buffers + partition * Self.bufferBytes, count: used[partition])
            unsafe window.space(rest.count).copyMemory(from: rest)
            Self.take(window, &keys, body)
        }
    }

    /// Takes the entries that are whole in the window.
    private static func take(
        _ window: PartitionWindow, _ keys: inout UniqueKeys, _ body: (borrowing Repeat) -> Void
    ) {
        while window.count >= headerBytes {
            let start = unsafe UnsafeRawPointer(window.start)
            let length = unsafe Int(start.loadUnaligned(fromByteOffset: 4, as: UInt32.self))
            let stated = unsafe start.loadUnaligned(fromByteOffset: 8, as: UInt32.self)
            let textCount = stated == textIsKey ? 0 : Int(stated)
            let size = headerBytes + length + textCount
            guard window.count >= size else { return }
            let place = unsafe Place(
                record: Int(start.loadUnaligned(as: UInt32.self)),
                line: start.loadUnaligned(fromByteOffset: 16, as: Int.self),
                byteOffset: start.loadUnaligned(fromByteOffset: 24, as: Int.self))
            let key = unsafe UnsafePointer(window.start + headerBytes)
            let hash = unsafe keys.hash(key, length)
            var earlier = unsafe keys.insert(
                key, count: length, hash: hash, record: place.record)
            if earlier == UniqueKeys.noRoom, keys.makeRoom(for: length, bytesMax: .max) {
                earlier = unsafe keys.insert(key, count: length, hash: hash, record: place.record)
            }
            if earlier > 0 {
                let text = unsafe UnsafeBufferPointer(
                    start: stated == textIsKey ? key : key + length,
                    count: stated == textIsKey ? length : textCount)
                unsafe body(Repeat(place: place, earlier: earlier, text: text))
            }
            window.drop(size)
        }
    }
}
