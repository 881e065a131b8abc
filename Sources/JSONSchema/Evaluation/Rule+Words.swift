import StrictJSON

extension Rule {
    /// What is asked for, in words; never what the instance holds.
    var complaint: String {
        switch self {
        case .type(let types): "must be of type \(types.text)"
        case .const: "must be the value that const gives"
        case .enum(let values): "must be one of the \(values.count) values of enum"
        case .multipleOf: "must be a multiple of multipleOf"
        case .bound(_, let bound): Self.words(bound)
        case .size(let kind, let limit, let isLargest):
            "must have \(isLargest ? "at most" : "at least") \(limit) \(kind.rawValue)"
        case .pattern(let pattern): "must match the pattern \(pattern.text)"
        case .format(let format): "must be of the format \(format.rawValue)"
        case .content: "must be encoded as contentEncoding and contentMediaType say"
        case .uniqueItems: "must not hold an item twice"
        case .required(let names):
            "must have the properties " + names.map(\.text).joined(separator: ", ")
        case .dependentRequired: "lacks properties that another property requires"
        case .contains(_, let least, let most, _):
            "must hold at least \(least ?? 1)"
                + (most.map { " and at most \($0)" } ?? "") + " items that contains describes"
        case .anyOf: "must satisfy at least one of the schemas"
        case .oneOf: "must satisfy exactly one of the schemas"
        case .not: "must not satisfy the schema"
        default: "must satisfy the schema"
        }
    }

    private static func words(_ bound: NumberBound) -> String {
        switch bound {
        case .maximum: "must be at most maximum"
        case .exclusiveMaximum: "must be below exclusiveMaximum"
        case .minimum: "must be at least minimum"
        case .exclusiveMinimum: "must be above exclusiveMinimum"
        }
    }
}
