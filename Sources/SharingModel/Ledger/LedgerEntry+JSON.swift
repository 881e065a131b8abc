public import StrictJSON

extension LedgerEntry {
    /// The entry's members; `canonicalBytes` of it are the leaf's bytes.
    public var json: JSONValue {
        var object = JSONObject([
            ("format", .string(Self.format)), ("kind", .string(kind.rawValue)),
            ("sequence", .integer(sequence)), ("time", .string(time.description)),
        ])
        object["agency"] = agency.map { .string($0.text) }
        if !controllers.isEmpty {
            object["controllers"] = .array(controllers.map { .string($0.text) })
        }
        object["dataset"] = dataset.map { .string($0.text) }
        object["period"] = period.map { .string($0.description) }
        if let schemaVersion, let schemaDigest {
            object["schema"] = [
                "version": .string(schemaVersion.description), "sha256": .string(schemaDigest.hex),
            ]
        }
        object["submission"] = submission.map { .string($0.text) }
        object["agreement"] = agreement.map { .string($0.text) }
        object["rows"] = rows.map {
            [
                "received": .integer($0.received), "accepted": .integer($0.accepted),
                "rejected": .integer($0.rejected),
            ]
        }
        object["power"] = power.map { .string($0.rawValue) }
        object["form"] = form.map { .string($0.rawValue) }
        object["due"] = due.map { .string($0.description) }
        object["reason"] = reason.map { .string($0.rawValue) }
        if !codes.isEmpty {
            object["codes"] = .object(
                JSONObject(codes.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }))
        }
        object["fileCommitment"] = fileCommitment.map { .string($0.hex) }
        object["detail"] = detail
        return .object(object)
    }

    /// Reads an entry.
    /// - Throws: a refusal `ledger-inconsistent` that names the member: unknown formats, kinds,
    ///   members and values are refused, not skipped.
    public init(json: JSONValue) throws(Refusal) {
        guard let object = json.object, object["format"]?.string == Self.format else {
            throw Self.refusal("format")
        }
        let known: Set<String> = [
            "format", "kind", "sequence", "time", "agency", "controllers", "dataset", "period",
            "schema", "submission", "agreement", "rows", "power", "form", "due", "reason", "codes",
            "fileCommitment", "detail",
        ]
        if let unknown = object.names.first(where: { !known.contains($0) }) {
            throw Self.refusal(unknown)
        }
        self.init(
            kind: try Self.required(object, "kind") { LedgerEntryKind(rawValue: $0) },
            time: try Self.required(object, "time") { Instant($0) })
        guard let sequence = object["sequence"]?.integer, sequence > 0 else {
            throw Self.refusal("sequence")
        }
        self.sequence = sequence
        agency = try Self.optional(object, "agency") { AgencyID($0) }
        dataset = try Self.optional(object, "dataset") { DatasetID($0) }
        period = try Self.optional(object, "period") { Period($0) }
        submission = try Self.optional(object, "submission") { SubmissionID($0) }
        agreement = try Self.optional(object, "agreement") { AgreementID($0) }
        power = try Self.optional(object, "power") { Power(rawValue: $0) }
        form = try Self.optional(object, "form") { DisclosureForm(rawValue: $0) }
        due = try Self.optional(object, "due") { CalendarDate($0) }
        reason = try Self.optional(object, "reason") { ReasonCode(rawValue: $0) }
        fileCommitment = try Self.optional(object, "fileCommitment") { SHA256Digest(hex: $0) }
        detail = object["detail"]
        try readGroups(object)
        // Every entry has one way to be written; another would be another leaf.
        let written = self.json
        for name in object.names where written[name] != object[name] {
            throw Self.refusal(name)
        }
    }

    private mutating func readGroups(_ object: JSONObject) throws(Refusal) {
        for element in try Self.group(object, "controllers", \.array) ?? [] {
            guard let id = element.string.flatMap({ ControllerID($0) }) else {
                throw Self.refusal("controllers")
            }
            controllers.append(id)
        }
        if let schema = try Self.group(object, "schema", \.object) {
            schemaVersion = try Self.required(schema, "version") { SemanticVersion($0) }
            schemaDigest = try Self.required(schema, "sha256") { SHA256Digest(hex: $0) }
        }
        if let rows = try Self.group(object, "rows", \.object) {
            guard let received = rows["received"]?.integer,
                let accepted = rows["accepted"]?.integer,
                let rejected = rows["rejected"]?.integer
            else { throw Self.refusal("rows") }
            self.rows = RowCounts(received: received, accepted: accepted, rejected: rejected)
        }
        for (name, value) in try Self.group(object, "codes", \.object)?.members ?? [] {
            guard let count = value.integer else { throw Self.refusal("codes") }
            codes[name] = count
        }
    }

    private static func group<Value>(
        _ object: JSONObject, _ name: String, _ read: (JSONValue) -> Value?
    ) throws(Refusal) -> Value? {
        guard let member = object[name] else { return nil }
        guard let value = read(member) else { throw refusal(name) }
        return value
    }

    private static func required<Value>(
        _ object: JSONObject, _ name: String, _ read: (String) -> Value?
    ) throws(Refusal) -> Value {
        guard let value = object[name]?.string.flatMap(read) else { throw refusal(name) }
        return value
    }

    private static func optional<Value>(
        _ object: JSONObject, _ name: String, _ read: (String) -> Value?
    ) throws(Refusal) -> Value? {
        guard object[name] != nil else { return nil }
        return try required(object, name, read)
    }

    private static func refusal(_ member: String) -> Refusal {
        Refusal(
            .ledgerInconsistent, "A ledger entry's member `\(member)` cannot be read.",
            help: "The entry was written by another version, or was altered.", field: member)
    }
}
