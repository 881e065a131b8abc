/// What is wrong with a cell; at most one thing is said of each.
enum CellFault: UInt8 {
    case none
    case required
    case type
    case format
    case skippedTime
    case allowed
    case constant
    case pattern
    case minLength
    case maxLength
    case minimum
    case exclusiveMinimum
    case maximum
    case exclusiveMaximum
    case multipleOf
    case suspectedNHSNumber
    case suspectedPostcode

    /// The code it is reported by.
    var code: ViolationCode {
        switch self {
        case .none, .type: .type
        case .required: .required
        case .format, .skippedTime: .format
        case .allowed: .allowed
        case .constant: .constant
        case .pattern: .pattern
        case .minLength: .minLength
        case .maxLength: .maxLength
        case .minimum, .exclusiveMinimum: .minimum
        case .maximum, .exclusiveMaximum: .maximum
        case .multipleOf: .multipleOf
        case .suspectedNHSNumber: .suspectedNHSNumber
        case .suspectedPostcode: .suspectedPostcode
        }
    }

    /// The keyword of the schema that it breaks.
    var keyword: String {
        switch self {
        case .none, .type: "type"
        case .required: "required"
        case .format, .skippedTime: "format"
        case .allowed: "enum"
        case .constant: "const"
        case .pattern: "pattern"
        case .minLength: "minLength"
        case .maxLength: "maxLength"
        case .minimum: "minimum"
        case .exclusiveMinimum: "exclusiveMinimum"
        case .maximum: "maximum"
        case .exclusiveMaximum: "exclusiveMaximum"
        case .multipleOf: "multipleOf"
        case .suspectedNHSNumber, .suspectedPostcode: "suspects"
        }
    }
}
