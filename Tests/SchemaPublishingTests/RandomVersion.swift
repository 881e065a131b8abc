import RecordValidation
import StrictJSON

/// A schema drawn by lot, and the next version of it, with a few things changed by lot.
struct RandomVersion {
    var columns: [RandomColumn] = []
    var required: Set<String> = []
    var rules: [JSONValue] = []
    var isAnyOrder = false
    var acceptsRows = false
    var suspects: [String] = []

    init(_ lot: inout Lot) {
        for index in 0..<(2 + lot.below(3)) {
            columns.append(RandomColumn(&lot, name: "c\(index)"))
            if lot.isOneIn(4) { required.insert("c\(index)") }
        }
        isAnyOrder = lot.isOneIn(2)
        suspects = lot.pick([[], ["nhs-number"], ["nhs-number", "full-postcode"]])
        if lot.isOneIn(2) { addRule(&lot) }
        if lot.isOneIn(2) { addRule(&lot) }
    }

    private mutating func addRule(_ lot: inout Lot) {
        guard let rule = rule(&lot, id: "r\(rules.count)") else { return }
        rules.append(rule)
    }

    private func rule(_ lot: inout Lot, id: String) -> JSONValue? {
        let names = lot.shuffled(columns.map(\.name))
        let some = JSONValue.array(
            names.prefix(1 + lot.below(names.count)).map(JSONValue.string))
        var rule = JSONObject([("id", .string(id))])
        switch lot.below(8) {
        case 0:
            rule["kind"] = "unique"
            rule["fields"] = some
        case 1:
            guard names.count > 1 else { return nil }
            rule["kind"] = .string(lot.pick(["at-most-one-of", "exactly-one-of"]))
            rule["fields"] = .array(
                names.prefix(2 + lot.below(names.count - 1)).map(JSONValue.string))
        case 2, 3, 4:
            guard let members = RandomComparison.members(&lot, of: columns) else { return nil }
            for (name, value) in members { rule[name] = value }
        default:
            rule["kind"] = .string(lot.pick(["required-if", "forbidden-if"]))
            rule["fields"] = [.string(names[0])]
            let text = columns.last { [.text, .form].contains($0.kind) && $0.name != names[0] }
            if let text, lot.isOneIn(2) {
                let values = lot.shuffled(["A1", "A12", "x", "y"]).prefix(1 + lot.below(3))
                rule["when"] = [text.name: .array(values.map(JSONValue.string))].json
            } else {
                let test = JSONValue.string(lot.pick(["present", "present", "absent"]))
                rule["when"] = [names[names.count - 1]: test].json
            }
        }
        if lot.isOneIn(5) { rule["severity"] = "warning" }
        return .object(rule)
    }

    /// The next version.
    func changed(_ lot: inout Lot) -> RandomVersion {
        var next = self
        for _ in 0..<(1 + lot.below(2)) {
            switch lot.below(12) {
            case 0: next.isAnyOrder = lot.isOneIn(4) ? false : true
            case 1: next.acceptsRows.toggle()
            case 2:
                next.suspects = lot.pick([[], ["nhs-number"], ["nhs-number", "full-postcode"]])
            case 3: next.required.remove("c\(lot.below(columns.count))")
            case 4: if lot.isOneIn(3) { next.required.insert("c\(lot.below(columns.count))") }
            case 5:
                next.columns.insert(
                    RandomColumn(&lot, name: "d"), at: lot.below(columns.count + 1))
            case 6: if lot.isOneIn(3) { next.columns = lot.shuffled(columns) }
            case 7: if !next.rules.isEmpty { next.rules.removeLast() }
            case 8 where !next.rules.isEmpty && lot.isOneIn(2):
                next.rules[0] = RandomComparison.changed(next.rules[0], &lot)
            case 8:
                if let index = next.rules.indices.last,
                    let rule = next.rule(&lot, id: "r\(index)")
                {
                    next.rules[index] = rule
                }
            default: next.columns[lot.below(next.columns.count)].change(&lot)
            }
        }
        return next
    }

    /// The document as a schema; nil where lot has drawn what no schema can be.
    func schema(_ version: String) -> DatasetSchema? {
        let properties = JSONObject(columns.map { ($0.name, $0.json) })
        let json: JSONValue = [
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": .string("https://schemas.svd.example/test/\(version)"), "title": "Test",
            "description": "Test.", "type": "object", "additionalProperties": false,
            "required": .array(
                columns.map(\.name).filter(required.contains).map(JSONValue.string)),
            "properties": .object(properties),
            "x-svd": [
                "dataset": "test", "version": .string(version), "rules": .array(rules),
                "csv": ["headers": isAnyOrder ? "any-order" : "exact"],
                "acceptance": ["policy": acceptsRows ? "accept-rows" : "refuse-file"],
                "disclosure": [
                    "forms": ["aggregate"], "powers": ["NOT-PERSONAL"],
                    "suspects": .array(suspects.map(JSONValue.string)),
                ],
            ],
        ]
        return try? DatasetSchema(document: json.compactBytes, sha256: PublishingKit.digest())
    }

    /// A file of this version: a header as it may be, and rows.
    func file(_ lot: inout Lot, of schema: DatasetSchema) -> (header: [String], rows: [[String]]) {
        var chosen = Array(columns.indices)
        if isAnyOrder {
            chosen = lot.shuffled(chosen).filter { index in
                required.contains(columns[index].name) || !lot.isOneIn(3)
            }
        }
        if chosen.isEmpty { chosen = [0] }
        let header = chosen.map { index in
            lot.pick([schema.columns[index].header] + schema.columns[index].aliases)
        }
        let rows = (0..<(1 + lot.below(30))).map { _ in
            chosen.map { lot.pick(RandomColumn.cells[columns[$0].kind] ?? [""]) }
        }
        return (header, rows)
    }
}

extension [String: JSONValue] {
    /// As an object.
    fileprivate var json: JSONValue { .object(JSONObject(map { ($0.key, $0.value) })) }
}
