import StrictJSON
import Testing

@Suite("JSON is written in RFC 8785's canonical form")
struct JSONWriterTests {
    private static func canonical(_ value: JSONValue) -> String {
        String(decoding: value.canonicalBytes, as: UTF8.self)
    }

    @Test(
        "The numbers of RFC 8785 appendix B",
        arguments: [
            (0x0000_0000_0000_0000, "0"), (0x8000_0000_0000_0000, "0"),
            (0x0000_0000_0000_0001, "5e-324"), (0x8000_0000_0000_0001, "-5e-324"),
            (0x7FEF_FFFF_FFFF_FFFF, "1.7976931348623157e+308"),
            (0xFFEF_FFFF_FFFF_FFFF, "-1.7976931348623157e+308"),
            (0x4340_0000_0000_0000, "9007199254740992"),
            (0xC340_0000_0000_0000, "-9007199254740992"),
            (0x4430_0000_0000_0000, "295147905179352830000"),
            (0x44B5_2D02_C7E1_4AF5, "9.999999999999997e+22"), (0x44B5_2D02_C7E1_4AF6, "1e+23"),
            (0x44B5_2D02_C7E1_4AF7, "1.0000000000000001e+23"),
            (0x444B_1AE4_D6E2_EF4E, "999999999999999700000"),
            (0x444B_1AE4_D6E2_EF4F, "999999999999999900000"), (0x444B_1AE4_D6E2_EF50, "1e+21"),
            (0x3EB0_C6F7_A0B5_ED8C, "9.999999999999997e-7"), (0x3EB0_C6F7_A0B5_ED8D, "0.000001"),
            (0x41B3_DE43_5555_5553, "333333333.3333332"),
            (0x41B3_DE43_5555_5554, "333333333.33333325"),
            (0x41B3_DE43_5555_5555, "333333333.3333333"),
            (0x41B3_DE43_5555_5556, "333333333.3333334"),
            (0x41B3_DE43_5555_5557, "333333333.33333343"),
            (0xBECB_F647_612F_3696, "-0.0000033333333333333333"),
            (0x4314_3FF3_C1CB_0959, "1424953923781206.2"),
        ] as [(UInt64, String)])
    func appendixB(bits: UInt64, text: String) throws {
        let value = Double(bitPattern: bits)
        #expect(try #require(JSONNumber(value)).text == text)
        #expect(Self.canonical(try JSONParser.parse(value.description)) == text)
    }

    @Test(
        "What is not finite has no number",
        arguments: [
            0x7FFF_FFFF_FFFF_FFFF, 0x7FF0_0000_0000_0000, 0xFFF0_0000_0000_0000,
        ] as [UInt64])
    func notFinite(bits: UInt64) { #expect(JSONNumber(Double(bitPattern: bits)) == nil) }

    @Test(
        "Other spellings of a number become one",
        arguments: [
            ("-0", "0"), ("-0.0", "0"), ("0e5", "0"), ("1.0", "1"), ("1E2", "100"), ("10e-1", "1"),
            ("0.1e1", "1"), ("123e-20", "1.23e-18"), ("1e21", "1e+21"),
            ("1e20", "100000000000000000000"),
            ("9007199254740993", "9007199254740992"),
            ("-9223372036854775808", "-9223372036854776000"),
            ("9223372036854775807", "9223372036854776000"), ("1e-7", "1e-7"),
            ("0.00001", "0.00001"),
            ("12.50", "12.5"), ("1e-400", "0"),
        ])
    func numbers(text: String, canonical: String) throws {
        #expect(Self.canonical(try JSONParser.parse(text)) == canonical)
    }

    @Test("The example of RFC 8785 §3.2.2 and §3.2.3")
    func example() throws {
        let input = #"""
            {
              "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
              "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
              "literals": [null, true, false]
            }
            """#
        let output =
            #"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#
            + #""string":"€$\u000f\nA'B\"\\\\\"/"}"#
        #expect(Self.canonical(try JSONParser.parse(input)) == output)
    }

    @Test("Members are sorted by UTF-16 units, as RFC 8785 §3.2.3 shows")
    func sorting() throws {
        let input = #"""
            {"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew Letter Dalet With Dagesh",
             "1":"One","\ud83d\ude00":"Emoji: Grinning Face","\u0080":"Control",
             "\u00f6":"Latin Small Letter O With Diaeresis"}
            """#
        let written = try JSONParser.parse(JSONParser.parse(input).canonicalBytes)
        #expect(
            written.object?.members.map { $0.value.string } == [
                "Carriage Return", "One", "Control", "Latin Small Letter O With Diaeresis",
                "Euro Sign", "Emoji: Grinning Face", "Hebrew Letter Dalet With Dagesh",
            ])
    }

    @Test("Only what must be escaped is escaped")
    func escapes() throws {
        let all = String(String.UnicodeScalarView((0...0x7F).compactMap { Unicode.Scalar($0) }))
        let text = Self.canonical(.string(all + "\u{80}\u{2028}é𝄞"))
        #expect(
            text.hasPrefix(
                #""\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\u000b\f\r\u000e"#))
        #expect(text.contains("\u{1F}") == false)
        #expect(text.hasSuffix("~\u{7F}\u{80}\u{2028}é𝄞\""))
        #expect(text.contains("/") && !text.contains(#"\/"#))
        #expect(try JSONParser.parse(text).string == all + "\u{80}\u{2028}é𝄞")
    }

    @Test("Canonical text is read and written again the same", arguments: 0..<200 as Range<UInt64>)
    func idempotent(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        let value = Self.value(&random, depth: 0)
        let bytes = value.canonicalBytes
        #expect(try JSONParser.parse(bytes).canonicalBytes == bytes)
        #expect(try JSONParser.parse(value.compactBytes) == value)
        #expect(try JSONParser.parse(value.prettyBytes) == value)
        #expect(try JSONParser.parse(value.prettyBytes).canonicalBytes == bytes)
    }

    @Test("Damaged text is read or refused, and never more", arguments: 0..<50 as Range<UInt64>)
    func fuzz(seed: UInt64) throws {
        var random = SplitMix(state: seed)
        for _ in 0..<40 {
            var bytes = Self.value(&random, depth: 0).compactBytes
            for _ in 0..<3 {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                    UInt8.random(in: 0...255, using: &random)
            }
            guard let value = try? JSONParser.parse(bytes) else { continue }
            #expect(
                try JSONParser.parse(value.canonicalBytes).canonicalBytes == value.canonicalBytes)
        }
    }

    @Test("People read two spaces a level")
    func pretty() throws {
        let value: JSONValue = ["b": [1, [:]], "a": [], "c": ["d": nil]]
        #expect(
            String(decoding: value.prettyBytes, as: UTF8.self)
                == #"{|  "b": [|    1,|    {}|  ],|  "a": [],|  "c": {|    "d": null|  }|}|"#
                .replacing("|", with: "\n")
        )
        #expect(
            String(decoding: value.compactBytes, as: UTF8.self)
                == #"{"b":[1,{}],"a":[],"c":{"d":null}}"#)
    }

    private static func value(_ random: inout SplitMix, depth: Int) -> JSONValue {
        switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .bool(Bool.random(using: &random))
        case 2:
            return .integer(
                Int(truncatingIfNeeded: random.next() >> UInt64.random(in: 0...63, using: &random)))
        case 3:
            let number = JSONNumber(Double(bitPattern: random.next()))
            return number.map(JSONValue.number) ?? 0
        case 4: return .string(text(&random))
        case 5:
            return .array(
                (0..<Int.random(in: 0...4, using: &random)).map { _ in
                    value(&random, depth: depth + 1)
                })
        default:
            return .object(
                JSONObject(
                    (0..<Int.random(in: 0...4, using: &random)).map { _ in
                        (text(&random), value(&random, depth: depth + 1))
                    }))
        }
    }

    private static func text(_ random: inout SplitMix) -> String {
        let scalars = (0..<Int.random(in: 0...6, using: &random)).compactMap { _ in
            Unicode.Scalar(UInt32.random(in: 0...0x1_1FFF, using: &random))
        }
        return String(String.UnicodeScalarView(scalars))
    }
}

/// SplitMix64: the same numbers on every run.
struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
