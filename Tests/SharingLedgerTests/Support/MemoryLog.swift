import Cryptography
import SharingLedger

/// A published log in memory, written as a store would: batch by batch, the tiles that changed.
struct MemoryLog: TileReader {
    static let origin = "gateway.svd.example/log"

    var files: [String: [UInt8]] = [:]
    private(set) var tree = LedgerTree()
    private(set) var entries: [[UInt8]] = []
    let signer: NoteSigner

    init(seed: UInt8 = 7) throws {
        signer = try NoteSigner(
            name: Self.origin, key: Ed25519PrivateKey(seed: [UInt8](repeating: seed, count: 32)))
        try publishCheckpoint()
    }

    var log: NoteVerifier { signer.verifier }

    var checkpoint: Checkpoint {
        get throws { try Checkpoint(origin: Self.origin, size: tree.size, root: tree.root) }
    }

    mutating func append(_ batch: [[UInt8]]) throws {
        entries += batch
        let changes = tree.append(leafHashes: batch.map(MerkleHash.leaf))
        for change in changes {
            files[change.path.text] = change.bytes
            guard change.path.level == 0 else { continue }
            let first = change.path.index * TilePath.fullWidth
            let bundle = TilePath.entries(index: change.path.index, width: change.path.width)
            files[bundle.text] = try EntryBundle.bytes(
                of: Array(entries[first..<first + change.path.width]))
        }
        try publishCheckpoint()
    }

    private mutating func publishCheckpoint() throws {
        files["checkpoint"] = Array(try checkpoint.signed(by: signer).encoded.utf8)
    }

    func bytes(at path: String) throws -> [UInt8]? { files[path] }
}
