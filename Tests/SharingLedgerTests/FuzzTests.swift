import SharingLedger
import StrictJSON
import Testing

@Suite("No input, however damaged, does more than be refused")
struct FuzzTests {
    /// Cuts, doubles, flips and mixes bytes.
    private static func damage(_ bytes: [UInt8], _ random: inout Seeded) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &random) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: place)
            case 2:
                bytes.insert(
                    [0x0A, 0x20, 0x2B, 0x3D, 0xE2].randomElement(using: &random) ?? 0, at: place)
            case 3: bytes = Array(bytes[..<place])
            default: bytes += bytes[place...]
            }
        }
        return bytes
    }

    @Test("Notes, checkpoints and proofs", arguments: 0..<20 as Range<UInt64>)
    func notes(seed: UInt64) throws {
        var random = Seeded(seed)
        let log = try LedgerSample.log(9)
        let proof = Array(try TlogProofTests.proof(log, index: 3, extra: [1]).encoded.utf8)
        let note = try #require(log.files["checkpoint"])
        let leaf = MerkleHash.leaf(log.entries[3])
        for _ in 0..<300 {
            let badNote = Self.damage(note, &random)
            if let checkpoint = try? Checkpoint(verifying: badNote, log: log.log) {
                #expect(checkpoint == (try log.checkpoint))
            }
            let badProof = Self.damage(proof, &random)
            if let parsed = try? TlogProof(parsing: badProof) {
                #expect(Array(parsed.encoded.utf8) == badProof)
                if let checkpoint = try? parsed.verify(leafHash: leaf, log: log.log) {
                    #expect(checkpoint.root == log.tree.root)
                }
            }
            _ = TilePath(text: String(decoding: badNote, as: UTF8.self))
        }
    }

    @Test("Damaged published logs", arguments: 0..<20 as Range<UInt64>)
    func logs(seed: UInt64) throws {
        var random = Seeded(seed)
        let good = try LedgerSample.log(270)
        let paths = good.files.keys.sorted()
        for _ in 0..<3 {
            var log = good
            let path = try #require(paths.randomElement(using: &random))
            let before = try #require(log.files[path])
            log.files[path] = Self.damage(before, &random)
            let result = try LedgerAudit.audit(log, log: log.log)
            let isCurrent =
                path == "checkpoint" || path.hasSuffix("/000") || path.hasSuffix("001.p/14")
                || path == "tile/1/000.p/1"
            #expect(result.isConsistent == (!isCurrent || log.files[path] == before), "\(path)")
        }
    }

    @Test("Receipts", arguments: 0..<10 as Range<UInt64>)
    func receipts(seed: UInt64) throws {
        var random = Seeded(seed)
        let bytes = try ReceiptTests.shared().json.canonicalBytes
        for _ in 0..<100 {
            let bad = Self.damage(bytes, &random)
            if let receipt = try? Receipt(parsing: bad) {
                #expect(receipt.json.canonicalBytes == bad)
            }
        }
    }
}
