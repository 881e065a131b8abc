import Foundation
import SharingLedger
import Testing

@Suite("A public tiled log is reproduced byte for byte")
struct TiledLogVectorTests {
    /// The key with which the log's authors published it.
    static let key =
        "example.com/log/testdata+33d7b496+AeHTu4Q3hEIMHNqc6fASMsq3rKNx280NI+oO5xCFkkSx"

    @Test("Every checkpoint, tile and bundle of sizes 0 to 15")
    func everything() throws {
        guard let folder = SharedVectors.folder("tlog/testdata/log") else { return }
        let log = try NoteVerifier(vkey: Self.key)
        let entries = try EntryBundle.entries(
            in: SharedVectors.bytes(folder.appending(path: "tile/entries/000.p/15")), count: 15)
        var tree = LedgerTree()
        for size in 0...15 {
            if size > 0 {
                let changes = tree.append(leafHashes: [MerkleHash.leaf(entries[size - 1])])
                let change = try #require(changes.first)
                #expect(changes.count == 1)
                #expect(
                    try SharedVectors.bytes(folder.appending(path: change.path.text))
                        == change.bytes)
                let bundle = TilePath.entries(index: 0, width: size)
                #expect(
                    try SharedVectors.bytes(folder.appending(path: bundle.text))
                        == EntryBundle.bytes(of: Array(entries.prefix(size))))
            }
            let published = try SharedVectors.bytes(folder.appending(path: "checkpoint.\(size)"))
            let checkpoint = try Checkpoint(verifying: published, log: log)
            #expect(checkpoint == (try Checkpoint(origin: log.name, size: size, root: tree.root)))
            let note = try SignedNote(parsing: published)
            #expect(note.text == checkpoint.text)
            #expect(Array(note.encoded.utf8) == published)
        }
    }

    @Test("Our audit finds nothing wrong with it, and that it continues each earlier checkpoint")
    func audit() throws {
        guard let folder = SharedVectors.folder("tlog/testdata/log") else { return }
        let log = try NoteVerifier(vkey: Self.key)
        let earlier = try (0...15).map { size in
            try Checkpoint(
                verifying: SharedVectors.bytes(folder.appending(path: "checkpoint.\(size)")),
                log: log)
        }
        let result = try LedgerAudit.audit(
            DirectoryLog(folder: folder), log: log, earlier: earlier, readsEntries: false)
        #expect(result.problems.isEmpty)
        #expect(result.entries == 15)
        #expect(result.tiles == 1)
        let strict = try LedgerAudit.audit(DirectoryLog(folder: folder), log: log)
        #expect(strict.problemCount == 15)
        #expect(strict.problems.allSatisfy { $0.code == .entryInvalid })
    }
}
