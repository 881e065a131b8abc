import StrictJSON

/// A schema object while it is being compiled.
struct SchemaSource {
    let schema: JSONObject
    let place: SchemaPlace
    let dialect: Dialect
    var instructions: [Instruction] = []
    var usesUnevaluated = false

    init(schema: JSONObject, place: SchemaPlace, dialect: Dialect) {
        self.schema = schema
        self.place = place
        self.dialect = dialect
    }

    /// A keyword's value, where the dialect knows the keyword.
    subscript(_ keyword: String) -> JSONValue? {
        dialect.recognises(keyword) ? schema[keyword] : nil
    }

    /// Adds an instruction.
    mutating func append(_ keyword: String, _ rule: Rule) {
        instructions.append(Instruction(keyword: keyword, rule: rule))
    }
}

extension SchemaCompiler {
    /// A fault of a keyword's value, or of something below it.
    func fault(
        _ source: SchemaSource, _ below: [String], _ detail: String,
        _ reason: SchemaFault.Reason = .badKeyword
    ) -> SchemaFault {
        let pointer = JSONPointer(
            source.place.pointer.tokens + below.map { ExactString($0) })
        return library.fault(reason, source.place.document, pointer, detail)
    }

    /// The node of a schema below.
    mutating func child(_ source: SchemaSource, _ below: [String]) throws(SchemaFault) -> Int {
        let pointer = JSONPointer(source.place.pointer.tokens + below.map { ExactString($0) })
        let resource =
            library.documents[source.place.document].resources[pointer] ?? source.place.resource
        return try node(
            at: SchemaPlace(
                document: source.place.document, pointer: pointer, resource: resource))
    }

    /// The node of a keyword whose value is a schema.
    mutating func single(
        _ source: SchemaSource, _ keyword: String
    ) throws(SchemaFault) -> Int? {
        guard source[keyword] != nil else { return nil }
        return try child(source, [keyword])
    }

    /// The nodes of a keyword whose value is a list of schemas.
    mutating func list(
        _ source: SchemaSource, _ keyword: String
    ) throws(SchemaFault) -> [Int]? {
        guard let value = source[keyword] else { return nil }
        guard let list = value.array, !list.isEmpty else {
            throw fault(source, [keyword], "\(keyword) must be a list of at least one schema")
        }
        var nodes: [Int] = []
        for index in list.indices { nodes.append(try child(source, [keyword, String(index)])) }
        return nodes
    }

    /// The members of a keyword whose value is an object.
    func members(
        _ source: SchemaSource, _ keyword: String
    ) throws(SchemaFault) -> [(name: String, value: JSONValue)]? {
        guard let value = source[keyword] else { return nil }
        guard let object = value.object else {
            throw fault(source, [keyword], "\(keyword) must be an object")
        }
        return object.members
    }

    /// A list of strings, no two the same.
    func names(
        _ source: SchemaSource, _ below: [String], _ value: JSONValue
    ) throws(SchemaFault) -> [ExactString] {
        let detail = "a list of strings, each once, is needed here"
        guard let list = value.array else { throw fault(source, below, detail) }
        var names: [ExactString] = []
        for (index, element) in list.enumerated() {
            guard let name = element.string else {
                throw fault(source, below + [String(index)], detail)
            }
            names.append(ExactString(name))
        }
        guard Set(names).count == names.count else { throw fault(source, below, detail) }
        return names
    }

    /// A count: a number from 0 without fraction.
    func count(_ source: SchemaSource, _ keyword: String) throws(SchemaFault) -> Int? {
        guard let value = source[keyword] else { return nil }
        guard case .number(let number) = value, let count = ExactDecimal(number.text)?.count else {
            throw fault(source, [keyword], "\(keyword) must be a whole number from 0")
        }
        return count
    }

    /// A number of any size.
    func number(_ source: SchemaSource, _ keyword: String) throws(SchemaFault) -> ExactDecimal? {
        guard let value = source[keyword] else { return nil }
        guard case .number(let number) = value, let decimal = ExactDecimal(number.text) else {
            throw fault(source, [keyword], "\(keyword) must be a number")
        }
        guard decimal.digits.count <= Self.digitsMax else {
            throw fault(source, [keyword], "a number with too many digits", .tooLarge)
        }
        return decimal
    }

    /// A regular expression.
    func pattern(
        _ source: SchemaSource, _ below: [String], _ text: String
    ) throws(SchemaFault) -> Pattern {
        do throws(PatternFault) {
            return try Pattern(text)
        } catch {
            throw fault(
                source, below, "not a regular expression of ECMA-262: \(error)", .badPattern)
        }
    }
}
