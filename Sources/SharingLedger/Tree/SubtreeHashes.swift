/// The hashes of subtrees of a log of some size, computed from its published tiles.
///
/// Keeps the tiles that it has read and the hashes that it has made, as long as it lives.
struct SubtreeHashes {
    private let size: Int
    private let reader: any TileReader
    /// The tiles read so far, owned by this value.
    private var tiles: [TilePath: [UInt8]] = [:]
    /// The hashes computed so far, owned by this value.
    private var known: [Place: [UInt8]] = [:]

    private struct Place: Hashable {
        let height: Int
        let start: Int
    }

    init(size: Int, reader: any TileReader) {
        self.size = size
        self.reader = reader
    }

    /// The root of the leaves `start..<end`, where `start` is a multiple of the smallest power of
    /// two that is not below their number. Source: RFC 6962 §2.1.
    mutating func root(_ start: Int, _ end: Int) throws -> [UInt8] {
        let count = end - start
        guard count > 0 else { return MerkleHash.empty }
        if count.nonzeroBitCount == 1 {
            return try perfect(height: count.trailingZeroBitCount, at: start)
        }
        let middle = start + Self.split(count)
        return MerkleHash.node(try root(start, middle), try root(middle, end))
    }

    /// The largest power of two below a number above 1.
    static func split(_ count: Int) -> Int {
        1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
    }

    /// The hash of a perfect subtree: its tile's where it is the root of a tile, else made of its
    /// two halves, once.
    private mutating func perfect(height: Int, at start: Int) throws -> [UInt8] {
        let level = height / TilePath.height
        guard height % TilePath.height > 0 else { return try hash(level: level, at: start) }
        let place = Place(height: height, start: start)
        if let hash = known[place] { return hash }
        let hash = MerkleHash.node(
            try perfect(height: height - 1, at: start),
            try perfect(height: height - 1, at: start + 1 << (height - 1)))
        known[place] = hash
        return hash
    }

    /// One of the hashes that a tile holds.
    private mutating func hash(level: Int, at start: Int) throws -> [UInt8] {
        let first = start >> (TilePath.height * level)
        let index = first / TilePath.fullWidth
        let hashes = LedgerTree.hashes(at: level, of: size) - index * TilePath.fullWidth
        let path = TilePath(level: level, index: index, width: min(hashes, TilePath.fullWidth))
        let offset = first % TilePath.fullWidth * MerkleHash.byteCount
        return try Array(tile(path)[offset..<offset + MerkleHash.byteCount])
    }

    private mutating func tile(_ path: TilePath) throws -> [UInt8] {
        if let bytes = tiles[path] { return bytes }
        let bytes = try reader.hashes(at: path)
        tiles[path] = bytes
        return bytes
    }
}
