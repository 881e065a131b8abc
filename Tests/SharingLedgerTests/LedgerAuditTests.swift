import SharingLedger
import SharingModel
import Testing

@Suite("The audit finds what was altered, and where")
struct LedgerAuditTests {
    private static func codes(_ result: AuditResult) -> [String] {
        result.problems.map { "\($0.code.rawValue) \($0.path) \($0.entryIndex ?? -1)" }
    }

    @Test(
        "Logs of every size up to 520 around the tile bounds are consistent",
        arguments: [
            0, 1, 2, 255, 256, 257, 511, 512, 513, 520,
        ])
    func consistent(size: Int) throws {
        let log = try LedgerSample.log(size)
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(result.problems.isEmpty)
        #expect(result.isConsistent)
        #expect(result.entries == size)
        #expect(result.checkpoint?.size == size)
        #expect(
            result.tiles
                == TilePath.all(level: 0, size: size).count
                + TilePath.all(level: 1, size: size).count)
    }

    @Test(
        "One flipped bit of a tile is found in that tile",
        arguments: [
            ("tile/0/000", 100, 100), ("tile/0/001", 31, 256 + 31),
            ("tile/0/002.p/88", 87, 512 + 87),
        ])
    func tileBit(path: String, place: Int, entry: Int) throws {
        var log = try LedgerSample.log(600)
        log.files[path]?[place * 32] ^= 1
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(Self.codes(result) == ["tile-mismatch \(path) \(entry)"])
    }

    @Test("One flipped bit of an upper tile is found in that tile")
    func upperTileBit() throws {
        var log = try LedgerSample.log(600)
        log.files["tile/1/000.p/2"]?[32] ^= 1
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(Self.codes(result) == ["tile-mismatch tile/1/000.p/2 -1"])
    }

    @Test("One changed digit of an entry is found in that entry")
    func entryBit() throws {
        var log = try LedgerSample.log(600)
        let path = "tile/entries/001"
        var entries = try EntryBundle.entries(in: #require(log.files[path]), count: 256)
        let digit = try #require(entries[44].lastIndex(of: UInt8(ascii: "0")))
        entries[44][digit] = UInt8(ascii: "1")
        log.files[path] = try EntryBundle.bytes(of: entries)
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(result.problems.contains { $0.code == .entryMismatch && $0.entryIndex == 300 })
        #expect(result.problems.allSatisfy { $0.path == path })
    }

    @Test("A flipped bit in a bundle's lengths makes the bundle unreadable, and only that")
    func lengthBit() throws {
        var log = try LedgerSample.log(600)
        log.files["tile/entries/000"]?[1] ^= 1
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(result.problems.first?.path == "tile/entries/000")
        #expect(!result.isConsistent)
    }

    @Test(
        "A missing tile or bundle is found",
        arguments: [
            ("tile/0/001", "tile-unreadable"), ("tile/1/000.p/2", "tile-unreadable"),
            ("tile/entries/002.p/88", "entries-unreadable"), ("checkpoint", "checkpoint-missing"),
        ])
    func missing(path: String, code: String) throws {
        var log = try LedgerSample.log(600)
        log.files[path] = nil
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(Self.codes(result) == ["\(code) \(path) -1"])
    }

    @Test("A partial tile that is gone may be read from the full one")
    func partialGone() throws {
        var log = try LedgerSample.log(300)
        let checkpoint = log.files["checkpoint"]
        try log.append(LedgerSample.leaves(600)[300...].map(\.self))
        log.files["checkpoint"] = checkpoint
        for path in ["tile/0/001.p/44", "tile/entries/001.p/44"] { log.files[path] = nil }
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(result.problems.isEmpty)
        #expect(result.entries == 300)
    }

    @Test("A checkpoint that does not verify is said, and the rest is still read")
    func checkpointBit() throws {
        var log = try LedgerSample.log(30)
        let other = try MemoryLog(seed: 99)
        let result = try LedgerAudit.audit(log, log: other.log)
        #expect(Self.codes(result) == ["checkpoint-invalid checkpoint -1"])
        #expect(result.entries == 30)
        log.files["checkpoint"] = [1, 2, 3]
        let garbage = try LedgerAudit.audit(log, log: log.log)
        #expect(Self.codes(garbage) == ["checkpoint-invalid checkpoint -1"])
        #expect(garbage.entries == 0)
    }

    @Test("A root that neither entries nor tiles give is found")
    func wrongRoot() throws {
        var log = try LedgerSample.log(30)
        let wrong = try Checkpoint(
            origin: MemoryLog.origin, size: 30, root: [UInt8](repeating: 1, count: 32))
        log.files["checkpoint"] = Array(try wrong.signed(by: log.signer).encoded.utf8)
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(Self.codes(result) == ["root-mismatch checkpoint -1"])
    }

    @Test("Entries out of sequence, back in time or unreadable are found")
    func entries() throws {
        var log = try MemoryLog()
        var leaves = try LedgerSample.leaves(6)
        leaves[1] = try LedgerSample.entry(7).leafBytes
        var early = try LedgerSample.entry(4)
        early.time = Instant(milliseconds: 5)
        leaves[3] = early.leafBytes
        leaves[5] = Array("{}".utf8)
        try log.append(leaves)
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(
            Self.codes(result) == [
                "sequence-wrong tile/entries/000.p/6 1", "time-backwards tile/entries/000.p/6 2",
                "time-backwards tile/entries/000.p/6 3", "time-backwards tile/entries/000.p/6 4",
                "entry-invalid tile/entries/000.p/6 5",
            ])
    }

    @Test("A log that was rewritten does not continue its earlier checkpoint")
    func rewritten() throws {
        let before = try LedgerSample.log(300)
        let after = try LedgerSample.log(600)
        let good = try LedgerAudit.audit(after, log: after.log, earlier: [before.checkpoint])
        #expect(good.isConsistent)
        var changed = try LedgerSample.leaves(600)
        var entry = try LedgerSample.entry(200)
        entry.rows = RowCounts(received: 1, accepted: 1)
        changed[199] = entry.leafBytes
        var rewritten = try MemoryLog()
        try rewritten.append(changed)
        let result = try LedgerAudit.audit(
            rewritten, log: rewritten.log, earlier: [before.checkpoint])
        #expect(Self.codes(result) == ["earlier-checkpoint-not-continued checkpoint -1"])
        let shrunk = try LedgerAudit.audit(before, log: before.log, earlier: [after.checkpoint])
        #expect(Self.codes(shrunk) == ["earlier-checkpoint-not-continued checkpoint -1"])
    }

    @Test("However much is wrong, a hundred problems are listed and all are counted")
    func limit() throws {
        var log = try MemoryLog()
        try log.append((0..<300).map { [UInt8($0 & 255)] })
        let result = try LedgerAudit.audit(log, log: log.log)
        #expect(result.problems.count == 100)
        #expect(result.problemCount == 300)
    }
}
