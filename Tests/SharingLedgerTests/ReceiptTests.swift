import Cryptography
import SharingLedger
import SharingModel
import StrictJSON
import Testing

@Suite("A receipt says what its ledger entry says, and nothing else")
struct ReceiptTests {
    static let salt = [UInt8](repeating: 0xA5, count: 16)

    static func digest(_ text: String) throws -> SHA256Digest {
        try #require(SHA256Digest(bytes: SHA256Hasher.hash(Array(text.utf8))))
    }

    static func shared(sequence: Int = 4) throws -> Receipt {
        let file = try ReceiptFile(bytes: 7, digest: digest("content"), salt: salt)
        var entry = try LedgerSample.entry(sequence)
        entry.kind = .shareAcceptedInPart
        entry.rows = RowCounts(received: 10, accepted: 8, rejected: 2)
        entry.codes = ["enum": 2]
        entry.schemaVersion = SemanticVersion("1.0.0")
        entry.schemaDigest = try digest("schema")
        entry.fileCommitment = file.commitment
        return try Receipt(
            gateway: "gateway.svd.example", origin: MemoryLog.origin,
            receivedAt: entry.time.adding(seconds: -1), file: file, entry: entry)
    }

    @Test("Written and read")
    func roundTrip() throws {
        let receipt = try Self.shared()
        let read = try Receipt(parsing: receipt.json.canonicalBytes)
        #expect(read == receipt)
        #expect(read.json["ledger"]?["entry"] == receipt.entry.json)
        #expect(read.json["decision"]?.string == "share-accepted-in-part")
        #expect(read.json["codes"] == ["enum": 2])
        #expect(read.json["file"]?["salt"]?.string == String(repeating: "a5", count: 16))
        #expect(read.leafHash == MerkleHash.leaf(receipt.entry.json.canonicalBytes))
    }

    @Test("The commitment is SHA-256 of salt and digest")
    func commitment() throws {
        let digest = try Self.digest("content")
        #expect(
            Receipt.fileCommitment(salt: Self.salt, digest: digest).bytes
                == SHA256Hasher.hash(Self.salt + digest.bytes))
    }

    @Test("A nil return has no file")
    func nilReturn() throws {
        let receipt = try Receipt(
            gateway: "g", origin: MemoryLog.origin, receivedAt: Instant(milliseconds: 0),
            file: nil, entry: LedgerSample.entry(3))
        #expect(receipt.decision == .nilReturn)
        #expect(receipt.json["file"] == nil)
        #expect(try Receipt(parsing: receipt.json.canonicalBytes) == receipt)
    }

    @Test(
        "A changed, missing or foreign member is refused",
        arguments: [
            ("format", "svd-receipt/2"), ("gateway", nil), ("submission", "s5"),
            ("agency", "other"),
            ("dataset", "other"), ("period", "2026-09"), ("decision", "share-accepted"),
            ("receivedAt", "yesterday"), ("receivedAt", "2026-10-01T00:00:00Z"), ("file", nil),
            ("rows", nil), ("schema", "1.0.0"), ("codes", nil), ("ledger", nil), ("extra", "x"),
        ] as [(String, String?)])
    func changed(member: String, value: String?) throws {
        var object = try #require(try Self.shared().json.object)
        object[member] = value.map { .string($0) }
        #expect(throws: LedgerError.self) { try Receipt(json: .object(object)) }
    }

    @Test(
        "A change in the ledger part or the file is refused",
        arguments: [
            ("ledger", "sequence", .integer(5)), ("ledger", "leafHash", "00"),
            ("ledger", "origin", nil), ("ledger", "entry", nil), ("ledger", "more", true),
            ("file", "bytes", "7"), ("file", "salt", "a5"), ("file", "salt", "zz"),
            ("file", "sha256", .string(String(repeating: "0", count: 64))), ("rows", "accepted", 9),
        ] as [(String, String, JSONValue?)])
    func changedInside(group: String, member: String, value: JSONValue?) throws {
        var object = try #require(try Self.shared().json.object)
        var inner = try #require(object[group]?.object)
        inner[member] = value
        object[group] = .object(inner)
        #expect(throws: LedgerError.self) { try Receipt(json: .object(object)) }
    }

    @Test("Only canonical bytes are read")
    func canonical() throws {
        let receipt = try Self.shared()
        #expect(throws: LedgerError.self) { try Receipt(parsing: receipt.json.prettyBytes) }
        #expect(throws: LedgerError.self) { try Receipt(parsing: Array("nothing".utf8)) }
    }

    @Test("An entry of another kind, or a file that is not the entry's, has no receipt")
    func refused() throws {
        var entry = try LedgerSample.entry(1)
        entry.kind = .forwarded
        #expect(throws: LedgerError.self) {
            try Receipt(
                gateway: "g", origin: "o", receivedAt: entry.time, file: nil, entry: entry)
        }
        let file = try ReceiptFile(bytes: 1, digest: Self.digest("x"), salt: Self.salt)
        let error = #expect(throws: LedgerError.self) {
            try Receipt(
                gateway: "g", origin: "o", receivedAt: entry.time, file: file,
                entry: LedgerSample.entry(1))
        }
        #expect(error?.code == .receiptMismatch)
    }
}
