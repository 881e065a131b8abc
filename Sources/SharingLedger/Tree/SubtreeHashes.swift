/// The hashes of subtrees of a log of some size, computed from its published tiles.
///
/// Keeps the tiles that it has read, for the length of one computation.
struct SubtreeHashes {
    private let size: Int
    private let reader: any TileReader
    /// The tiles read so far, owned by this value.
    private var tiles: [TilePath: [UInt8]] = [:]

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

    private mutating func perfect(height: Int, at start: Int) throws -> [UInt8] {
        let level = height / 8
        let count = 1 << (height % 8)
        let first = start >> (8 * level)
        let index = first / TilePath.fullWidth
        let hashes = LedgerTree.hashes(at: level, of: size) - index * TilePath.fullWidth
        let path = TilePath(
            level: level, index: index, width: min(hashes, TilePath.fullWidth))
        let bytes = try tile(path)
        let offset = first % TilePath.fullWidth * MerkleHash.byteCount
        let range = offset..<offset + count * MerkleHash.byteCount
        return MerkleHash.perfect(MerkleHash.split(bytes[range]))
    }

    private mutating func tile(_ path: TilePath) throws -> [UInt8] {
        if let bytes = tiles[path] { return bytes }
        let bytes = try reader.hashes(at: path)
        tiles[path] = bytes
        return bytes
    }
}
