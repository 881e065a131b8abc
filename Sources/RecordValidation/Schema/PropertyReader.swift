import SharingModel
import StrictJSON

/// Reads the properties of a schema document as columns.
struct PropertyReader {
    private let reader: MemberReader
    private let name: String

    private static let keywords: Set<String> = [
        "type", "format", "enum", "const", "pattern", "minLength", "maxLength", "minimum",
        "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "title", "description",
        "examples", "default", "$comment", "x-svd-column", "x-svd-class", "x-svd-normalise",
        "x-svd-core",
    ]

    static func columns(of root: MemberReader) throws(Refusal) -> [Column] {
        guard let properties = root.object["properties"]?.object, properties.count > 0 else {
            throw root.fault("properties", "must be an object with at least one property")
        }
        guard properties.count <= Limits.columnsMax else {
            throw root.fault("properties", "has more than \(Limits.columnsMax) properties")
        }
        let required = try root.strings("required") ?? []
        for (index, name) in required.enumerated() where properties[name] == nil {
            throw MemberReader.refusal("/required/\(index)", "names no property")
        }
        let definitions = try LocalDefinitions(root.object)
        var used: Set<String> = []
        var columns: [Column] = []
        var headers: Set<String> = []
        for (name, value) in properties.members {
            let pointer = MemberReader.join("/properties", name)
            guard isColumnName(name) else {
                throw MemberReader.refusal(pointer, "must be named in a-z, 0-9 and '_'")
            }
            let resolved = try definitions.resolved(value, at: pointer)
            used.formUnion(resolved.names)
            let reader = try MemberReader(resolved, at: pointer, allowing: keywords)
            let column = try PropertyReader(reader: reader, name: name)
                .column(isRequired: required.contains(name))
            for text in [column.header] + column.aliases where !headers.insert(text).inserted {
                throw reader.fault("x-svd-column", "repeats a header of another column")
            }
            if let core = column.core, columns.contains(where: { $0.core == core }) {
                throw reader.fault("x-svd-core", "supplies a field that another column supplies")
            }
            columns.append(column)
        }
        try definitions.checkAllUsed(used)
        try CorePair.check(columns)
        return columns
    }

    private static func isColumnName(_ name: String) -> Bool {
        let bytes = Array(name.utf8)
        return (1...63).contains(bytes.count) && (0x61...0x7A).contains(bytes[0])
            && bytes.allSatisfy {
                (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F
            }
    }

    private func column(isRequired: Bool) throws(Refusal) -> Column {
        var constraints = ColumnConstraints()
        guard let type = try reader.word("type", ColumnConstraints.CellType.self) else {
            throw reader.fault("type", "is missing")
        }
        constraints.type = type
        let (header, aliases, formats) = try columnAnnotation(&constraints)
        let normalisation = try reader.word("x-svd-normalise", Normalisation.self)
        let storage = try dates(&constraints, formats: formats, normalisation: normalisation)
        try text(&constraints, storage: storage)
        try numbers(&constraints)
        if let examples = reader.object["examples"], examples.array == nil {
            throw reader.fault("examples", "must be an array")
        }
        let title = try reader.string("title")
        let description = try reader.string("description")
        return Column(
            name: name, header: header ?? name, aliases: aliases, storage: storage,
            columnClass: try columnClass(), normalisation: normalisation,
            core: try reader.word("x-svd-core", CoreField.self), isRequired: isRequired,
            description: description ?? title ?? "",
            constraints: constraints)
    }

    private func columnClass() throws(Refusal) -> ColumnClass {
        guard let found = try reader.word("x-svd-class", ColumnClass.self) else {
            throw reader.fault("x-svd-class", "is missing: say what the column may reveal")
        }
        return found
    }

    private func columnAnnotation(
        _ constraints: inout ColumnConstraints
    ) throws(Refusal) -> (header: String?, aliases: [String], formats: [String]) {
        guard let value = reader.object["x-svd-column"] else { return (nil, [], []) }
        let column = try MemberReader(
            value, at: reader.pointer(to: "x-svd-column"),
            allowing: ["header", "aliases", "formats", "missing", "true", "false"])
        if let missing = try column.strings("missing") { constraints.missing = missing }
        for word in ["true", "false"] where column.object[word] != nil {
            guard constraints.type == .boolean else {
                throw column.fault(word, "is for columns of type boolean")
            }
        }
        if let texts = try column.strings("true") { constraints.trueTexts = texts }
        if let texts = try column.strings("false") { constraints.falseTexts = texts }
        let header = try column.string("header")
        guard header?.isEmpty != true else { throw column.fault("header", "must not be empty") }
        let shared = Set(constraints.trueTexts).intersection(constraints.falseTexts)
        guard shared.isEmpty, !constraints.trueTexts.isEmpty, !constraints.falseTexts.isEmpty
        else { throw column.fault("false", "must differ from the texts of true") }
        return (header, try column.strings("aliases") ?? [], try column.strings("formats") ?? [])
    }

    /// Reads `format`, the declared formats and the normalisation, which go together.
    private func dates(
        _ constraints: inout ColumnConstraints, formats: [String], normalisation: Normalisation?
    ) throws(Refusal) -> ColumnStorage {
        let place = reader.pointer(to: "x-svd-column") + "/formats"
        let format = try reader.string("format")
        guard format == nil || constraints.type == .string else {
            throw reader.fault("format", "is for columns of type string")
        }
        let storage: ColumnStorage
        var parts: DateFormat.Parts = .day
        switch (format, normalisation) {
        case ("date-time", nil), ("date-time", .localDateTime): (storage, parts) = (.instant, .time)
        case ("date", nil), ("date", .date): storage = .date
        case (nil, .date) where constraints.type == .string: storage = .date
        case (nil, .month) where constraints.type == .string: (storage, parts) = (.date, .month)
        case (nil, let form) where TextForm(form) != nil && constraints.type != .string:
            throw reader.fault("x-svd-normalise", "is for columns of type string")
        case (nil, let form) where form == nil || TextForm(form) != nil:
            guard formats.isEmpty else {
                throw MemberReader.refusal(place, "are for dates and times")
            }
            return plainStorage(constraints.type)
        case (_, .some): throw reader.fault("x-svd-normalise", "does not go with the format")
        default: throw reader.fault("format", "must be date or date-time")
        }
        let declared = formats.isEmpty ? [parts.defaultFormat] : formats
        for (index, text) in declared.enumerated() {
            guard let format = DateFormat(text, parts: parts) else {
                throw MemberReader.refusal(
                    "\(place)/\(index)", "must be iso8601 or made of yyyy, MM, dd, HH, mm, ss")
            }
            constraints.formats.append(format)
        }
        return storage
    }

    private func plainStorage(_ type: ColumnConstraints.CellType) -> ColumnStorage {
        switch type {
        case .string: .text
        case .integer: .integer
        case .number: .real
        case .boolean: .boolean
        }
    }

    private func text(
        _ constraints: inout ColumnConstraints, storage: ColumnStorage
    ) throws(Refusal) {
        for name in ["pattern", "minLength", "maxLength"]
        where reader.object[name] != nil && constraints.type != .string {
            throw reader.fault(name, "is for columns of type string")
        }
        constraints.pattern = try reader.string("pattern")
        constraints.minLength = try reader.count("minLength")
        constraints.maxLength = try reader.count("maxLength")
        if let least = constraints.minLength, let most = constraints.maxLength, least > most {
            throw reader.fault("minLength", "is greater than maxLength")
        }
        if let value = reader.object["enum"] {
            guard let values = value.array, !values.isEmpty else {
                throw reader.fault("enum", "must be an array of values")
            }
            var texts: [String] = []
            var known: Set<String> = []
            for (index, element) in values.enumerated() {
                let text = try cellText(element, type: constraints.type, "enum", index: index)
                guard known.insert(text).inserted else {
                    throw MemberReader.refusal(
                        reader.pointer(to: "enum") + "/\(index)", "is there twice")
                }
                texts.append(text)
            }
            constraints.allowed = texts
        }
        if let value = reader.object["const"] {
            constraints.constant = try cellText(
                value, type: constraints.type, "const", index: nil)
        }
        for name in ["enum", "const", "minLength", "maxLength"]
        where reader.object[name] != nil && storage.isTime {
            throw reader.fault(name, "is not for dates and times")
        }
    }

    private func cellText(
        _ value: JSONValue, type: ColumnConstraints.CellType, _ name: String, index: Int?
    ) throws(Refusal) -> String {
        let place = reader.pointer(to: name) + (index.map { "/\($0)" } ?? "")
        switch (type, value) {
        case (.string, .string(let text)): return text
        case (.integer, .number(let number)):
            guard let integer = number.integer else { fallthrough }
            return String(integer)
        default:
            throw MemberReader.refusal(
                place, "must be a string or whole number, of the column's own type")
        }
    }

    private func numbers(_ constraints: inout ColumnConstraints) throws(Refusal) {
        let names = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]
        for name in names
        where reader.object[name] != nil && ![.integer, .number].contains(constraints.type) {
            throw reader.fault(name, "is for columns of type integer or number")
        }
        constraints.minimum = try reader.decimal("minimum")
        constraints.maximum = try reader.decimal("maximum")
        constraints.exclusiveMinimum = try reader.decimal("exclusiveMinimum")
        constraints.exclusiveMaximum = try reader.decimal("exclusiveMaximum")
        constraints.multipleOf = try reader.decimal("multipleOf")
        if let step = constraints.multipleOf, step.mantissa <= 0 {
            throw reader.fault("multipleOf", "must be greater than 0")
        }
        if let least = constraints.minimum, let most = constraints.maximum, least > most {
            throw reader.fault("minimum", "is greater than maximum")
        }
    }
}

extension ColumnStorage {
    /// Whether values are days or moments.
    var isTime: Bool { self == .date || self == .instant }
}
