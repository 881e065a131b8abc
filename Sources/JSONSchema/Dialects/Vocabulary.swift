/// The vocabularies of JSON Schema 2019-09 and later. Source: JSON Schema Core 2020-12 §8.1.2.
enum Vocabulary: String, Sendable, Hashable, CaseIterable {
    case core
    case applicator
    case unevaluated
    case validation
    case metaData = "meta-data"
    case format
    case formatAnnotation = "format-annotation"
    case formatAssertion = "format-assertion"
    case content

    /// The vocabulary of that URI; nil where it is none of the standard ones.
    init?(uri: String) {
        let parts = uri.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
        guard let last = parts.last,
            let known = Self(rawValue: String(decoding: last, as: UTF8.self)),
            ["2019-09", "2020-12"].contains(where: {
                uri == "https://json-schema.org/draft/\($0)/vocab/\(known.rawValue)"
            })
        else { return nil }
        self = known
    }

    /// The vocabularies that define a keyword, besides draft-07's; any one of them is enough.
    static let ofKeyword: [String: Set<Vocabulary>] = {
        var map: [String: Set<Vocabulary>] = [:]
        for (vocabularies, keywords) in table {
            for keyword in keywords { map[keyword, default: []].formUnion(vocabularies) }
        }
        return map
    }()

    private static let table: [(Set<Vocabulary>, [String])] = [
        (
            [.core],
            [
                "$id", "$schema", "$ref", "$anchor", "$dynamicRef", "$dynamicAnchor",
                "$recursiveRef", "$recursiveAnchor", "$vocabulary", "$comment", "$defs",
                "definitions",
            ]
        ),
        (
            [.applicator],
            [
                "prefixItems", "items", "additionalItems", "contains", "additionalProperties",
                "properties", "patternProperties", "dependentSchemas", "dependencies",
                "propertyNames", "if", "then", "else", "allOf", "anyOf", "oneOf", "not",
            ]
        ),
        ([.unevaluated], ["unevaluatedItems", "unevaluatedProperties"]),
        (
            [.validation],
            [
                "type", "const", "enum", "multipleOf", "maximum", "exclusiveMaximum", "minimum",
                "exclusiveMinimum", "maxLength", "minLength", "pattern", "maxItems", "minItems",
                "uniqueItems", "maxContains", "minContains", "maxProperties", "minProperties",
                "required", "dependentRequired",
            ]
        ),
        (
            [.metaData],
            [
                "title", "description", "default", "deprecated", "readOnly", "writeOnly",
                "examples",
            ]
        ),
        ([.format, .formatAnnotation, .formatAssertion], ["format"]),
        ([.content], ["contentEncoding", "contentMediaType", "contentSchema"]),
    ]
}
