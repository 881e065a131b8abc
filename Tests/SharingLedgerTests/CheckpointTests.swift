import Cryptography
import SharingLedger
import Testing

@Suite("Checkpoints are those of C2SP")
struct CheckpointTests {
    static let root = [UInt8](repeating: 5, count: 32)

    @Test("Written, signed and read")
    func roundTrip() throws {
        let log = try MemoryLog()
        let checkpoint = try Checkpoint(
            origin: MemoryLog.origin, size: 20_852_163, root: Self.root, extensions: ["more"])
        #expect(
            checkpoint.text
                == "gateway.svd.example/log\n20852163\n"
                + "BQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQU=\nmore\n"
        )
        #expect(try Checkpoint(parsing: checkpoint.text) == checkpoint)
        let note = try checkpoint.signed(by: log.signer)
        #expect(try Checkpoint(verifying: Array(note.encoded.utf8), log: log.log) == checkpoint)
    }

    @Test(
        "Any other spelling is refused",
        arguments: [
            "", "o\n", "o\n1\n", "o\n1\n\n", "\n1\nR\n", "o\n01\nR\n", "o\n-1\nR\n", "o\n+1\nR\n",
            "o\n1 \nR\n", "o\n1\nR", "o\n1\nR\n\n", "o\n1\nR\n\nx\n", "o\n1\nRR\n", "o\n1\nAAAA\n",
            "o\n99999999999999999999\nR\n", "o\n1\nR=\n", "o\n٣\nR\n",
        ])
    func refused(text: String) {
        let text = text.replacing("R", with: Base64.text(of: Self.root))
        let error = #expect(throws: LedgerError.self) { try Checkpoint(parsing: text) }
        #expect(error?.code == .checkpointMalformed)
    }

    @Test("Another log's checkpoint is neither signed nor taken")
    func anotherLog() throws {
        let log = try MemoryLog()
        let other = try Checkpoint(origin: "other/log", size: 0, root: MerkleHash.empty)
        #expect(throws: LedgerError.self) { try other.signed(by: log.signer) }
        let note = try SignedNote(
            text: other.text, signatures: [log.signer.signature(of: other.text)])
        let error = #expect(throws: LedgerError.self) {
            try Checkpoint(verifying: Array(note.encoded.utf8), log: log.log)
        }
        #expect(error?.code == .checkpointInconsistent)
    }

    @Test("A witness's cosignature states its time, and neither can be changed")
    func cosignature() throws {
        let log = try MemoryLog()
        let key = try Ed25519PrivateKey(seed: [UInt8](repeating: 3, count: 32))
        let witness = try NoteSigner(name: "witness.example/w1", key: key, algorithm: .cosignature)
        #expect(try NoteVerifier(vkey: witness.verifier.text) == witness.verifier)
        var note = try log.checkpoint.signed(by: log.signer)
        note.add(try witness.signature(of: note.text, unixSeconds: 1_679_315_147))
        let read = try SignedNote(parsing: Array(note.encoded.utf8))
        let verified = try read.verify(with: [log.log, witness.verifier])
        #expect(verified.map(\.unixSeconds) == [nil, 1_679_315_147])
        // The log's key alone does not look at it; the time is covered by the signature.
        #expect(try read.verify(with: [log.log]).count == 1)
        let line = try #require(read.signatures.last)
        #expect(line.bytes.count == 72)
        let plain = try NoteSigner(name: "witness.example/w1", key: key)
        #expect(plain.verifier.key != witness.verifier.key)
        #expect(
            key.publicKey.isValid(
                signature: Array(line.bytes.dropFirst(8)),
                for: Array("cosignature/v1\ntime 1679315147\n\(note.text)".utf8)))
        let text = note.encoded.replacing(line.line, with: Self.withTime(line, plusSeconds: 1))
        let error = #expect(throws: LedgerError.self) {
            try SignedNote(parsing: Array(text.utf8)).verify(with: [witness.verifier])
        }
        #expect(error?.code == .signatureInvalid)
    }

    private static func withTime(_ line: NoteSignature, plusSeconds: UInt8) -> String {
        let parts = line.line.split(separator: " ")
        var bytes = Base64.bytes(of: parts[2]) ?? []
        bytes[11] += plusSeconds
        return "\(parts[0]) \(parts[1]) " + Base64.text(of: bytes)
    }
}
