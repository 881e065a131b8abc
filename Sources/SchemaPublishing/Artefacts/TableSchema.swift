import RecordValidation
import SharingModel
import StrictJSON

/// A dataset schema as a Table Schema. Source: https://specs.frictionlessdata.io/table-schema/.
struct TableSchema {
    let document: SchemaDocument

    private static let profile = "https://specs.frictionlessdata.io/schemas/table-schema.json"

    var json: JSONValue {
        let missing = document.properties.map(\.missing)
        let shared = missing.allSatisfy { $0 == missing.first } ? missing.first : nil
        var object = JSONObject([
            ("$schema", .string(Self.profile)),
            ("name", .string(document.schema.dataset.text)),
            ("version", .string(document.schema.version.description)),
            ("title", .string(document.schema.title)),
            ("description", .string(document.schema.description)),
            (
                "fields",
                .array(document.properties.map { field($0, missing: shared == nil) })
            ),
            ("missingValues", .array((shared ?? [""]).map(JSONValue.string))),
        ])
        if let key = primaryKey { object["primaryKey"] = .array(key.map(JSONValue.string)) }
        return .object(object)
    }

    private var errors: [RuleView] { RuleView.all(of: document).filter(\.isError) }

    /// The first key of several columns all of which every row has.
    private var primaryKey: [String]? {
        let rule = errors.first { rule in
            rule.kind == "unique" && rule.fields.count > 1
                && rule.fields.allSatisfy { document.property($0)?.column.isRequired == true }
        }
        return rule?.fields.compactMap { document.property($0)?.column.header }
    }

    private func isUnique(_ property: SchemaProperty) -> Bool {
        errors.contains { $0.kind == "unique" && $0.fields == [property.column.name] }
    }

    private func field(_ property: SchemaProperty, missing: Bool) -> JSONValue {
        let (type, format) = kind(of: property)
        var field = JSONObject([
            ("name", .string(property.column.header)), ("type", .string(type)),
        ])
        field["format"] = format.map(JSONValue.string)
        field["title"] = property.keywords["title"]
        field["description"] = property.keywords["description"]
        if let example = property.keywords["examples"]?.array?.first { field["example"] = example }
        if type == "boolean" {
            field["trueValues"] = .array(property.trueTexts.map(JSONValue.string))
            field["falseValues"] = .array(property.falseTexts.map(JSONValue.string))
        }
        if missing { field["missingValues"] = .array(property.missing.map(JSONValue.string)) }
        let constraints = constraints(of: property, type: type)
        if constraints.count > 0 { field["constraints"] = .object(constraints) }
        return .object(field)
    }

    private func constraints(of property: SchemaProperty, type: String) -> JSONObject {
        var constraints = JSONObject()
        if property.column.isRequired { constraints["required"] = true }
        if isUnique(property) { constraints["unique"] = true }
        guard property.confinesItsText else { return constraints }
        if let listed = property.listed {
            constraints["enum"] =
                property.type == "string"
                ? .array(listed.map(JSONValue.string)) : property.keywords["enum"]
        }
        if type == "string" {
            constraints["minLength"] = property.keywords["minLength"]
            constraints["maxLength"] = property.keywords["maxLength"]
            if property.listed == nil {
                constraints["pattern"] = property.pattern.flatMap(ThirdPartyPattern.whole)
                    .map(JSONValue.string)
            }
        }
        if type == "integer" || type == "number" {
            constraints["minimum"] = property.keywords["minimum"]
            constraints["maximum"] = property.keywords["maximum"]
        }
        return constraints
    }

    private func kind(of property: SchemaProperty) -> (type: String, format: String?) {
        let single = property.formats.count == 1 ? property.formats.first : nil
        switch property.column.storage {
        case .text: return ("string", nil)
        case .integer: return ("integer", nil)
        case .real: return ("number", nil)
        case .boolean: return ("boolean", nil)
        case .date:
            if single == "yyyy-MM" { return ("yearmonth", nil) }
            if single == "iso8601" { return ("date", nil) }
            return single.map { ("date", Self.strptime($0)) } ?? ("date", "any")
        case .instant:
            guard let single, single != "iso8601" else { return ("datetime", "any") }
            return ("datetime", Self.strptime(single))
        }
    }

    private static func strptime(_ format: String) -> String {
        var text = format
        for (token, directive) in [
            ("yyyy", "%Y"), ("MM", "%m"), ("dd", "%d"), ("HH", "%H"), ("mm", "%M"), ("ss", "%S"),
        ] {
            text = text.split(separator: token, omittingEmptySubsequences: false)
                .joined(separator: directive)
        }
        return text
    }
}

extension SchemaProperty {
    /// Whether the constraints are on the text as it stands in the file, and not on what
    /// normalisation makes of it.
    var confinesItsText: Bool {
        switch column.normalisation?.rawValue {
        case nil, "local-datetime", "month", "date": true
        default: false
        }
    }
}
