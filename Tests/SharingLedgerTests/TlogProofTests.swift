import SharingLedger
import Testing

@Suite("A tlog-proof shows without a server that an entry is in the log")
struct TlogProofTests {
    static func proof(_ log: MemoryLog, index: Int, extra: [UInt8]? = nil) throws -> TlogProof {
        try TlogProof(
            index: index,
            hashes: InclusionProof.generate(index: index, size: log.tree.size, reader: log),
            checkpoint: log.checkpoint.signed(by: log.signer), extra: extra)
    }

    @Test("Written, read and verified", arguments: [nil, [], [1, 2, 3]] as [[UInt8]?])
    func roundTrip(extra: [UInt8]?) throws {
        let log = try LedgerSample.log(300)
        let proof = try Self.proof(log, index: 299, extra: extra)
        let lines = proof.encoded.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0] == "c2sp.org/tlog-proof@v1")
        #expect(lines[extra == nil ? 1 : 2] == "index 299")
        #expect(extra == nil || lines[1].hasPrefix("extra "))
        let read = try TlogProof(parsing: Array(proof.encoded.utf8))
        #expect(read == proof)
        #expect(read.encoded == proof.encoded)
        let checkpoint = try read.verify(leafHash: MerkleHash.leaf(log.entries[299]), log: log.log)
        #expect(checkpoint.size == 300)
    }

    @Test("A log of one entry has a proof without hashes")
    func single() throws {
        let log = try LedgerSample.log(1)
        let proof = try Self.proof(log, index: 0)
        #expect(
            proof.encoded.hasPrefix("c2sp.org/tlog-proof@v1\nindex 0\n\ngateway.svd.example/log\n"))
        let read = try TlogProof(parsing: Array(proof.encoded.utf8))
        try read.verify(leafHash: MerkleHash.leaf(log.entries[0]), log: log.log)
    }

    @Test("Another entry, another index, another key is refused")
    func wrong() throws {
        let log = try LedgerSample.log(20)
        let proof = try Self.proof(log, index: 7)
        let leaf = MerkleHash.leaf(log.entries[7])
        try proof.verify(leafHash: leaf, log: log.log)
        let wrongLeaf = #expect(throws: LedgerError.self) {
            try proof.verify(leafHash: MerkleHash.leaf(log.entries[8]), log: log.log)
        }
        #expect(wrongLeaf?.code == .proofInvalid)
        let moved = try TlogProof(index: 8, hashes: proof.hashes, checkpoint: proof.checkpoint)
        #expect(throws: LedgerError.self) { try moved.verify(leafHash: leaf, log: log.log) }
        let other = try MemoryLog(seed: 8)
        let wrongKey = #expect(throws: LedgerError.self) {
            try proof.verify(leafHash: leaf, log: other.log)
        }
        #expect(wrongKey?.code == .signatureMissing)
    }

    @Test("Each changed byte is noticed")
    func changed() throws {
        let log = try LedgerSample.log(5)
        let leaf = MerkleHash.leaf(log.entries[2])
        let bytes = Array(try Self.proof(log, index: 2).encoded.utf8)
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(throws: LedgerError.self, "byte \(index)") {
                try TlogProof(parsing: other).verify(leafHash: leaf, log: log.log)
            }
        }
    }

    @Test(
        "Any other spelling is refused",
        arguments: [
            "", "\n\n", "c2sp.org/tlog-proof@v2\nindex 0\n\nC", "c2sp.org/tlog-proof@v1\n\nC",
            "c2sp.org/tlog-proof@v1\nindex 00\n\nC", "c2sp.org/tlog-proof@v1\nindex -1\n\nC",
            "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\nC", "c2sp.org/tlog-proof@v1\nindex 0\nC",
            "c2sp.org/tlog-proof@v1\nindex 0\nextra AAAA\n\nC",
            "c2sp.org/tlog-proof@v1\nextra !\nindex 0\n\nC",
            "c2sp.org/tlog-proof@v1\nextra AAAA\nextra AAAA\nindex 0\n\nC",
            "c2sp.org/tlog-proof@v1\r\nindex 0\n\nC", "c2sp.org/tlog-proof@v1\nindex 0\n\n\nC",
            "c2sp.org/tlog-proof@v1\nindex 0\n\n",
        ])
    func refused(text: String) throws {
        let note = try MemoryLog().checkpoint.signed(by: MemoryLog().signer).encoded
        let text = text.hasSuffix("C") ? text.dropLast() + note : text[...]
        #expect(throws: LedgerError.self) {
            try TlogProof(parsing: Array(text.utf8)).verify(
                leafHash: MerkleHash.empty, log: try MemoryLog().log)
        }
    }
}
