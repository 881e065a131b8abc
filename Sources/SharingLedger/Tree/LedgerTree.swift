/// A Merkle tree that can only grow, kept as the open tiles at its right edge.
///
/// The state is O(log n): at each level fewer than 256 hashes. Source: RFC 6962 §2.1; C2SP
/// tlog-tiles.
public struct LedgerTree: Sendable, Hashable {
    /// How many leaves there are.
    public private(set) var size: Int
    /// Per level, the hashes of the open tile; owned by this value.
    private var levels: [[UInt8]]

    /// The tree without leaves.
    public init() {
        size = 0
        levels = []
    }

    /// Takes up a saved tree.
    /// - Parameters:
    ///   - size: how many leaves it has.
    ///   - openTiles: per level the concatenated hashes of the partial tile at the right edge;
    ///     levels without one are left out.
    /// - Throws: `tree-state-invalid` where the tiles do not fit the size.
    public init(size: Int, openTiles: [Int: [UInt8]]) throws(LedgerError) {
        guard size >= 0 else {
            throw LedgerError(.treeStateInvalid, "The size \(size) is negative.")
        }
        var levels: [[UInt8]] = []
        var rest = size
        while rest > 0 {
            let width = rest % TilePath.fullWidth
            let bytes = openTiles[levels.count] ?? []
            guard bytes.count == width * MerkleHash.byteCount else {
                throw LedgerError(
                    .treeStateInvalid,
                    "At level \(levels.count) a tree of \(size) leaves has an open tile of "
                        + "\(width) hashes; \(bytes.count) bytes are given.")
            }
            levels.append(bytes)
            rest /= TilePath.fullWidth
        }
        if let level = openTiles.keys.first(where: {
            !levels.indices.contains($0) && openTiles[$0] != []
        }) {
            throw LedgerError(
                .treeStateInvalid, "A tree of \(size) leaves has no tile at level \(level).")
        }
        self.size = size
        self.levels = levels
    }

    /// Per level the concatenated hashes of the partial tile at the right edge.
    public var openTiles: [Int: [UInt8]] {
        var tiles: [Int: [UInt8]] = [:]
        for (level, bytes) in levels.enumerated() where !bytes.isEmpty { tiles[level] = bytes }
        return tiles
    }

    /// The open tiles as they would be written, lowest level first.
    public var openTileChanges: [TileChange] {
        levels.enumerated().compactMap { level, bytes in
            bytes.isEmpty
                ? nil : TileChange(path: openPath(level, width: bytes.count / 32), bytes: bytes)
        }
    }

    /// The root hash, recomputed from the open tiles.
    public var root: [UInt8] {
        var root: [UInt8]?
        for bytes in levels {
            let hashes = MerkleHash.split(bytes)
            var end = hashes.count
            var count = 1
            while end > 0 {
                if hashes.count & count != 0 {
                    let subtree = MerkleHash.perfect(Array(hashes[end - count..<end]))
                    root = root.map { MerkleHash.node(subtree, $0) } ?? subtree
                    end -= count
                }
                count <<= 1
            }
        }
        return root ?? MerkleHash.empty
    }

    /// Appends one leaf.
    /// - Parameter leafHash: 32 bytes, as `MerkleHash.leaf` makes them.
    /// - Returns: the tiles that became full, lowest level first; usually none.
    public mutating func append(leafHash: [UInt8]) -> [TileChange] {
        precondition(leafHash.count == MerkleHash.byteCount, "a leaf hash has 32 bytes")
        var completed: [TileChange] = []
        var hash = leafHash
        var level = 0
        while true {
            if level == levels.count { levels.append([]) }
            levels[level] += hash
            guard levels[level].count == TilePath.fullWidth * MerkleHash.byteCount else { break }
            let path = openPath(level, width: TilePath.fullWidth)
            completed.append(TileChange(path: path, bytes: levels[level]))
            hash = MerkleHash.perfect(MerkleHash.split(levels[level]))
            levels[level] = []
            level += 1
        }
        size += 1
        return completed
    }

    /// Appends leaves and says which tiles a store has to write.
    /// - Parameter leafHashes: 32 bytes each, in order.
    /// - Returns: every tile that became full, and then every open tile that changed, lowest level
    ///   first. A tile that opened and became full within the batch is given once, full.
    public mutating func append(leafHashes: [[UInt8]]) -> [TileChange] {
        let sizeBefore = size
        var changes = leafHashes.flatMap { append(leafHash: $0) }
        changes += openTileChanges.filter { change in
            guard let level = change.path.level else { return false }
            return Self.hashes(at: level, of: sizeBefore) != Self.hashes(at: level, of: size)
        }
        return changes
    }

    /// How many hashes all tiles of a level hold in a tree of that size.
    static func hashes(at level: Int, of size: Int) -> Int { level < 8 ? size >> (8 * level) : 0 }

    /// The open tile at a level, before the leaf under way is counted.
    private func openPath(_ level: Int, width: Int) -> TilePath {
        TilePath(
            level: level, index: Self.hashes(at: level, of: size) / TilePath.fullWidth, width: width
        )
    }
}
