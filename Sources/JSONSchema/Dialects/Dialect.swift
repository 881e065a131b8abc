import StrictJSON

/// Which keywords apply, and how.
struct Dialect: Sendable, Hashable {
    /// The versions of JSON Schema, oldest first.
    enum Edition: Sendable, Hashable { case draft07, draft201909, draft202012 }

    let edition: Edition
    let vocabularies: Set<Vocabulary>
    /// Whether `format` decides about validity.
    let assertsFormats: Bool

    init(_ edition: Edition, vocabularies: Set<Vocabulary>? = nil, assertsFormats: Bool) {
        self.edition = edition
        self.vocabularies = vocabularies ?? Set(Vocabulary.allCases).subtracting([.formatAssertion])
        self.assertsFormats = assertsFormats || self.vocabularies.contains(.formatAssertion)
    }

    /// The dialect of a standard meta-schema's URI.
    init?(uri: String, assertsFormats: Bool) {
        guard let edition = Self.edition(uri: uri) else { return nil }
        self.init(edition, assertsFormats: assertsFormats)
    }

    /// The dialect that is asked for by name.
    init(_ dialect: SchemaDialect, assertsFormats: Bool) {
        let edition: Edition =
            switch dialect {
            case .draft07: .draft07
            case .draft201909: .draft201909
            case .draft202012: .draft202012
            }
        self.init(edition, assertsFormats: assertsFormats)
    }

    /// The edition whose own meta-schema has that URI.
    static func edition(uri: String) -> Edition? {
        switch uri {
        case "https://json-schema.org/draft/2020-12/schema": .draft202012
        case "https://json-schema.org/draft/2019-09/schema": .draft201909
        case "http://json-schema.org/draft-07/schema", "https://json-schema.org/draft-07/schema":
            .draft07
        default: nil
        }
    }

    /// Whether a keyword means something in this dialect.
    func recognises(_ keyword: String) -> Bool {
        switch edition {
        case .draft07: return Self.keywords07.contains(keyword)
        case .draft201909: if Self.only202012.contains(keyword) { return false }
        case .draft202012: if Self.only201909.contains(keyword) { return false }
        }
        // `unevaluated*` were applicators in 2019-09.
        if edition == .draft201909, keyword.hasPrefix("unevaluated") {
            return vocabularies.contains(.applicator)
        }
        guard let defining = Vocabulary.ofKeyword[keyword] else { return false }
        return !defining.isDisjoint(with: vocabularies)
    }

    private static let only202012: Set<String> = ["prefixItems", "$dynamicRef", "$dynamicAnchor"]
    private static let only201909: Set<String> = [
        "additionalItems", "$recursiveRef", "$recursiveAnchor",
    ]
    /// Source: JSON Schema draft-07 Core and Validation.
    private static let keywords07: Set<String> = [
        "$id", "$schema", "$ref", "$comment", "definitions", "items", "additionalItems", "contains",
        "additionalProperties", "properties", "patternProperties", "dependencies", "propertyNames",
        "if", "then", "else", "allOf", "anyOf", "oneOf", "not", "type", "const", "enum",
        "multipleOf", "maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum", "maxLength",
        "minLength", "pattern", "maxItems", "minItems", "uniqueItems", "maxProperties",
        "minProperties", "required", "format", "contentEncoding", "contentMediaType", "title",
        "description", "default", "readOnly", "writeOnly", "examples",
    ]
}
