import SharingLedger
import Testing

@Suite("Entry bundles hold each entry after its length")
struct EntryBundleTests {
    @Test("Written and read, the longest entry too")
    func roundTrip() throws {
        let entries: [[UInt8]] = [[], [1], Array("two".utf8), [UInt8](repeating: 9, count: 65_535)]
        let bundle = try EntryBundle.bytes(of: entries)
        #expect(Array(bundle.prefix(5)) == [0, 0, 0, 1, 1])
        #expect(Array(bundle[5..<10]) == [0, 3] + Array("two".utf8))
        #expect(Array(bundle[10..<12]) == [0xFF, 0xFF])
        #expect(try EntryBundle.entries(in: bundle) == entries)
        #expect(try EntryBundle.entries(in: bundle, count: 4) == entries)
    }

    @Test("An entry above 65,535 bytes is refused")
    func tooLarge() {
        let error = #expect(throws: LedgerError.self) {
            try EntryBundle.bytes(of: [[UInt8](repeating: 0, count: 65_536)])
        }
        #expect(error?.code == .entryTooLarge)
    }

    @Test(
        "Bytes that end too early, and other counts, are refused",
        arguments: [
            ([0], nil), ([0, 1], nil), ([0, 2, 1], nil), ([1, 0], nil), ([0, 0], 2), ([], 1),
            ([UInt8](repeating: 0, count: 2 * 257), nil),
        ] as [([UInt8], Int?)])
    func refused(bytes: [UInt8], count: Int?) {
        let error = #expect(throws: LedgerError.self) {
            try EntryBundle.entries(in: bytes, count: count)
        }
        #expect(error?.code == .entryInvalid)
    }

    @Test("An older, narrower tile or bundle is the front of the newer one")
    func cut() throws {
        var log = try MemoryLog()
        var older: [String: [UInt8]] = [:]
        for leaf in try LedgerSample.leaves(20) {
            try log.append([leaf])
            older.merge(log.files) { $1 }
        }
        let hashes = try #require(older["tile/0/000.p/20"])
        let bundle = try #require(older["tile/entries/000.p/20"])
        for width in 1...20 {
            let tile = TilePath(level: 0, index: 0, width: width)
            #expect(try tile.cut(from: hashes) == older[tile.text])
            let entries = TilePath.entries(index: 0, width: width)
            #expect(try entries.cut(from: bundle) == older[entries.text])
        }
        #expect(throws: LedgerError.self) {
            try TilePath(level: 0, index: 0, width: 21).cut(from: hashes)
        }
        #expect(throws: LedgerError.self) {
            try TilePath.entries(index: 0, width: 21).cut(from: bundle)
        }
    }
}
