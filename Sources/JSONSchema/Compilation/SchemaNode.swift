import StrictJSON

/// A schema as instructions.
struct SchemaNode: Sendable {
    /// Its absolute URI, with a pointer as the fragment; empty while it is being compiled, or where
    /// the document has no URI.
    var address = ""
    /// The resource that it belongs to, for the dynamic scope.
    var resource: Int
    /// What it asks for, in the order of asking; that which depends on others' annotations is last.
    var instructions: [Instruction] = []
    /// Whether this is the schema `false`.
    var isFalse = false
}

/// One keyword of a schema.
struct Instruction: Sendable {
    let keyword: String
    let rule: Rule
}

/// What a keyword asks for. Numbers are nodes' indices.
enum Rule: Sendable {
    // Any type
    case type(TypeSet)
    case const(JSONValue)
    case `enum`([JSONValue])
    // Numbers
    case multipleOf(ExactDecimal)
    case bound(ExactDecimal, NumberBound)
    // Sizes
    case size(SizeKind, limit: Int, isLargest: Bool)
    // Strings
    case pattern(Pattern)
    case format(Format)
    case content(ContentRule)
    // Arrays
    case uniqueItems
    case prefixItems([Int])
    case items(Int, from: Int)
    case contains(Int, least: Int?, most: Int?, marks: Bool)
    case unevaluatedItems(Int)
    // Objects
    case required([ExactString])
    case dependentRequired([(name: ExactString, required: [ExactString])])
    case properties([ExactString: Int])
    case patternProperties([(pattern: Pattern, node: Int)])
    case additionalProperties(Int, names: Set<ExactString>, patterns: [Pattern])
    case propertyNames(Int)
    case dependentSchemas([(name: ExactString, node: Int)])
    case unevaluatedProperties(Int)
    // In place
    case reference(Int)
    case dynamicReference(Int, anchor: String)
    case allOf([Int])
    case anyOf([Int])
    case oneOf([Int])
    case not(Int)
    case conditional(Int, then: Int?, otherwise: Int?)
    // Nothing
    case annotation(JSONValue)
}

/// Which end of the numbers a bound cuts off.
enum NumberBound: Sendable { case maximum, exclusiveMaximum, minimum, exclusiveMinimum }

/// What is counted.
enum SizeKind: String, Sendable {
    case characters
    case items
    case properties
}

/// A set of JSON types.
struct TypeSet: OptionSet, Sendable, Hashable {
    let rawValue: UInt8

    static let null = TypeSet(rawValue: 1)
    static let boolean = TypeSet(rawValue: 2)
    static let object = TypeSet(rawValue: 4)
    static let array = TypeSet(rawValue: 8)
    static let number = TypeSet(rawValue: 16)
    static let string = TypeSet(rawValue: 32)
    static let integer = TypeSet(rawValue: 64)

    static let names: [(name: String, type: TypeSet)] = [
        ("null", .null), ("boolean", .boolean), ("object", .object), ("array", .array),
        ("number", .number), ("string", .string), ("integer", .integer),
    ]

    /// The names, for people.
    var text: String {
        Self.names.filter { contains($0.type) }.map(\.name).joined(separator: " or ")
    }

    /// Whether a value is of one of the types.
    func admits(_ value: JSONValue) -> Bool {
        switch value {
        case .null: return contains(.null)
        case .bool: return contains(.boolean)
        case .object: return contains(.object)
        case .array: return contains(.array)
        case .string: return contains(.string)
        case .number(let number):
            if contains(.number) { return true }
            return contains(.integer) && ExactDecimal(number.text)?.isInteger ?? false
        }
    }
}

/// What `contentEncoding` and `contentMediaType` of draft-07 ask of a string.
struct ContentRule: Sendable {
    let isBase64: Bool
    let isJSON: Bool
}
