import Cryptography
import SharingLedger
import Testing

@Suite("Signed notes are those of C2SP")
struct SignedNoteTests {
    static let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
    static let text = "This is an example message.\n"
    static let line =
        "\u{2014} example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERY"
        + "NZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
    static let note = text + "\n" + line

    private static func code(_ body: () throws(LedgerError) -> Void) -> LedgerError.Code? {
        do { try body() } catch { return error.code }
        return nil
    }

    @Test("The published note verifies with the published key, and is written as it was read")
    func vector() throws {
        let verifier = try NoteVerifier(vkey: Self.key)
        #expect(verifier.text == Self.key)
        #expect(verifier.name == "example.com/foo")
        let note = try SignedNote(parsing: Array(Self.note.utf8))
        #expect(note.text == Self.text)
        #expect(note.encoded == Self.note)
        #expect(try note.verify(with: [verifier]).map(\.verifier) == [verifier])
    }

    @Test("Each changed byte of the text or the signature is noticed")
    func changed() throws {
        let verifier = try NoteVerifier(vkey: Self.key)
        let bytes = Array(Self.note.utf8)
        for index in bytes.indices {
            var other = bytes
            other[index] ^= 1
            #expect(throws: LedgerError.self, "byte \(index)") {
                try SignedNote(parsing: other).verify(with: [verifier])
            }
        }
    }

    @Test("Signatures of unknown keys are ignored; a bad one of a known key refuses the note")
    func severalSignatures() throws {
        let signers = try (1...3).map {
            try NoteSigner(
                name: "key\($0)",
                key: Ed25519PrivateKey(seed: [UInt8](repeating: UInt8($0), count: 32)))
        }
        let text = "one\n\ntwo\n"
        var note = try SignedNote(
            text: text,
            signatures: signers.map { signer throws(LedgerError) in
                try signer.signature(of: text)
            })
        note = try SignedNote(parsing: Array(note.encoded.utf8))
        #expect(note.text == text)
        #expect(try note.verify(with: [signers[1].verifier]).count == 1)
        #expect(try note.verify(with: signers.map(\.verifier)).count == 3)
        let stranger = try NoteVerifier(vkey: Self.key)
        #expect(
            Self.code { () throws(LedgerError) in try note.verify(with: [stranger]) }
                == .signatureMissing)
        #expect(
            Self.code { () throws(LedgerError) in try note.verify(with: []) } == .signatureMissing)
        var bad = note
        bad.add(try signers[2].signature(of: "another\n"))
        #expect(bad.signatures.count == 3)
        #expect(
            Self.code { () throws(LedgerError) in
                try bad.verify(with: signers.map(\.verifier))
            } == .signatureInvalid)
        try bad.verify(with: [signers[0].verifier])
        // The same name with another key is another, unknown key.
        let namesake = try NoteSigner(
            name: "key1", key: Ed25519PrivateKey(seed: [UInt8](repeating: 9, count: 32)))
        #expect(
            Self.code { () throws(LedgerError) in
                try note.verify(with: [namesake.verifier])
            } == .signatureMissing)
    }

    @Test(
        "Sixteen signatures and more are read, and no more than a hundred",
        arguments: [16, 100, 101])
    func manySignatures(count: Int) {
        let note = Self.text + "\n" + String(repeating: Self.line, count: count)
        #expect((try? SignedNote(parsing: Array(note.utf8))) != nil || count == 101)
        #expect((try? SignedNote(parsing: Array(note.utf8))) == nil || count <= 100)
    }

    @Test(
        "What is not a note is refused",
        arguments: [
            "", "\n", "\n\n", "text\n", "text\n\n", "text\n" + line, "text\n\n" + line + "\n",
            "text\n\n" + line.dropLast(), "\n\n\n",
            "text\r\n\n" + line, "te\u{1}xt\n\n" + line, "text\n\n\u{2014} name\n",
            "text\n\n\u{2014}  name AAAAAAA=\n", "text\n\n\u{2014} na+me AAAAAAA=\n",
            "text\n\n- name AAAAAAA=\n", "text\n\n\u{2014} name AAAAAA==\n",
            "text\n\n\u{2014} name AAAAAAA\n", "text\n\n\u{2014} name AAAAAAB=\n",
            "text\n\n\u{2014} name AAAAAAA= \n", "text\n\nname AAAAAAA=\n",
            "text\n\n\u{2014} na\u{a0}me AAAAAAA=\n",
        ])
    func refused(note: String) {
        let error = #expect(throws: LedgerError.self) {
            try SignedNote(parsing: Array(note.utf8))
        }
        #expect(error?.code == .noteMalformed)
    }

    @Test("Ill-formed UTF-8 and too many bytes are refused")
    func bytes() {
        #expect(throws: LedgerError.self) {
            try SignedNote(parsing: [0xFF, 0x0A, 0x0A] + Array(Self.line.utf8))
        }
        let long = [UInt8](repeating: 0x61, count: SignedNote.bytesMax)
        #expect(throws: LedgerError.self) {
            try SignedNote(parsing: long + Array(("\n\n" + Self.line).utf8))
        }
    }

    @Test(
        "What is not a verifier key is refused",
        arguments: [
            "", "example.com/foo", "example.com/foo+530d903a", key + "=",
            "+530d903a+AekyeRrm56hApGFkyQR4",
            "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "example.com/foo+30d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
            "exam ple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        ])
    func badKey(text: String) {
        let error = #expect(throws: LedgerError.self) { try NoteVerifier(vkey: text) }
        #expect(error?.code == .keyMalformed)
    }
}
