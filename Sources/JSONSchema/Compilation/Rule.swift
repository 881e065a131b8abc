import StrictJSON

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
