import RecordValidation
import SharingModel
import StrictJSON

/// The texts that a column takes, as far as they can be reasoned about.
struct CellLanguage {
    let property: SchemaProperty
    let document: SchemaDocument

    private static let valuesMax = 2000

    /// All texts that the column takes, where they can be listed.
    private var values: [String]? {
        if let listed = property.listed { return listed }
        guard property.type == "integer", let low = integer("minimum"),
            let high = integer("maximum"), low <= high, high - low < Self.valuesMax
        else { return nil }
        let values = (low...high).map { String($0) }
        let hasNegativeZero =
            (low...high).contains(0)
            && CellProbe(property: property, document: document).takes("-0")
        return values + (hasNegativeZero ? ["-0"] : [])
    }

    private func integer(_ name: String) -> Int? { property.keywords[name]?.integer }

    /// Whether every cell that this column took is taken by the new one too. Proven by trying all
    /// of them, or by walking the automata of both; false where neither can be done.
    func isTaken(by new: SchemaProperty, of document: SchemaDocument) -> Bool {
        if let values { return CellProbe(property: new, document: document).takesAll(values) }
        guard property.column.storage == .text, new.column.storage == .text,
            property.column.normalisation == new.column.normalisation
        else { return false }
        // Markers are compared before a text is normalised; only the empty one stays what it is.
        let markers =
            property.column.normalisation == nil
            ? property.missing : property.missing.filter(\.isEmpty)
        let exceptions = Self.listPattern(markers).map { [$0] } ?? []
        return PatternInclusion.holds(
            premises: Self.patterns(of: property), exceptions: exceptions,
            conclusions: Self.patterns(of: new)) ?? false
    }

    /// Everything that confines the text of a cell, as patterns that must all match.
    private static func patterns(of property: SchemaProperty) -> [String] {
        var patterns: [String] = []
        if let pattern = property.pattern { patterns.append(pattern) }
        if let listed = property.listed {
            // A list that is empty takes nothing; "[^\\s\\S]" matches nothing.
            patterns.append(listPattern(listed) ?? #"[^\s\S]"#)
        }
        if property.minLength != nil || property.maxLength != nil {
            let most = property.maxLength.map { String($0) } ?? ""
            patterns.append(#"^[\s\S]{\#(property.minLength ?? 0),\#(most)}$"#)
        }
        return patterns
    }

    private static func listPattern(_ texts: [String]) -> String? {
        guard !texts.isEmpty else { return nil }
        return "^(?:" + texts.map(escaped).joined(separator: "|") + ")$"
    }

    private static func escaped(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if #"^$\.*+?()[]{}|/-"#.unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}

/// Tries cells against one column of a schema, with the very code that validates files.
struct CellProbe {
    let property: SchemaProperty
    let document: SchemaDocument

    /// Whether a file of these cells, and nothing else, is accepted.
    func takesAll(_ values: [String]) -> Bool {
        guard let schema else { return false }
        let cells = values.filter { !$0.isEmpty }
        if cells.count < values.count, !property.missing.contains("") { return false }
        guard !cells.isEmpty else { return true }
        let validator = FileValidator(schema: schema, options: ValidationOptions(violationsMax: 0))
        let text = ([property.column.header] + cells).map(Self.quoted).joined(separator: "\r\n")
        unsafe Array(text.utf8).withUnsafeBytes { unsafe validator.consume($0) }
        return validator.finish(fileDigest: document.schema.sha256).verdict == .accepted
    }

    /// Whether one cell is taken as a value.
    func takes(_ value: String) -> Bool { takesAll([value]) }

    /// The schema cut down to this one column, without rules.
    private var schema: DatasetSchema? {
        var root = document.root
        root["required"] = []
        root["properties"] = .object(
            JSONObject([(property.column.name, .object(property.keywords))]))
        var profile = document.profile
        profile["rules"] = nil
        profile["acceptance"] = nil
        root["x-svd"] = .object(profile)
        return try? DatasetSchema(
            document: JSONValue.object(root).compactBytes, sha256: document.schema.sha256)
    }

    private static func quoted(_ text: String) -> String {
        let pieces = text.split(separator: "\"", omittingEmptySubsequences: false)
        return "\"" + pieces.joined(separator: "\"\"") + "\""
    }
}
