/// A JSON value that keeps the order of object members and the exact text of numbers.
///
/// Source: RFC 8259 §3.
public enum JSONValue: Sendable, Hashable {
    /// A literal, a number, a string, an array or an object.
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)

    /// The string, if this is one.
    public var string: String? {
        if case .string(let value) = self { return value }
        return nil
    }

    /// The integer, if this is a number written without fraction or exponent that fits 64 bits.
    public var integer: Int? {
        if case .number(let value) = self { return value.integer }
        return nil
    }

    /// The Boolean, if this is one.
    public var bool: Bool? {
        if case .bool(let value) = self { return value }
        return nil
    }

    /// The elements, if this is an array.
    public var array: [JSONValue]? {
        if case .array(let value) = self { return value }
        return nil
    }

    /// The members, if this is an object.
    public var object: JSONObject? {
        if case .object(let value) = self { return value }
        return nil
    }

    /// The member of that name, if this is an object that has it.
    public subscript(_ name: String) -> JSONValue? { object?[name] }

    /// Whether this is `null`.
    public var isNull: Bool { self == .null }

    /// Whether both are the same; strings code point by code point, as RFC 8259 §8.3 asks, and not
    /// by canonical equivalence.
    public static func == (left: JSONValue, right: JSONValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.string(let left), .string(let right)): left.hasSameBytes(as: right)
        case (.array(let left), .array(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A number.
    public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
    /// A Boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(JSONObject(elements))
    }
    /// `null`.
    public init(nilLiteral: ()) { self = .null }

    /// A number.
    public static func integer(_ value: Int) -> JSONValue { .number(JSONNumber(value)) }

    /// A string, or `null` where there is none.
    public static func optional(_ value: String?) -> JSONValue { value.map(Self.string) ?? .null }

    /// A number, or `null` where there is none.
    public static func optional(_ value: Int?) -> JSONValue { value.map(Self.integer) ?? .null }
}

/// A JSON number as it was written; equality is by text.
public struct JSONNumber: Sendable, Hashable {
    /// The number as RFC 8259 §6 writes it.
    public let text: String

    /// Keeps a text that the parser has already found to be a number.
    init(checked text: String) { self.text = text }

    /// An integer.
    public init(_ value: Int) { text = String(value) }

    /// A finite binary64 number, as RFC 8785 §3.2.2.3 writes it; nil if it is not finite.
    public init?(_ value: Double) {
        guard value.isFinite else { return nil }
        text = CanonicalNumber.text(of: value)
    }

    /// The value, if the number has neither fraction nor exponent and fits 64 bits.
    public var integer: Int? { Int(text) }

    /// The nearest binary64 value.
    public var double: Double { Double(text) ?? .nan }
}

/// The members of a JSON object in the order in which they stand; names are unique.
public struct JSONObject: Sendable, Hashable {
    /// The members in order.
    public private(set) var members: [(name: String, value: JSONValue)]

    /// An object of the given members; of two with one name, the later stands.
    public init(_ members: [(String, JSONValue)] = []) {
        self.members = []
        self.members.reserveCapacity(members.count)
        for (name, value) in members { self[name] = value }
    }

    /// Keeps members whose names the parser has already found to be unique.
    init(unique members: [(name: String, value: JSONValue)]) { self.members = members }

    /// The value of the member of that name.
    public subscript(_ name: String) -> JSONValue? {
        get { members.first { $0.name.hasSameBytes(as: name) }?.value }
        set {
            if let index = members.firstIndex(where: { $0.name.hasSameBytes(as: name) }) {
                if let newValue {
                    members[index].value = newValue
                } else {
                    members.remove(at: index)
                }
            } else if let newValue {
                members.append((name, newValue))
            }
        }
    }

    /// The names in order.
    public var names: [String] { members.map(\.name) }

    /// How many members there are.
    public var count: Int { members.count }

    /// Whether both have the same members, in whatever order.
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count
            && left.members.allSatisfy { right[$0.name] == $0.value }
    }

    /// Hashes the names, in whatever order.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        var names = 0
        for member in members { names ^= member.name.hashValue }
        hasher.combine(names)
    }
}

extension String {
    /// Whether both are the same code points. `==` alone takes "é" written in two ways for one.
    func hasSameBytes(as other: String) -> Bool {
        self == other && utf8.elementsEqual(other.utf8)
    }
}
