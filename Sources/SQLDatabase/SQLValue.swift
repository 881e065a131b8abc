/// A value to bind.
public enum SQLValue: Sendable, Hashable {
    /// No value.
    case null
    /// A 64-bit integer.
    case integer(Int)
    /// A binary64 number.
    case real(Double)
    /// Text, stored as UTF-8.
    case text(String)
    /// Bytes.
    case blob([UInt8])

    /// An integer, or null.
    public static func optional(_ value: Int?) -> SQLValue { value.map(Self.integer) ?? .null }

    /// Text, or null.
    public static func optional(_ value: String?) -> SQLValue { value.map(Self.text) ?? .null }

    /// Bytes, or null.
    public static func optional(_ value: [UInt8]?) -> SQLValue { value.map(Self.blob) ?? .null }
}

extension SQLValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByNilLiteral
{
    /// Text.
    public init(stringLiteral value: String) { self = .text(value) }
    /// An integer.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// No value.
    public init(nilLiteral: ()) { self = .null }
}
