/// What is wrong with a cell; at most one thing is said of each.
enum CellFault: UInt8, Comparable, CaseIterable {
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
    /// Not of the form that the normalisation reads.
    case identifier
    /// Of the form, but its check digit or letter does not fit.
    case checkCharacter
    /// A code of a kind of area that the schema does not take.
    case areaKind
    /// A time of the hour that October gives twice; only ever a warning.
    case ambiguousTime
    case suspectedNHSNumber
    case suspectedPostcode
    case suspectedName
    case suspectedPhoneNumber
    case suspectedEmailAddress
    case suspectedDateOfBirth

    /// The code it is reported by.
    var code: ViolationCode {
        switch self {
        case .none, .type: .type
        case .required: .required
        case .format, .skippedTime, .identifier, .checkCharacter, .areaKind: .format
        case .ambiguousTime: .ambiguousTime
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
        case .suspectedName: .suspectedName
        case .suspectedPhoneNumber: .suspectedPhoneNumber
        case .suspectedEmailAddress: .suspectedEmailAddress
        case .suspectedDateOfBirth: .suspectedDateOfBirth
        }
    }

    /// The index of its code.
    var codeIndex: Int { Self.codeIndices[Int(rawValue)] }

    private static let codeIndices = allCases.map { ViolationCollector.index(of: $0.code) }

    static func < (left: CellFault, right: CellFault) -> Bool { left.rawValue < right.rawValue }

    /// Whether it is what the privacy scan finds.
    var isSuspect: Bool { self >= .suspectedNHSNumber }

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
        case .identifier, .checkCharacter, .areaKind, .ambiguousTime: "x-svd-normalise"
        case .suspectedNHSNumber, .suspectedPostcode, .suspectedName, .suspectedPhoneNumber,
            .suspectedEmailAddress, .suspectedDateOfBirth:
            "suspects"
        }
    }
}
