import SharingLedger
import Testing

@Suite("Proofs made from tiles are those of RFC 6962's own definition")
struct ProofPropertyTests {
    static let leaves = (0..<600).map { [UInt8($0 >> 8), UInt8($0 & 255)] }

    @Test("Inclusion, for all sizes 0 to 600")
    func inclusion() throws {
        let oracle = NaiveMerkle(leaves: Self.leaves.map(MerkleHash.leaf))
        var log = try MemoryLog()
        var random = Seeded(1)
        for size in 1...600 {
            try log.append([Self.leaves[size - 1]])
            let root = oracle.root(0..<size)
            #expect(log.tree.root == root)
            let indexes =
                size <= 48
                ? Set(0..<size)
                : [0, size - 1, size / 2, Int.random(in: 0..<size, using: &random)]
            for index in indexes {
                let proof = try InclusionProof.generate(index: index, size: size, reader: log)
                #expect(proof == oracle.path(index, 0..<size))
                try InclusionProof.verify(
                    leafHash: MerkleHash.leaf(Self.leaves[index]), index: index, size: size,
                    proof: proof, root: root)
                #expect(throws: LedgerError.self) {
                    try InclusionProof.verify(
                        leafHash: MerkleHash.leaf([0xFF]), index: index, size: size, proof: proof,
                        root: root)
                }
            }
        }
    }

    @Test("Consistency, for all sizes 0 to 600")
    func consistency() throws {
        let oracle = NaiveMerkle(leaves: Self.leaves.map(MerkleHash.leaf))
        var log = try MemoryLog()
        var random = Seeded(2)
        for size in 1...600 {
            try log.append([Self.leaves[size - 1]])
            let sizes =
                size <= 48
                ? Set(1...size) : [1, size, size - 1, Int.random(in: 1...size, using: &random)]
            for older in sizes {
                let proof = try ConsistencyProof.generate(from: older, to: size, reader: log)
                #expect(proof == oracle.subproof(older, 0..<size))
                try ConsistencyProof.verify(
                    from: older, to: size, olderRoot: oracle.root(0..<older),
                    newerRoot: oracle.root(0..<size), proof: proof)
                for (before, after) in [
                    (MerkleHash.empty, oracle.root(0..<size)),
                    (oracle.root(0..<older), MerkleHash.empty),
                ] {
                    #expect(throws: LedgerError.self) {
                        try ConsistencyProof.verify(
                            from: older, to: size, olderRoot: before, newerRoot: after,
                            proof: proof)
                    }
                }
            }
        }
    }

    @Test("A proof for an older size can be made from the tiles of a newer one")
    func olderSizes() throws {
        var log = try MemoryLog()
        try log.append(Self.leaves)
        // Only the newest tiles are kept, as in a store that replaces the open tile.
        let oracle = NaiveMerkle(leaves: Self.leaves.map(MerkleHash.leaf))
        for size in [1, 2, 255, 256, 257, 300, 511, 512, 513, 599] {
            let proof = try InclusionProof.generate(
                index: size / 2, size: size, reader: log, publishedSize: 600)
            #expect(proof == oracle.path(size / 2, 0..<size))
            let growth = try ConsistencyProof.generate(
                from: 1, to: size, reader: log, publishedSize: 600)
            #expect(growth == oracle.subproof(1, 0..<size))
        }
    }

    @Test("What has no proof is refused")
    func refused() throws {
        let log = try MemoryLog()
        #expect(throws: LedgerError(.proofInvalid, "A log of 0 entries has no entry 0.")) {
            try InclusionProof.generate(index: 0, size: 0, reader: log)
        }
        #expect(throws: LedgerError.self) {
            try ConsistencyProof.generate(from: 0, to: 1, reader: log)
        }
        #expect(throws: LedgerError(.tileMissing, "tile/0/000.p/3 is not published.")) {
            try InclusionProof.generate(index: 1, size: 3, reader: log)
        }
        let empty = MerkleHash.empty
        try ConsistencyProof.verify(from: 0, to: 0, olderRoot: empty, newerRoot: empty, proof: [])
    }
}
