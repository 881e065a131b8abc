import SharingLedger
import Testing

@Suite("A ledger tree is its open tiles")
struct LedgerTreeTests {
    static func leaf(_ index: Int) -> [UInt8] {
        MerkleHash.leaf([UInt8(index >> 16), UInt8(index >> 8 & 255), UInt8(index & 255)])
    }

    @Test("Saved and taken up again at each size, it goes on as if nothing had been")
    func savedAndRestored() throws {
        var tree = LedgerTree()
        for index in 0..<600 {
            let restored = try LedgerTree(size: tree.size, openTiles: tree.openTiles)
            #expect(restored == tree)
            #expect(restored.root == tree.root)
            var copy = restored
            #expect(
                copy.append(leafHash: Self.leaf(index)) == tree.append(leafHash: Self.leaf(index)))
            #expect(copy == tree)
        }
    }

    @Test("A tree of 70,000 leaves has the tiles that the specification counts")
    func specificationExample() throws {
        var tree = LedgerTree()
        var full: [Int: Int] = [:]
        for index in 0..<70_000 {
            for change in tree.append(leafHash: Self.leaf(index)) {
                full[try #require(change.path.level), default: 0] += 1
                #expect(change.bytes.count == 8192)
                #expect(change.path.width == 256)
            }
        }
        #expect(full == [0: 273, 1: 1])
        #expect(
            tree.openTileChanges.map(\.path.text) == [
                "tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1",
            ])
        let oracle = NaiveMerkle(leaves: (0..<70_000).map(Self.leaf))
        #expect(tree.root == oracle.root(0..<70_000))
        #expect(tree.openTiles[2] == oracle.root(0..<65_536))
        #expect(try LedgerTree(size: 70_000, openTiles: tree.openTiles).root == tree.root)
    }

    @Test(
        "A batch names every tile to be written, and no other", arguments: [1, 2, 7, 255, 256, 300])
    func batches(step: Int) throws {
        var tree = LedgerTree()
        var stored: [String: [UInt8]] = [:]
        var size = 0
        while size < 1100 {
            let before = tree
            let changes = tree.append(leafHashes: (size..<size + step).map(Self.leaf))
            size += step
            #expect(Set(changes.map(\.path)).count == changes.count)
            for change in changes {
                #expect(stored[change.path.text] == nil || stored[change.path.text] == change.bytes)
                stored[change.path.text] = change.bytes
                #expect(!before.openTileChanges.contains(change))
            }
            for level in 0...1 {
                for path in TilePath.all(level: level, size: size) {
                    #expect(stored[path.text]?.count == path.width * 32)
                }
            }
        }
        let oracle = NaiveMerkle(leaves: (0..<size).map(Self.leaf))
        #expect(tree.root == oracle.root(0..<size))
        for path in TilePath.all(level: 1, size: size) {
            let expected = (0..<path.width).flatMap { oracle.root($0 * 256..<($0 + 1) * 256) }
            #expect(stored[path.text] == expected)
        }
    }

    @Test(
        "Tiles that do not fit the size are refused",
        arguments: [
            (3, [0: 64]), (256, [0: 32]), (256, [:]), (1, [0: 32, 1: 32]), (-1, [:]), (0, [0: 32]),
            (257, [0: 32]), (1, [0: 31]),
        ])
    func badState(size: Int, bytes: [Int: Int]) {
        let tiles = bytes.mapValues { [UInt8](repeating: 1, count: $0) }
        let error = #expect(throws: LedgerError.self) {
            try LedgerTree(size: size, openTiles: tiles)
        }
        #expect(error?.code == .treeStateInvalid)
    }

    @Test("The empty tree has the empty root and no tiles")
    func empty() throws {
        let tree = LedgerTree()
        #expect(tree.root == MerkleHash.empty)
        #expect(tree.openTiles.isEmpty)
        #expect(try LedgerTree(size: 0, openTiles: [:]) == tree)
    }
}
