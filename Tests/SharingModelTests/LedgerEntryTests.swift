import SharingModel
import StrictJSON
import Testing

@Suite("A ledger entry has one way to be written")
struct LedgerEntryTests {
    static func full(_ kind: LedgerEntryKind = .shareAcceptedInPart) throws -> LedgerEntry {
        LedgerEntry(
            kind: kind, sequence: 12, time: Instant(milliseconds: 1_795_423_024_007),
            agency: AgencyID("norfolk-county-council"),
            controllers: [try #require(ControllerID("norfolk-constabulary"))],
            dataset: DatasetID("ed-assault"), period: Period("2026-10"),
            schemaVersion: SemanticVersion("1.0.0"),
            schemaDigest: SHA256Digest(bytes: [UInt8](repeating: 1, count: 32)),
            submission: SubmissionID("s1"), agreement: AgreementID("a1"),
            rows: RowCounts(received: 3, accepted: 2, rejected: 1), power: .cda115,
            form: .anonymisedRows, due: CalendarDate("2026-11-13"), reason: .smallNumbers,
            codes: ["enum": 1, "date": 2],
            fileCommitment: SHA256Digest(bytes: [UInt8](repeating: 2, count: 32)),
            detail: ["note": ["b": 1, "a": nil]])
    }

    @Test(
        "Every kind, whole and bare, is read as it was written", arguments: LedgerEntryKind.allCases
    )
    func roundTrip(kind: LedgerEntryKind) throws {
        let bare = LedgerEntry(kind: kind, sequence: 1, time: Instant(milliseconds: 0))
        for entry in [try Self.full(kind), bare] {
            let bytes = entry.json.canonicalBytes
            let read = try LedgerEntry(json: JSONParser.parse(bytes))
            #expect(read == entry)
            #expect(read.json.canonicalBytes == bytes)
        }
    }

    @Test("The bare entry's bytes")
    func bytes() {
        let entry = LedgerEntry(kind: .nilReturn, sequence: 1, time: Instant(milliseconds: 0))
        #expect(
            String(decoding: entry.json.canonicalBytes, as: UTF8.self)
                == #"{"format":"svd-ledger/1","kind":"nil-return","sequence":1,"#
                + #""time":"1970-01-01T00:00:00.000Z"}"#)
    }

    @Test(
        "A member that is missing, unknown, of another type or in another spelling is refused",
        arguments: [
            ("format", nil), ("format", "svd-ledger/2"), ("kind", nil), ("kind", "gossip"),
            ("sequence", nil), ("sequence", 0), ("sequence", -1), ("sequence", "1"), ("time", nil),
            ("time", "2026-11-23T08:37:04Z"), ("time", 5), ("agency", "A"), ("agency", 1),
            ("controllers", "norfolk-constabulary"), ("controllers", []), ("controllers", [1]),
            ("controllers", nil as JSONValue), ("dataset", ""), ("period", "2026"),
            ("schema", "1.0.0"),
            ("schema", ["version": "1.0.0"]), ("schema", [:]), ("submission", "S"),
            ("agreement", false),
            ("rows", 3), ("rows", ["received": 3]),
            ("rows", ["received": 3, "accepted": 2, "rejected": 1, "x": 0]),
            ("power", "S16"), ("form", "rows"), ("due", "soon"), ("reason", "BECAUSE"),
            ("codes", []),
            ("codes", [:]), ("codes", ["enum": "1"]), ("fileCommitment", "00"),
            ("fileCommitment", .string(String(repeating: "AB", count: 32))), ("surprise", 1),
        ] as [(String, JSONValue?)])
    func refused(member: String, value: JSONValue?) throws {
        var object = try #require(try Self.full().json.object)
        object[member] = value
        let refusal = #expect(throws: Refusal.self) { try LedgerEntry(json: .object(object)) }
        #expect(refusal?.code == .ledgerInconsistent)
        #expect(refusal?.field == member || ["version", "sha256"].contains(refusal?.field))
    }

    @Test("What is not an object is refused", arguments: [nil, 1, "x", []] as [JSONValue])
    func notAnObject(value: JSONValue) {
        #expect(throws: Refusal.self) { try LedgerEntry(json: value) }
    }
}
