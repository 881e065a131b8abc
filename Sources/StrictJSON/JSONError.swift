/// Why a text is not accepted as JSON, and where.
public struct JSONError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    public enum Reason: String, Sendable, Hashable {
        case unexpectedEnd = "the text ends too early"
        case unexpectedByte = "an unexpected character"
        case trailingText = "text after the value"
        case badNumber = "not a JSON number"
        case numberTooLarge = "a number that no binary64 can hold"
        case badEscape = "not a JSON escape"
        case loneSurrogate = "half of a surrogate pair"
        case controlCharacter = "an unescaped control character"
        case badUTF8 = "not UTF-8"
        case duplicateName = "a member name that was there already"
        case tooDeep = "nested too deeply"
        case tooLarge = "too large"
    }

    /// What is wrong.
    public let reason: Reason
    /// Where, in bytes from 0.
    public let byteOffset: Int
    /// The line, from 1.
    public let line: Int
    /// The column in bytes, from 1.
    public let column: Int

    /// The place and the reason.
    public var description: String { "line \(line), column \(column): \(reason.rawValue)" }
}

/// How large and how deep a JSON text may be.
public struct JSONLimits: Sendable {
    /// The most bytes of text.
    public var bytesMax: Int
    /// The most arrays and objects inside one another.
    public var depthMax: Int

    /// Limits; by default 16 MiB and 128 levels, enough for any schema or report and no threat to
    /// memory.
    public init(bytesMax: Int = 16 << 20, depthMax: Int = 128) {
        self.bytesMax = bytesMax
        self.depthMax = depthMax
    }
}
