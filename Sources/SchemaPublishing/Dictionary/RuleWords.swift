import RecordValidation
import StrictJSON

/// Says a rule as a sentence.
struct RuleWords {
    let rule: RuleView
    let document: SchemaDocument

    /// The rule, then the schema's own words where it has some.
    var sentence: String {
        guard let message = rule.message, !message.isEmpty else { return rules + "." }
        return rules + ". " + message
    }

    private func header(_ name: String) -> String {
        "‘\(document.property(name)?.column.header ?? name)’"
    }

    private var headers: [String] { rule.fields.map(header) }

    private static func joined(_ words: [String], _ last: String) -> String {
        guard words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(last) " + (words.last ?? "")
    }

    /// A value as the cells of a file say it, roughly: a yes may be written in several ways.
    private static func words(_ value: JSONValue) -> String {
        value.string ?? ColumnWords.number(value) ?? (value.bool == true ? "yes" : "no")
    }

    private var rules: String {
        let all = Self.joined(headers, "and")
        switch rule.kind {
        case "unique":
            let what =
                headers.count == 1
                ? "No two rows have the same \(all)" : "No two rows agree in all of \(all)"
            return rule.spansSubmissions
                ? what + ", in this file or in what you sent before for the same period" : what
        case "not-before":
            return "\(headers.first ?? "") is not before \(headers.last ?? "")"
        case "required-if": return "\(all) must be filled in where \(conditions)"
        case "forbidden-if": return "\(all) must be empty where \(conditions)"
        case "at-most-one-of":
            return "At most one of \(Self.joined(headers, "and")) is filled in"
        case "exactly-one-of":
            return "Exactly one of \(Self.joined(headers, "and")) is filled in"
        case "in-code-list":
            return "\(all) must be a code of the list “\(rule.list ?? "")”, below"
        case "equals-sum":
            return "\(headers.first ?? "") is the sum of "
                + Self.joined(Array(headers.dropFirst()), "and")
        case "distinct":
            return "No two of \(all) have the same value"
        case "within-days":
            let days = rule.days == 1 ? "1 day" : "\(rule.days) days"
            return "\(headers.first ?? "") is at most \(days) after \(headers.last ?? "")"
        case "not-in-future":
            return "\(all) \(headers.count == 1 ? "is" : "are") not in the future"
        case "not-greater":
            let parts = headers.dropLast()
            return Self.joined(Array(parts), "and") + (parts.count == 1 ? " is" : " are")
                + " not greater than \(headers.last ?? "")"
        case "enum-if":
            return "\(all) must be \(Self.joined(rule.values.map(Self.words), "or")) "
                + "where \(conditions)"
        default: return "\(all): \(rule.kind)"
        }
    }

    /// When a conditional rule applies.
    var conditions: String { conditions(valuesMax: .max) }

    /// The same, but many values only counted.
    var shortConditions: String { conditions(valuesMax: 4) }

    private func conditions(valuesMax: Int) -> String {
        Self.joined(
            rule.conditions.members.map { name, test in
                switch test.string {
                case "present": return "\(header(name)) has a value"
                case "absent": return "\(header(name)) is empty"
                default:
                    let values = (test.array ?? []).map(Self.words)
                    guard values.count <= valuesMax else {
                        return "\(header(name)) is one of \(values.count) values (see Rules)"
                    }
                    return "\(header(name)) is \(Self.joined(values, "or"))"
                }
            }, "and")
    }
}
