import SharingModel
import StrictJSON

/// Reads `x-svd.rules` and checks that each rule makes sense for the columns it names.
struct RuleReader {
    let dataset: MemberReader
    let columns: [Column]

    func rules() throws(Refusal) -> [RecordRule] {
        guard let value = dataset.object["rules"] else { return [] }
        guard let elements = value.array else {
            throw dataset.fault("rules", "must be an array")
        }
        let lists = try codeLists()
        var rules: [RecordRule] = []
        for (index, element) in elements.enumerated() {
            let reader = try MemberReader(
                element, at: "\(dataset.pointer(to: "rules"))/\(index)",
                allowing: [
                    "id", "kind", "fields", "when", "list", "across", "enum", "days", "severity",
                    "message", "description",
                ])
            let rule = try rule(reader, lists: lists)
            guard !rules.contains(where: { $0.id == rule.id }) else {
                throw reader.fault("id", "is the id of another rule")
            }
            rules.append(rule)
        }
        return rules
    }

    private func codeLists() throws(Refusal) -> [String: [String]] {
        guard let value = dataset.object["codeLists"] else { return [:] }
        let place = dataset.pointer(to: "codeLists")
        guard let object = value.object else {
            throw MemberReader.refusal(place, "must be an object")
        }
        var lists: [String: [String]] = [:]
        for (name, value) in object.members {
            let reader = try MemberReader(
                value, at: MemberReader.join(place, name),
                allowing: ["source", "description", "codes", "unverified"])
            let codes = try (reader.strings("codes") ?? []) + (reader.strings("unverified") ?? [])
            guard !codes.isEmpty else { throw reader.fault("codes", "must name a code") }
            guard Set(codes).count == codes.count else {
                throw reader.fault("unverified", "repeats a code")
            }
            lists[name] = codes
        }
        return lists
    }

    private func rule(
        _ reader: MemberReader, lists: [String: [String]]
    ) throws(Refusal) -> RecordRule {
        guard let kind = try reader.word("kind", RecordRule.Kind.self) else {
            throw reader.fault("kind", "is missing")
        }
        let names = try reader.strings("fields") ?? []
        var fields: [Int] = []
        for (index, name) in names.enumerated() {
            guard let column = columns.firstIndex(where: { $0.name == name }) else {
                throw MemberReader.refusal(
                    "\(reader.pointer(to: "fields"))/\(index)", "names no property")
            }
            fields.append(column)
        }
        var rule = RecordRule(
            id: try reader.requiredString("id"), kind: kind,
            severity: try reader.word("severity", Severity.self) ?? .error, fields: fields,
            conditions: try conditions(reader), codes: [], message: try reader.string("message"))
        try checkFields(rule, reader)
        for (name, owner) in [
            ("list", RecordRule.Kind.inCodeList), ("enum", .enumIf), ("days", .withinDays),
        ] where (reader.object[name] != nil) != (kind == owner) {
            throw reader.fault(name, "goes with \(owner.rawValue), and only with it")
        }
        if let across = try reader.string("across") {
            guard kind == .unique, across == "submissions" else {
                throw reader.fault("across", "must be submissions, in a rule of kind unique")
            }
            rule.acrossSubmissions = true
        }
        if let list = try reader.string("list") {
            guard let codes = lists[list] else { throw reader.fault("list", "is no code list") }
            rule.codes = codes
        }
        rule.days = try reader.count("days") ?? 0
        if kind == .enumIf {
            let values = RuleValueReader(reader: reader, name: "enum")
            for field in fields { rule.values = try values.values(for: columns[field]) }
        }
        return rule
    }

    private func checkFields(_ rule: RecordRule, _ reader: MemberReader) throws(Refusal) {
        let isConditional = [.requiredIf, .forbiddenIf, .enumIf].contains(rule.kind)
        guard isConditional == !rule.conditions.isEmpty else {
            throw reader.fault(
                "when", "goes with required-if, forbidden-if and enum-if, and only with them")
        }
        let storages = rule.fields.map { columns[$0].storage }
        let isOfOneType = Set(storages).count == 1
        let isFaulty: Bool
        let words: String
        switch rule.kind {
        case .notBefore, .withinDays:
            isFaulty = storages.count != 2 || !storages.allSatisfy(\.isTime)
            words = "must be two dates or times: later, earlier"
        case .notInFuture:
            isFaulty = storages.isEmpty || !storages.allSatisfy(\.isTime)
            words = "must be dates or times"
        case .notGreater:
            isFaulty = storages.count < 2 || !storages.allSatisfy(\.isNumber)
            words = "must be numbers: one or more, then their bound"
        case .equalsSum:
            isFaulty = storages.count < 2 || !storages.allSatisfy(\.isNumber)
            words = "must be numbers: the total, then its parts"
        case .atMostOneOf, .exactlyOneOf:
            isFaulty = storages.count < 2
            words = "must be at least two columns"
        case .distinct:
            isFaulty = !(2...16).contains(storages.count) || !isOfOneType
            words = "must be 2 to 16 columns of one type"
        case .unique:
            isFaulty = !(1...16).contains(storages.count)
            words = "must be 1 to 16 columns"
        case .enumIf:
            isFaulty = !isOfOneType || storages.contains(where: \.isTime)
            words = "must be columns of one type, and not of dates or times"
        case .requiredIf:
            isFaulty = storages.isEmpty
            words = "must name a column"
        case .forbiddenIf:
            isFaulty = storages.isEmpty || rule.fields.contains { columns[$0].isRequired }
            words = "must name columns, and none that is always required"
        case .inCodeList:
            isFaulty = storages.isEmpty || !storages.allSatisfy { $0 == .text }
            words = "must be columns of text"
        }
        guard !isFaulty else { throw reader.fault("fields", words) }
    }

    private func conditions(_ reader: MemberReader) throws(Refusal) -> [RecordRule.Condition] {
        guard let value = reader.object["when"] else { return [] }
        let place = reader.pointer(to: "when")
        guard let object = value.object, object.count > 0 else {
            throw MemberReader.refusal(place, "must be an object of columns")
        }
        let when = try MemberReader(value, at: place, allowing: Set(columns.map(\.name)))
        var conditions: [RecordRule.Condition] = []
        for name in object.names {
            guard let column = columns.firstIndex(where: { $0.name == name }) else { continue }
            conditions.append(
                RecordRule.Condition(column: column, test: try test(when, name, columns[column])))
        }
        return conditions
    }

    private func test(
        _ when: MemberReader, _ name: String, _ column: Column
    ) throws(Refusal) -> RecordRule.Test {
        switch when.object[name]?.string {
        case "present": return .present
        case "absent": return .absent
        case .some: throw when.fault(name, "must be present, absent or an array of values")
        case nil: break
        }
        let values = RuleValueReader(reader: when, name: name)
        return .oneOf(try values.values(for: column))
    }
}

extension ColumnStorage {
    /// Whether values are numbers.
    var isNumber: Bool { self == .integer || self == .real }
}
