import StrictJSON

/// Rules that compare values, drawn by lot and changed by lot.
enum RandomComparison {
    /// The members of a rule but for its id; nil where no column suits the kind that was drawn.
    static func members(
        _ lot: inout Lot, of columns: [RandomColumn]
    ) -> [(String, JSONValue)]? {
        func named(_ kinds: [RandomColumn.Kind]) -> [String] {
            lot.shuffled(columns.filter { kinds.contains($0.kind) }.map(\.name))
        }
        func fields(_ names: [String], _ count: Int) -> (String, JSONValue)? {
            names.count < count
                ? nil : ("fields", .array(names.prefix(count).map(JSONValue.string)))
        }
        let kind = lot.pick([
            "distinct", "within-days", "not-before", "not-in-future", "not-greater", "enum-if",
        ])
        var members: [(String, JSONValue)] = [("kind", .string(kind))]
        switch kind {
        case "distinct":
            guard let some = fields(named([.text, .form, .tidy, .list]), 2) else { return nil }
            members.append(some)
        case "not-greater":
            guard let some = fields(named([.number]), 2 + lot.below(2)) else { return nil }
            members.append(some)
        case "enum-if":
            let numbers = named([.number])
            guard let some = fields(numbers, 1), let flag = named([.flag, .text]).first else {
                return nil
            }
            let value = columns.first { $0.name == flag }?.kind == .flag
            members += [
                some,
                ("enum", .array(lot.shuffled([1, 2, 3]).prefix(1 + lot.below(3)).map { $0 })),
                ("when", .object(JSONObject([(flag, value ? [true] : "present")]))),
            ]
        default:
            let count = kind == "not-in-future" ? 1 : 2
            guard let some = fields(named([.day]), count) else { return nil }
            members.append(some)
            if kind == "within-days" { members.append(("days", .integer(30 * lot.below(12)))) }
        }
        return members
    }

    /// The rule with another number of days, other values, or fewer fields.
    static func changed(_ rule: JSONValue, _ lot: inout Lot) -> JSONValue {
        guard var object = rule.object else { return rule }
        switch object["kind"]?.string {
        case "within-days": object["days"] = .integer(30 * lot.below(12))
        case "enum-if":
            object["enum"] = .array(lot.shuffled([1, 2, 3]).prefix(1 + lot.below(3)).map { $0 })
        default:
            let fields = object["fields"]?.array ?? []
            if fields.count > 2, lot.isOneIn(2) {
                object["fields"] = .array(Array(fields.dropFirst()))
            } else if fields.count > 1 {
                object["fields"] = .array(Array(fields.dropLast()))
            }
        }
        return .object(object)
    }
}
