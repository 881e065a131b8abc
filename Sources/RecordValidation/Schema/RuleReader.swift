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
                    "id", "kind", "fields", "when", "list", "across", "severity", "message",
                    "description",
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
        guard (reader.object["list"] != nil) == (kind == .inCodeList) else {
            throw reader.fault("list", "goes with in-code-list, and only with it")
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
        return rule
    }

    private func checkFields(_ rule: RecordRule, _ reader: MemberReader) throws(Refusal) {
        let storages = rule.fields.map { columns[$0].storage }
        let isConditional = rule.kind == .requiredIf || rule.kind == .forbiddenIf
        guard isConditional == !rule.conditions.isEmpty else {
            throw reader.fault("when", "goes with required-if and forbidden-if, and only with them")
        }
        switch rule.kind {
        case .notBefore:
            guard storages.count == 2, storages[0] == storages[1], storages[0].isTime else {
                throw reader.fault("fields", "must be two dates, or two times: later, earlier")
            }
        case .equalsSum:
            guard storages.count >= 2, storages.allSatisfy({ $0 == .integer || $0 == .real })
            else { throw reader.fault("fields", "must be numbers: the total, then its parts") }
        case .atMostOneOf, .exactlyOneOf:
            guard storages.count >= 2 else {
                throw reader.fault("fields", "must be at least two columns")
            }
        case .unique:
            guard (1...16).contains(storages.count) else {
                throw reader.fault("fields", "must be 1 to 16 columns")
            }
        case .requiredIf, .forbiddenIf:
            guard !storages.isEmpty else { throw reader.fault("fields", "must name a column") }
            for field in rule.fields where columns[field].isRequired && rule.kind == .forbiddenIf {
                throw reader.fault("fields", "forbids a column that is always required")
            }
        case .inCodeList:
            guard !storages.isEmpty, storages.allSatisfy({ $0 == .text }) else {
                throw reader.fault("fields", "must be columns of text")
            }
        }
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
        guard let values = try when.strings(name), !values.isEmpty else {
            throw when.fault(name, "must be present, absent or an array of values")
        }
        guard column.storage == .text else {
            throw when.fault(name, "can be compared with values only where it is text")
        }
        if let allowed = column.constraints.allowed {
            for (index, value) in values.enumerated() where !allowed.contains(value) {
                throw MemberReader.refusal(
                    "\(when.pointer(to: name))/\(index)", "is no value that the column allows")
            }
        }
        return .oneOf(values)
    }
}
