extension JSONValue {
    /// The text in the one canonical form: members sorted, no space, shortest escapes.
    ///
    /// Source: RFC 8785 (JSON Canonicalization Scheme).
    public var canonicalBytes: [UInt8] {
        var output: [UInt8] = []
        JSONWriter(sorted: true, indent: nil).write(self, level: 0, to: &output)
        return output
    }

    /// The text on one line, members in their own order.
    public var compactBytes: [UInt8] {
        var output: [UInt8] = []
        JSONWriter(sorted: false, indent: nil).write(self, level: 0, to: &output)
        return output
    }

    /// The text for people: two spaces a level, members in their own order, a line end at the
    /// close.
    public var prettyBytes: [UInt8] {
        var output: [UInt8] = []
        JSONWriter(sorted: false, indent: 2).write(self, level: 0, to: &output)
        output.append(0x0A)
        return output
    }
}

/// Writes values as JSON text.
struct JSONWriter {
    let sorted: Bool
    let indent: Int?

    func write(_ value: JSONValue, level: Int, to output: inout [UInt8]) {
        switch value {
        case .null: output += "null".utf8
        case .bool(let bool): output += (bool ? "true" : "false").utf8
        case .number(let number):
            output += (sorted ? CanonicalNumber.text(of: number) : number.text).utf8
        case .string(let string): Self.write(string, to: &output)
        case .array(let elements): write(elements, level: level, to: &output)
        case .object(let object): write(object, level: level, to: &output)
        }
    }

    private func write(_ elements: [JSONValue], level: Int, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            lineBreak(level: level + 1, to: &output)
            write(element, level: level + 1, to: &output)
        }
        if !elements.isEmpty { lineBreak(level: level, to: &output) }
        output.append(UInt8(ascii: "]"))
    }

    private func write(_ object: JSONObject, level: Int, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "{"))
        var members = object.members
        if sorted { members.sort { $0.name.utf16.lexicographicallyPrecedes($1.name.utf16) } }
        for (index, member) in members.enumerated() {
            if index > 0 { output.append(UInt8(ascii: ",")) }
            lineBreak(level: level + 1, to: &output)
            Self.write(member.name, to: &output)
            output.append(UInt8(ascii: ":"))
            if indent != nil { output.append(0x20) }
            write(member.value, level: level + 1, to: &output)
        }
        if !members.isEmpty { lineBreak(level: level, to: &output) }
        output.append(UInt8(ascii: "}"))
    }

    private func lineBreak(level: Int, to output: inout [UInt8]) {
        guard let indent else { return }
        output.append(0x0A)
        output += repeatElement(0x20, count: indent * level)
    }

    /// Escapes only what must be escaped. Source: RFC 8785 §3.2.2.2.
    static func write(_ string: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        for byte in string.utf8 {
            switch byte {
            case UInt8(ascii: "\""): output += "\\\"".utf8
            case UInt8(ascii: "\\"): output += "\\\\".utf8
            case 0x08: output += "\\b".utf8
            case 0x09: output += "\\t".utf8
            case 0x0A: output += "\\n".utf8
            case 0x0C: output += "\\f".utf8
            case 0x0D: output += "\\r".utf8
            case 0..<0x20:
                let digits = Array("0123456789abcdef".utf8)
                output += "\\u00".utf8
                output.append(digits[Int(byte >> 4)])
                output.append(digits[Int(byte & 15)])
            default: output.append(byte)
            }
        }
        output.append(UInt8(ascii: "\""))
    }
}

/// Numbers as ECMAScript writes them. Source: RFC 8785 §3.2.2.3; ECMA-262 Number::toString.
enum CanonicalNumber {
    static func text(of number: JSONNumber) -> String {
        if let integer = number.integer, integer.magnitude <= 1 << 53 { return String(integer) }
        return text(of: number.double)
    }

    static func text(of value: Double) -> String {
        if value == 0 { return "0" }
        let sign = value < 0 ? "-" : ""
        let (digits, point) = shortestDigits(of: abs(value))
        let count = digits.count
        if point > 0, point <= 21 {
            if count <= point { return sign + digits + zeros(point - count) }
            let split = digits.index(digits.startIndex, offsetBy: point)
            return sign + digits[..<split] + "." + digits[split...]
        }
        if point > -6, point <= 0 { return sign + "0." + zeros(-point) + digits }
        let exponent = point - 1
        let tail = (exponent < 0 ? "e-" : "e+") + String(abs(exponent))
        let first = digits.prefix(1)
        return sign + first + (count > 1 ? "." + digits.dropFirst() : "") + tail
    }

    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    /// The shortest digits that read back as the value, and where the point stands in them.
    private static func shortestDigits(of value: Double) -> (digits: String, point: Int) {
        let parts = value.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let mantissa = parts[0].split(separator: ".")
        let whole = mantissa[0]
        let fraction = mantissa.count > 1 ? mantissa[1] : ""
        let all = whole + fraction
        let leading = all.prefix { $0 == "0" }.count
        var digits = String(all.dropFirst(leading))
        while digits.hasSuffix("0") { digits.removeLast() }
        return (digits, whole.count + exponent - leading)
    }
}
