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

    @Test("Bytes that end too early, and other counts, are refused", arguments: [
        ([0], nil), ([0, 1], nil), ([0, 2, 1], nil), ([1, 0], nil), ([0, 0], 2), ([], 1),
        ([UInt8](repeating: 0, count: 2 * 257), nil),
    ] as [([UInt8], Int?)])
    func refused(bytes: [UInt8], count: Int?) {
        let error = #expect(throws: LedgerError.self) {
            try EntryBundle.entries(in: bytes, count: count)
        }
        #expect(error?.code == .entryInvalid)
    }
}
