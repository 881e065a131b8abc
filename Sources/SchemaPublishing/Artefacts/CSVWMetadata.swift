import RecordValidation
import SharingModel
import StrictJSON

/// A dataset schema as metadata of CSV on the Web. Source: W3C Recommendation "Metadata Vocabulary
/// for Tabular Data", 17 December 2015.
struct CSVWMetadata {
    let document: SchemaDocument

    var json: JSONValue {
        var object = JSONObject([
            ("@context", ["http://www.w3.org/ns/csvw", ["@language": "en"]]),
            ("url", .string("\(document.schema.dataset).csv")),
            ("dc:title", .string(document.schema.title)),
            ("dc:description", .string(document.schema.description)),
            ("schema:version", .string(document.schema.version.description)),
        ])
        object["dc:source"] = document.schema.source.map(JSONValue.string)
        object["dialect"] = [
            "encoding": "utf-8", "delimiter": ",", "quoteChar": "\"", "doubleQuote": true,
            "header": true, "lineTerminators": ["\r\n", "\n"],
        ]
        var table = JSONObject([("columns", .array(document.properties.map(column)))])
        if let key = primaryKey { table["primaryKey"] = key }
        object["tableSchema"] = .object(table)
        return .object(object)
    }

    /// The first key whose columns every row has.
    private var primaryKey: JSONValue? {
        let rule = RuleView.all(of: document).first { rule in
            rule.kind == "unique" && rule.isError
                && rule.fields.allSatisfy { document.property($0)?.column.isRequired == true }
        }
        guard let rule else { return nil }
        return rule.fields.count == 1
            ? .string(rule.fields[0]) : .array(rule.fields.map(JSONValue.string))
    }

    private func column(_ property: SchemaProperty) -> JSONValue {
        var column = JSONObject([
            ("name", .string(property.column.name)),
            ("titles", .array(property.names.map(JSONValue.string))),
        ])
        column["dc:title"] = property.keywords["title"]
        column["dc:description"] = property.keywords["description"]
        if property.column.isRequired { column["required"] = true }
        column["null"] =
            property.missing.count == 1
            ? .string(property.missing[0]) : .array(property.missing.map(JSONValue.string))
        column["datatype"] = datatype(of: property)
        return .object(column)
    }

    private func datatype(of property: SchemaProperty) -> JSONValue {
        switch property.column.storage {
        case .text: text(property)
        case .integer: number(property, base: "integer")
        case .real: number(property, base: "decimal")
        case .boolean: boolean(property)
        case .date, .instant: time(property)
        }
    }

    private func text(_ property: SchemaProperty) -> JSONValue {
        var datatype = JSONObject([("base", "string")])
        guard property.confinesItsText else { return "string" }
        if let listed = property.listed {
            datatype["format"] = .string(ThirdPartyPattern.anyOf(listed))
        } else if let pattern = property.pattern.flatMap(ThirdPartyPattern.whole) {
            datatype["format"] = .string(pattern)
        }
        datatype["minLength"] = property.keywords["minLength"]
        datatype["maxLength"] = property.keywords["maxLength"]
        return datatype.count == 1 ? "string" : .object(datatype)
    }

    private func number(_ property: SchemaProperty, base: String) -> JSONValue {
        var datatype = JSONObject([("base", .string(base))])
        for (theirs, ours) in [
            ("minimum", "minimum"), ("maximum", "maximum"), ("minExclusive", "exclusiveMinimum"),
            ("maxExclusive", "exclusiveMaximum"),
        ] {
            datatype[theirs] = property.keywords[ours]
        }
        return datatype.count == 1 ? .string(base) : .object(datatype)
    }

    /// CSVW knows one text for true and one for false; where we know more, any of them is text.
    private func boolean(_ property: SchemaProperty) -> JSONValue {
        let texts = property.trueTexts + property.falseTexts
        guard texts.count == 2 else {
            return ["base": "string", "format": .string(ThirdPartyPattern.anyOf(texts))]
        }
        return ["base": "boolean", "format": .string(texts.joined(separator: "|"))]
    }

    /// CSVW knows one format a column; where we know more, any of them is text of that shape.
    private func time(_ property: SchemaProperty) -> JSONValue {
        let isDate = property.column.storage == .date
        if property.formats.count == 1, let format = property.formats.first {
            if isDate, format == "iso8601" { return ["base": "date", "format": "yyyy-MM-dd"] }
            if isDate, format == "yyyy-MM" { return "gYearMonth" }
            if format != "iso8601", format.contains("dd") {
                return [
                    "base": isDate ? "date" : "dateTime", "format": .string(format),
                ]
            }
        }
        let shapes = property.formats.map { Self.shape(of: $0, isDate: isDate) }
        return ["base": "string", "format": .string(shapes.joined(separator: "|"))]
    }

    private static func shape(of format: String, isDate: Bool) -> String {
        guard format == "iso8601" else {
            return String(
                format.flatMap { character -> String in
                    if "yMdHms".contains(character) { return "[0-9]" }
                    return character == "." ? "\\." : String(character)
                })
        }
        let day = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
        guard !isDate else { return day }
        let zone = "(Z|[+\\-][0-9]{2}:[0-9]{2})?"
        return day + "T[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?" + zone
    }
}
