import SharingModel
public import StrictJSON

extension Receipt {
    /// The receipt's members; `canonicalBytes` of it are the bytes that are signed.
    public var json: JSONValue {
        var object = JSONObject([
            ("format", .string(Self.format)), ("gateway", .string(gateway)),
            ("submission", .string(submission.text)), ("agency", .string(agency.text)),
            ("dataset", .string(dataset.text)), ("period", .string(period.description)),
            ("decision", .string(decision.rawValue)),
            ("receivedAt", .string(receivedAt.description)),
        ])
        object["file"] = file.map {
            [
                "bytes": .integer($0.bytes), "sha256": .string($0.digest.hex),
                "salt": .string(Hexadecimal.text(of: $0.salt)),
            ]
        }
        let entryJSON = entry.json
        for name in Self.copiedMembers { object[name] = entryJSON[name] }
        object["ledger"] = [
            "origin": .string(origin), "sequence": .integer(entry.sequence),
            "leafHash": .string(Hexadecimal.text(of: leafHash)), "entry": entryJSON,
        ]
        return .object(object)
    }

    /// The members that a receipt shows beside the entry, as the entry has them.
    private static let copiedMembers = ["rows", "schema", "codes"]

    /// Reads a receipt and checks that all its members say what its ledger entry says.
    /// - Throws: `receipt-malformed` where a member is missing, unknown or not readable;
    ///   `receipt-mismatch` where one differs from the entry or the leaf hash is another.
    public init(json: JSONValue) throws(LedgerError) {
        guard json["format"]?.string == Self.format, let ledger = json["ledger"],
            let entryJSON = ledger["entry"]
        else { throw LedgerError(.receiptMalformed, "It is not a receipt of \(Self.format).") }
        let entry: LedgerEntry
        do { entry = try LedgerEntry(json: entryJSON) } catch {
            throw LedgerError(.receiptMalformed, "Its ledger entry is not valid: \(error.reason)")
        }
        guard let gateway = json["gateway"]?.string, let origin = ledger["origin"]?.string,
            let receivedAt = json["receivedAt"]?.string.flatMap({ Instant($0) })
        else { throw LedgerError(.receiptMalformed, "It lacks a member.") }
        try self.init(
            gateway: gateway, origin: origin, receivedAt: receivedAt,
            file: try Self.file(json["file"]), entry: entry)
        // What was read is written again: whatever differs was not said by the entry.
        let expected = self.json
        for (name, value) in expected.object?.members ?? [] where json[name] != value {
            throw LedgerError(.receiptMismatch, "Its member `\(name)` is not that of its entry.")
        }
        guard json.canonicalBytes == expected.canonicalBytes else {
            throw LedgerError(.receiptMismatch, "It has members that its entry does not explain.")
        }
    }

    /// Reads a receipt from the bytes that were signed.
    /// - Throws: `receipt-malformed` where they are not canonical JSON, and as `init(json:)`.
    public init(parsing bytes: [UInt8]) throws(LedgerError) {
        let json: JSONValue
        do { json = try JSONParser.parse(bytes, limits: JSONLimits(bytesMax: 1 << 20)) } catch {
            throw LedgerError(.receiptMalformed, "It is not JSON: \(error)")
        }
        guard json.canonicalBytes == bytes else {
            throw LedgerError(.receiptMalformed, "It is not in canonical form (RFC 8785).")
        }
        try self.init(json: json)
    }

    private static func file(_ json: JSONValue?) throws(LedgerError) -> ReceiptFile? {
        guard let json else { return nil }
        guard let bytes = json["bytes"]?.integer,
            let digest = json["sha256"]?.string.flatMap({ SHA256Digest(hex: $0) }),
            let salt = json["salt"]?.string.flatMap({ Hexadecimal.bytes(of: $0) })
        else { throw LedgerError(.receiptMalformed, "Its member `file` cannot be read.") }
        return try ReceiptFile(bytes: bytes, digest: digest, salt: salt)
    }
}
