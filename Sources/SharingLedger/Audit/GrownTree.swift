/// A tree grown leaf by leaf that keeps its tiles above the leaves and the roots at some sizes.
struct GrownTree {
    private var tree = LedgerTree()
    /// Full tiles of level 1 and above, one 256th of the leaves.
    private var fullTiles: [TileChange] = []
    private var roots: [Int: [UInt8]] = [0: MerkleHash.empty]

    mutating func append(_ leafHash: [UInt8], marking sizes: Set<Int>) {
        fullTiles += tree.append(leafHash: leafHash).filter { $0.path.level != 0 }
        if sizes.contains(tree.size) { roots[tree.size] = tree.root }
    }

    var root: [UInt8] { tree.root }

    func root(at size: Int) -> [UInt8]? { roots[size] }

    /// Every tile of level 1 and above.
    var upperTiles: [TileChange] {
        fullTiles + tree.openTileChanges.filter { $0.path.level != 0 }
    }
}
