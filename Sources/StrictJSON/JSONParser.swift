/// Reads one JSON text from bytes, strictly.
///
/// Refused beyond RFC 8259: duplicate member names, lone surrogates, ill-formed UTF-8, a byte-order
/// mark, numbers beyond binary64, more depth or bytes than the limits. Source: RFC 8259; RFC 7493
/// (I-JSON) §2.
public struct JSONParser {
    private let bytes: [UInt8]
    private let limits: JSONLimits
    private var position = 0
    private var depth = 0

    private init(_ bytes: [UInt8], _ limits: JSONLimits) {
        self.bytes = bytes
        self.limits = limits
    }

    /// Reads a whole text.
    /// - Parameters:
    ///   - bytes: the text in UTF-8.
    ///   - limits: how large and deep it may be.
    /// - Returns: the value.
    /// - Throws: `JSONError` with the place and reason.
    public static func parse(
        _ bytes: [UInt8], limits: JSONLimits = JSONLimits()
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, limits)
        guard bytes.count <= limits.bytesMax else { throw parser.error(.tooLarge) }
        parser.skipSpace()
        let value = try parser.value()
        parser.skipSpace()
        guard parser.position == bytes.count else { throw parser.error(.trailingText) }
        return value
    }

    /// Reads a whole text from a string.
    /// - Throws: `JSONError` with the place and reason.
    public static func parse(_ text: String) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8))
    }

    private func error(_ reason: JSONError.Reason, at offset: Int? = nil) -> JSONError {
        let end = min(offset ?? position, bytes.count)
        var line = 1
        var lineStart = 0
        for index in 0..<end where bytes[index] == 0x0A {
            line += 1
            lineStart = index + 1
        }
        return JSONError(
            reason: reason, byteOffset: end, line: line, column: end - lineStart + 1)
    }

    private var current: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
            position += 1
        }
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        guard let byte = current else { throw error(.unexpectedEnd) }
        switch byte {
        case UInt8(ascii: "{"): return .object(try object())
        case UInt8(ascii: "["): return .array(try array())
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return .number(try number())
        default: throw error(.unexpectedByte)
        }
    }

    private mutating func word(
        _ text: StaticString, _ value: JSONValue
    ) throws(JSONError) -> JSONValue {
        for expected in "\(text)".utf8 {
            guard let byte = current else { throw error(.unexpectedEnd) }
            guard byte == expected else { throw error(.unexpectedByte) }
            position += 1
        }
        return value
    }

    private mutating func enter() throws(JSONError) {
        depth += 1
        guard depth <= limits.depthMax else { throw error(.tooDeep) }
        position += 1
        skipSpace()
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard current == byte else { return false }
        position += 1
        return true
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        try enter()
        defer { depth -= 1 }
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return elements }
        while true {
            skipSpace()
            elements.append(try value())
            skipSpace()
            if take(UInt8(ascii: "]")) { return elements }
            guard take(UInt8(ascii: ",")) else {
                throw error(current == nil ? .unexpectedEnd : .unexpectedByte)
            }
        }
    }

    private mutating func object() throws(JSONError) -> JSONObject {
        try enter()
        defer { depth -= 1 }
        var members: [(name: String, value: JSONValue)] = []
        var names: Set<[UInt8]> = []
        if take(UInt8(ascii: "}")) { return JSONObject(unique: members) }
        while true {
            skipSpace()
            guard let byte = current else { throw error(.unexpectedEnd) }
            guard byte == UInt8(ascii: "\"") else { throw error(.unexpectedByte) }
            let start = position
            let name = try string()
            guard names.insert(Array(name.utf8)).inserted else {
                throw error(.duplicateName, at: start)
            }
            skipSpace()
            guard take(UInt8(ascii: ":")) else {
                throw error(current == nil ? .unexpectedEnd : .unexpectedByte)
            }
            skipSpace()
            members.append((name, try value()))
            skipSpace()
            if take(UInt8(ascii: "}")) { return JSONObject(unique: members) }
            guard take(UInt8(ascii: ",")) else {
                throw error(current == nil ? .unexpectedEnd : .unexpectedByte)
            }
        }
    }

    private mutating func digits() -> Int {
        let start = position
        while let byte = current, byte >= 0x30, byte <= 0x39 { position += 1 }
        return position - start
    }

    private mutating func number() throws(JSONError) -> JSONNumber {
        let start = position
        _ = take(UInt8(ascii: "-"))
        if take(UInt8(ascii: "0")) {
            if let byte = current, byte >= 0x30, byte <= 0x39 { throw error(.badNumber) }
        } else {
            guard digits() > 0 else { throw error(.badNumber) }
        }
        if take(UInt8(ascii: ".")) {
            guard digits() > 0 else { throw error(.badNumber) }
        }
        if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
            if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
            guard digits() > 0 else { throw error(.badNumber) }
        }
        let number = JSONNumber(checked: String(decoding: bytes[start..<position], as: UTF8.self))
        guard number.double.isFinite else { throw error(.numberTooLarge, at: start) }
        return number
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while let byte = current, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"),
            byte >= 0x20
        {
            position += 1
        }
        var text = try checked(start..<position)
        while true {
            guard let byte = current else { throw error(.unexpectedEnd) }
            if byte == UInt8(ascii: "\"") {
                position += 1
                return text
            }
            guard byte >= 0x20 else { throw error(.controlCharacter) }
            if byte == UInt8(ascii: "\\") {
                position += 1
                text.unicodeScalars.append(try escape())
                continue
            }
            let run = position
            while let next = current, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"),
                next >= 0x20
            {
                position += 1
            }
            text += try checked(run..<position)
        }
    }

    private func checked(_ range: Range<Int>) throws(JSONError) -> String {
        guard let text = String(validating: bytes[range], as: UTF8.self) else {
            throw error(.badUTF8, at: range.lowerBound)
        }
        return text
    }

    private mutating func escape() throws(JSONError) -> Unicode.Scalar {
        guard let byte = current else { throw error(.unexpectedEnd) }
        position += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(byte)
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{C}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try unicodeEscape()
        default: throw error(.badEscape, at: position - 1)
        }
    }

    private mutating func unicodeEscape() throws(JSONError) -> Unicode.Scalar {
        let start = position - 2
        let first = try hexDigits()
        if let scalar = Unicode.Scalar(first) { return scalar }
        guard first < 0xDC00, take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) else {
            throw error(.loneSurrogate, at: start)
        }
        let second = try hexDigits()
        guard (0xDC00...0xDFFF).contains(second),
            let scalar = Unicode.Scalar(
                0x10000 + (UInt32(first) - 0xD800) << 10 + (UInt32(second) - 0xDC00))
        else { throw error(.loneSurrogate, at: start) }
        return scalar
    }

    private mutating func hexDigits() throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = current else { throw error(.unexpectedEnd) }
            switch byte {
            case 0x30...0x39: value = value << 4 | UInt16(byte - 0x30)
            case 0x41...0x46: value = value << 4 | UInt16(byte - 0x37)
            case 0x61...0x66: value = value << 4 | UInt16(byte - 0x57)
            default: throw error(.badEscape)
            }
            position += 1
        }
        return value
    }
}
