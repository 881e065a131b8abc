import RecordValidation
import SharingModel
import StrictJSON

/// A schema beside its document, as comparing and describing it need them.
struct SchemaDocument {
    let schema: DatasetSchema
    let root: JSONObject
    let properties: [SchemaProperty]

    /// - Throws: `schema-invalid`; never for a schema that was read from its own document.
    init(_ schema: DatasetSchema) throws(Refusal) {
        let value: JSONValue
        do {
            value = try JSONParser.parse(
                schema.document, limits: JSONLimits(bytesMax: Limits.schemaBytesMax, depthMax: 32))
        } catch {
            throw Refusal(
                .schemaInvalid, "The schema is not JSON: \(error).",
                help: "Correct the document at that place.", field: "")
        }
        self.schema = schema
        root = value.object ?? JSONObject()
        let keywords = try DatasetSchema.keywords(ofPropertiesIn: root)
        properties = schema.columns.map { column in
            SchemaProperty(column: column, keywords: keywords[column.name] ?? JSONObject())
        }
    }

    /// `x-svd`.
    var profile: JSONObject { root["x-svd"]?.object ?? JSONObject() }

    /// Whether columns may stand in any order and optional ones be left out.
    var allowsAnyOrder: Bool { profile["csv"]?["headers"]?.string == "any-order" }

    /// Whether a column has the class of a property.
    func hasClass(of property: SchemaProperty) -> Bool {
        properties.contains { $0.column.columnClass == property.column.columnClass }
    }

    func property(_ name: String) -> SchemaProperty? {
        properties.first { $0.column.name == name }
    }

    /// The suspects of the privacy scan with their severities, in order of kind.
    var suspects: [(kind: String, severity: String)] {
        let value = profile["disclosure"]?["suspects"]
        let kinds = (value?.array ?? []).compactMap(\.string).map { ($0, "error") }
        let graded = (value?.object?.members ?? []).map { ($0.name, $0.value.string ?? "error") }
        return (kinds + graded).sorted { $0.0 < $1.0 }.map { (kind: $0.0, severity: $0.1) }
    }

    /// The codes of a list, verified or not.
    func codes(of list: String) -> [String] {
        let value = profile["codeLists"]?[list]
        return ((value?["codes"]?.array ?? []) + (value?["unverified"]?.array ?? []))
            .compactMap(\.string)
    }
}

/// One property of a schema: the column that was read from it, and its keywords.
struct SchemaProperty {
    let column: Column
    let keywords: JSONObject

    /// `x-svd-column`.
    var annotation: JSONObject { keywords["x-svd-column"]?.object ?? JSONObject() }
    var type: String { keywords["type"]?.string ?? "" }
    var format: String? { keywords["format"]?.string }
    var pattern: String? { keywords["pattern"]?.string }
    var minLength: Int? { keywords["minLength"]?.integer }
    var maxLength: Int? { keywords["maxLength"]?.integer }
    var missing: [String] { strings(annotation["missing"]) ?? [""] }
    var trueTexts: [String] { strings(annotation["true"]) ?? ["true"] }
    var falseTexts: [String] { strings(annotation["false"]) ?? ["false"] }
    var names: [String] { [column.header] + column.aliases }
    var pointer: String { "/properties/\(column.name)" }
    /// What it is called in sentences.
    var words: String { "column '\(column.header)'" }

    /// The values of `enum` as they stand in a cell.
    var allowed: [String]? { keywords["enum"]?.array.map { $0.compactMap(Self.cell) } }
    var constant: String? { keywords["const"].flatMap(Self.cell) }

    /// The only values that a cell can have; nil where there is no such list.
    var listed: [String]? {
        guard let constant else { return allowed }
        return allowed.map { $0.filter { $0 == constant } } ?? [constant]
    }

    /// The declared ways to write a date or time; the default where none is declared.
    var formats: [String] {
        let isTime = column.storage == .date || column.storage == .instant
        guard isTime else { return [] }
        let declared = strings(annotation["formats"]) ?? []
        guard declared.isEmpty else { return declared }
        return [column.normalisation == .month ? "yyyy-MM" : "iso8601"]
    }

    var isFreeText: Bool { column.storage == .text && column.columnClass == .freeText }

    /// Whether it is text that nothing confines.
    var isOpenText: Bool {
        column.storage == .text && listed == nil && pattern == nil && column.normalisation == nil
    }

    private func strings(_ value: JSONValue?) -> [String]? {
        value?.array.map { $0.compactMap(\.string) }
    }

    private static func cell(_ value: JSONValue) -> String? {
        value.string ?? value.integer.map { String($0) }
    }
}
