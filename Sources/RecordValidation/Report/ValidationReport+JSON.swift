public import SharingModel
public import StrictJSON

extension ValidationReport {
    /// The report in the shape of DESIGN.md §6, members in that order.
    public var json: JSONValue {
        [
            "report": .string(Self.form), "verdict": .string(verdict.rawValue),
            "dataset": .string(dataset.text),
            "schema": [
                "version": .string(schemaVersion.description), "sha256": .string(schemaDigest.hex),
            ],
            "file": fileJSON,
            "rows": [
                "received": .integer(rows.received), "accepted": .integer(rows.accepted),
                "rejected": .integer(rows.rejected),
            ],
            "totals": .array(totals.map(\.json)), "violations": .array(violations.map(\.json)),
            "truncated": .bool(truncated),
        ]
    }

    private var fileJSON: JSONValue {
        var members: [(String, JSONValue)] = [("bytes", .integer(fileBytes))]
        if let fileDigest { members.append(("sha256", .string(fileDigest.hex))) }
        members.append(("format", .string(fileFormat)))
        return .object(JSONObject(members))
    }

    /// Reads a report back.
    /// - Throws: `field-invalid`, with the JSON pointer of the fault in `field`.
    public init(json: JSONValue) throws(Refusal) {
        let top = ReportReader(json, at: "")
        guard try top.string("report") == Self.form else { throw top.fault("report") }
        let schema = try top.child("schema")
        let file = try top.child("file")
        let rows = try top.child("rows")
        self.init(
            verdict: try top.word("verdict"),
            dataset: try top.value("dataset") { DatasetID($0) },
            schemaVersion: try schema.value("version") { SemanticVersion($0) },
            schemaDigest: try schema.value("sha256") { SHA256Digest(hex: $0) },
            fileBytes: try file.count("bytes"),
            fileDigest: try file.value("sha256") { SHA256Digest(hex: $0) },
            fileFormat: try file.string("format"),
            rows: RowCounts(
                received: try rows.count("received"), accepted: try rows.count("accepted"),
                rejected: try rows.count("rejected")),
            totals: try top.list("totals").map { reader throws(Refusal) in
                ViolationTotal(
                    code: try reader.word("code"), header: try reader.optionalString("header"),
                    count: try reader.count("count"))
            },
            violations: ViolationList(
                try top.list("violations").map { reader throws(Refusal) in
                    try Violation(reader)
                }),
            truncated: try top.flag("truncated"))
    }
}

extension ViolationTotal {
    var json: JSONValue {
        var members: [(String, JSONValue)] = [("code", .string(code.rawValue))]
        if let header { members.append(("header", .string(header))) }
        members.append(("count", .integer(count)))
        return .object(JSONObject(members))
    }
}

extension Violation {
    var json: JSONValue {
        var members: [(String, JSONValue)] = [
            ("code", .string(code.rawValue)), ("severity", .string(severity.rawValue)),
        ]
        let numbers = [
            ("record", record), ("line", line), ("byteOffset", byteOffset), ("column", column),
        ]
        for case (let name, let value?) in numbers { members.append((name, .integer(value))) }
        let texts = [
            ("header", header), ("rule", rule), ("expected", expected), ("actual", actual),
            ("hint", hint),
        ]
        for case (let name, let value?) in texts { members.append((name, .string(value))) }
        return .object(JSONObject(members))
    }

    init(_ reader: ReportReader) throws(Refusal) {
        self.init(
            code: try reader.word("code"), severity: try reader.word("severity"),
            record: try reader.optionalCount("record"), line: try reader.optionalCount("line"),
            byteOffset: try reader.optionalCount("byteOffset"),
            column: try reader.optionalCount("column"),
            header: try reader.optionalString("header"),
            rule: try reader.optionalString("rule"),
            expected: try reader.optionalString("expected"),
            actual: try reader.optionalString("actual"), hint: try reader.optionalString("hint"))
    }
}
