import SharingModel
import StrictJSON

/// Reads a schema document of the shape that DESIGN.md §6 gives, and refuses anything else.
enum SchemaReader {
    /// What a document says, checked.
    struct Parts {
        var dataset: DatasetID
        var version: SemanticVersion
        var title: String
        var description: String
        var source: String?
        var columns: [Column]
        var rules: [RecordRule]
        var suspects: SuspectPolicy
        var areas: AreaTables
        var profile: DisclosureProfile
        var acceptance: AcceptancePolicy
        var cadence: Cadence?
        var retention: String?
        var allowsAnyOrder: Bool
    }

    static let dialect = "https://json-schema.org/draft/2020-12/schema"

    static func read(_ document: [UInt8], wasChecked: Bool) throws(Refusal) -> Parts {
        let value = try parse(document)
        let root = try MemberReader(
            value, at: "",
            allowing: [
                "$schema", "$id", "$comment", "title", "description", "type",
                "additionalProperties", "required", "properties", "examples", "x-svd",
                LocalDefinitions.keyword,
            ])
        try checkFrame(root)
        guard let extra = root.object["x-svd"] else { throw root.fault("x-svd", "is missing") }
        let dataset = try MemberReader(
            extra, at: "/x-svd",
            allowing: [
                "dataset", "version", "source", "csv", "rules", "codeLists", "disclosure",
                "acceptance", "cadence", "retention", "successors", "areaKinds",
            ])
        guard let name = DatasetID(try dataset.requiredString("dataset")) else {
            throw dataset.fault("dataset", "must be a name of a-z, 0-9, '.', '_' and '-'")
        }
        guard let version = SemanticVersion(try dataset.requiredString("version")) else {
            throw dataset.fault("version", "must be a version such as 1.0.0")
        }
        let id = try root.requiredString("$id")
        guard id.hasSuffix("/\(name)/\(version)") else {
            throw root.fault("$id", "must end with /\(name)/\(version)")
        }
        let columns = try PropertyReader.columns(of: root)
        try SchemaKeywords.checkSatisfiable(columns)
        let (profile, suspects) = try disclosure(dataset, columns: columns)
        let parts = Parts(
            dataset: name, version: version, title: try root.requiredString("title"),
            description: try root.requiredString("description"),
            source: try dataset.string("source"), columns: columns,
            rules: try RuleReader(dataset: dataset, columns: columns).rules(),
            suspects: suspects, areas: try AreaTables.read(dataset), profile: profile,
            acceptance: try acceptance(dataset),
            cadence: try cadence(dataset), retention: try retention(dataset),
            allowsAnyOrder: try allowsAnyOrder(dataset))
        try checkAcross(parts)
        if !wasChecked {
            try ColumnTrap.check(columns)
            try SchemaKeywords.check(value)
        }
        return parts
    }

    private static func parse(_ document: [UInt8]) throws(Refusal) -> JSONValue {
        for (mark, name) in byteOrderMarks where document.starts(with: mark) {
            throw Refusal(
                .schemaInvalid, "The schema begins with the byte-order mark of \(name).",
                help: "Save it as UTF-8 without a byte-order mark (RFC 8259 §8.1).", field: "")
        }
        do {
            return try JSONParser.parse(
                document, limits: JSONLimits(bytesMax: Limits.schemaBytesMax, depthMax: 32))
        } catch {
            throw Refusal(
                .schemaInvalid, "The schema is not JSON: \(error).",
                help: "Correct the document at that place.", field: "")
        }
    }

    private static let byteOrderMarks: [([UInt8], String)] = [
        ([0xEF, 0xBB, 0xBF], "UTF-8"), ([0xFF, 0xFE], "UTF-16"), ([0xFE, 0xFF], "UTF-16"),
    ]

    private static func checkFrame(_ root: MemberReader) throws(Refusal) {
        guard try root.requiredString("$schema") == dialect else {
            throw root.fault("$schema", "must be \(dialect)")
        }
        guard try root.requiredString("type") == "object" else {
            throw root.fault("type", "must be object")
        }
        guard root.object["additionalProperties"]?.bool == false else {
            throw root.fault("additionalProperties", "must be false")
        }
    }

    private static func disclosure(
        _ dataset: MemberReader, columns: [Column]
    ) throws(Refusal) -> (DisclosureProfile, SuspectPolicy) {
        guard let value = dataset.object["disclosure"] else {
            throw dataset.fault("disclosure", "is missing")
        }
        let reader = try MemberReader(
            value, at: dataset.pointer(to: "disclosure"),
            allowing: ["forms", "powers", "suspects", "notNames", "interception"])
        let forms = try words(reader, "forms", DisclosureForm.self) ?? []
        let powers = try words(reader, "powers", Power.self) ?? []
        guard !forms.isEmpty else { throw reader.fault("forms", "must name a form") }
        guard !powers.isEmpty else { throw reader.fault("powers", "must name a power") }
        if let flag = reader.object["interception"], flag.bool == nil {
            throw reader.fault("interception", "must be true or false")
        }
        let profile = DisclosureProfile(
            forms: Set(forms), powers: Set(powers),
            hasPatientInformation: columns.contains { $0.columnClass == .patientInformation },
            hasPersonalInformation: columns.contains { $0.columnClass == .personal },
            hasInterceptionMaterial: reader.object["interception"]?.bool ?? false)
        return (profile, try SuspectPolicy.read(reader))
    }

    private static func words<Word: RawRepresentable & CaseIterable>(
        _ reader: MemberReader, _ name: String, _ type: Word.Type
    ) throws(Refusal) -> [Word]? where Word.RawValue == String {
        guard let texts = try reader.strings(name) else { return nil }
        var found: [Word] = []
        for (index, text) in texts.enumerated() {
            guard let word = Word(rawValue: text) else {
                let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
                throw MemberReader.refusal(
                    "\(reader.pointer(to: name))/\(index)", "must be one of \(known)")
            }
            found.append(word)
        }
        return found
    }

    /// A stored file is read again later, when more keys are known: rows must not fall out then.
    private static func checkAcross(_ parts: Parts) throws(Refusal) {
        for (index, rule) in parts.rules.enumerated()
        where rule.acrossSubmissions && rule.severity == .error && parts.acceptance == .acceptRows {
            throw MemberReader.refusal(
                RecordRule.pointer + "\(index)/across",
                "goes with the acceptance policy refuse-file, or with the severity warning")
        }
    }

    private static func acceptance(_ dataset: MemberReader) throws(Refusal) -> AcceptancePolicy {
        guard let value = dataset.object["acceptance"] else { return .refuseFile }
        let reader = try MemberReader(
            value, at: dataset.pointer(to: "acceptance"), allowing: ["policy"])
        return try reader.word("policy", AcceptancePolicy.self) ?? .refuseFile
    }

    private static func cadence(_ dataset: MemberReader) throws(Refusal) -> Cadence? {
        guard let text = try dataset.string("cadence") else { return nil }
        guard let cadence = Cadence(text) else {
            throw dataset.fault("cadence", "must be a duration such as P1M, P3M or P1Y")
        }
        return cadence
    }

    private static func retention(_ dataset: MemberReader) throws(Refusal) -> String? {
        guard let text = try dataset.string("retention") else { return nil }
        let digits = text.dropFirst().dropLast()
        guard text.hasPrefix("P"), let unit = text.last, "YMD".contains(unit),
            let count = Int(digits), count > 0, String(count) == digits
        else { throw dataset.fault("retention", "must be a duration such as P2Y, P18M or P90D") }
        return text
    }

    private static func allowsAnyOrder(_ dataset: MemberReader) throws(Refusal) -> Bool {
        guard let value = dataset.object["csv"] else { return false }
        let reader = try MemberReader(
            value, at: dataset.pointer(to: "csv"), allowing: ["delimiter", "headers"])
        guard try reader.string("delimiter") ?? "," == "," else {
            throw reader.fault("delimiter", "must be a comma")
        }
        switch try reader.string("headers") ?? "exact" {
        case "exact": return false
        case "any-order": return true
        default: throw reader.fault("headers", "must be exact or any-order")
        }
    }
}
