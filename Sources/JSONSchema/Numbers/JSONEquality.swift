import StrictJSON

/// Equality of JSON values as JSON Schema has it: numbers by value, objects in any order, strings
/// by code points. Source: JSON Schema Core 2020-12 §4.2.2.
enum JSONEquality {
    /// Bytes that two values share if and only if they are equal.
    static func key(of value: JSONValue) -> [UInt8] {
        normalised(value).compactBytes
    }

    /// Whether both are equal.
    static func areEqual(_ left: JSONValue, _ right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.string(let left), .string(let right)): left.isExactly(right)
        case (.number(let left), .number(let right)):
            left.text == right.text || ExactDecimal(left.text) == ExactDecimal(right.text)
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { areEqual($0, $1) }
        case (.object(let left), .object(let right)):
            left.count == right.count && key(of: .object(left)) == key(of: .object(right))
        default: false
        }
    }

    /// Members sorted by name, numbers as arrays around their canonical text, arrays two deep, so
    /// that no array reads as a number.
    private static func normalised(_ value: JSONValue) -> JSONValue {
        switch value {
        case .null, .bool, .string: return value
        case .number(let number):
            return .array([.string(ExactDecimal(number.text)?.canonicalText ?? number.text)])
        case .array(let elements):
            return .array([.array(elements.map(normalised))])
        case .object(let object):
            let sorted = object.members.sorted { left, right in
                left.name.utf8.lexicographicallyPrecedes(right.name.utf8)
            }
            return .array([
                .bool(true),
                .array(sorted.flatMap { [.string($0.name), normalised($0.value)] }),
            ])
        }
    }
}
