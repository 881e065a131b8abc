import StrictJSON
import Testing

@Suite("JSON is read strictly")
struct JSONParserTests {
    private static func reason(_ bytes: [UInt8], _ limits: JSONLimits = JSONLimits()) -> JSONError
        .Reason?
    {
        do {
            _ = try JSONParser.parse(bytes, limits: limits)
            return nil
        } catch { return error.reason }
    }

    @Test(
        "Texts of RFC 8259 are read",
        arguments: [
            ("null", .null), ("true", true), (" false\t\r\n", false), ("0", 0), ("-1", -1),
            (#""""#, ""), ("[]", []), ("{}", [:]), ("[ 1 , [ ] , { } ]", [1, [], [:]]),
            (#"{"a":{"b":[null]},"":1}"#, ["a": ["b": [nil]], "": 1]),
            (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
            (#""\u0000\u00e9\u20AC\uD834\udd1E""#, "\u{0}é€𝄞"),
            ("\"\u{7F}\u{2028}𝄞\"", "\u{7F}\u{2028}𝄞"),
            ("9223372036854775807", 9_223_372_036_854_775_807),
        ] as [(String, JSONValue)])
    func accepted(text: String, value: JSONValue) throws {
        #expect(try JSONParser.parse(text) == value)
    }

    @Test(
        "Numbers keep their text",
        arguments: [
            "-0", "0.0", "1e5", "1E+5", "1e-5", "-0.5E1", "123456789012345678901234567890",
            "1e-400",
            "0e999", "1.7976931348623157e308",
        ])
    func numbers(text: String) throws {
        guard case .number(let number) = try JSONParser.parse(text) else {
            Issue.record("not a number")
            return
        }
        #expect(number.text == text)
        #expect(number.double == Double(text))
    }

    @Test(
        "What RFC 8259 does not admit is refused with its reason",
        arguments: [
            ("", .unexpectedEnd), (" ", .unexpectedEnd), ("[", .unexpectedEnd),
            ("{", .unexpectedEnd),
            ("[1", .unexpectedEnd), ("[1,", .unexpectedEnd), (#"{"a""#, .unexpectedEnd),
            (#"{"a":"#, .unexpectedEnd), (#"{"a":1"#, .unexpectedEnd),
            (#"{"a":1,"#, .unexpectedEnd),
            ("tru", .unexpectedEnd), (#"""#, .unexpectedEnd), (#""\"#, .unexpectedEnd),
            (#""\u12"#, .unexpectedEnd), ("nul1", .unexpectedByte), ("True", .unexpectedByte),
            ("[1,]", .unexpectedByte), ("[,1]", .unexpectedByte), ("[1 2]", .unexpectedByte),
            ("[1}", .unexpectedByte), ("{1:2}", .unexpectedByte), (#"{"a" 1}"#, .unexpectedByte),
            (#"{"a":1,}"#, .unexpectedByte), ("{,}", .unexpectedByte), ("'a'", .unexpectedByte),
            ("/*c*/1", .unexpectedByte), ("\u{FEFF}1", .unexpectedByte),
            ("\u{A0}1", .unexpectedByte),
            ("NaN", .unexpectedByte), ("Infinity", .unexpectedByte), ("+1", .unexpectedByte),
            (".5", .unexpectedByte), ("1 2", .trailingText), ("[]]", .trailingText),
            ("1\u{0}", .trailingText),
            ("nullx", .trailingText), ("1a", .trailingText), ("0x1", .trailingText),
            ("1e5.5", .trailingText),
            ("-", .badNumber), ("01", .badNumber), ("-01", .badNumber), ("1.", .badNumber),
            ("1.e1", .badNumber), ("1e", .badNumber), ("1e+", .badNumber), ("-a", .badNumber),
            ("1e309", .numberTooLarge), ("-1e400", .numberTooLarge), (#""\a""#, .badEscape),
            (#""\u12G4""#, .badEscape), (#""\U0041""#, .badEscape), ("\"\t\"", .controlCharacter),
            ("\"a\nb\"", .controlCharacter), ("\"\u{0}\"", .controlCharacter),
            (#""\uD800""#, .loneSurrogate), (#""\uDC00""#, .loneSurrogate),
            (#""\uD800\u0041""#, .loneSurrogate), (#""\uD800\uD800""#, .loneSurrogate),
            (#""\uD800x""#, .loneSurrogate), (#""\uDFFF\uD800""#, .loneSurrogate),
            (#"{"a":1,"a":1}"#, .duplicateName), (#"{"a":1,"b":2,"\u0061":3}"#, .duplicateName),
            (#"[{"":0,"":0}]"#, .duplicateName),
        ] as [(String, JSONError.Reason)])
    func refused(text: String, reason: JSONError.Reason) {
        #expect(Self.reason(Array(text.utf8)) == reason)
    }

    @Test(
        "Ill-formed UTF-8 is refused",
        arguments: [
            [0x80], [0xC0, 0xAF], [0xC3], [0xE2, 0x82], [0xED, 0xA0, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xE0, 0x80, 0xAF],
        ] as [[UInt8]])
    func utf8(bytes: [UInt8]) {
        #expect(Self.reason([0x22] + bytes + [0x22]) == .badUTF8)
        #expect(Self.reason(Array(#"{"\u0061"#.utf8) + bytes + Array(#"":1}"#.utf8)) == .badUTF8)
    }

    @Test("UTF-16 is refused")
    func utf16() { #expect(Self.reason([0xFF, 0xFE, 0x31, 0x00]) == .unexpectedByte) }

    @Test("Depth and size have limits that hold exactly")
    func limits() {
        let deep = JSONLimits(depthMax: 3)
        #expect(Self.reason(Array("[[[]]]".utf8), deep) == nil)
        #expect(Self.reason(Array("[[[[]]]]".utf8), deep) == .tooDeep)
        #expect(Self.reason(Array(#"{"a":[{"b":[]}]}"#.utf8), deep) == .tooDeep)
        #expect(Self.reason(Array("[[],[],[[]]]".utf8), deep) == nil)
        #expect(Self.reason(Array("[[[]]]".utf8), JSONLimits(bytesMax: 6)) == nil)
        #expect(Self.reason(Array("[[[]]]".utf8), JSONLimits(bytesMax: 5)) == .tooLarge)
        let bomb = [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000)
        #expect(Self.reason(bomb) == .tooDeep)
    }

    @Test(
        "The place of an error is its line, column and offset",
        arguments: [
            ("{\n  \"a\": tru!\n}", 2, 11, 12), ("[1,\n\n2,\n]", 4, 1, 8), ("", 1, 1, 0),
            ("{\"é\":1,\n\"é\":2}", 2, 1, 9),
        ])
    func place(text: String, line: Int, column: Int, offset: Int) {
        let error = #expect(throws: JSONError.self) { try JSONParser.parse(text) }
        #expect(error?.line == line)
        #expect(error?.column == column)
        #expect(error?.byteOffset == offset)
    }

    @Test("Names that only look alike are different names")
    func canonicallyEquivalentNames() throws {
        let value = try JSONParser.parse(#"{"\u00e9":1,"e\u0301":2}"#)
        #expect(value["\u{E9}"] == 1)
        #expect(value["e\u{301}"] == 2)
        #expect(value == value)
        #expect(JSONValue.string("\u{E9}") != JSONValue.string("e\u{301}"))
        #expect(JSONObject([("\u{E9}", 1), ("e\u{301}", 2)]).count == 2)
    }
}
