import JSONSchema
import StrictJSON
import Testing

@Suite("Numbers are exact whatever their size")
struct ExactDecimalTests {
    @Test(
        "Spellings of one number are equal",
        arguments: [
            ("1.0", "1"), ("100", "1e2"), ("0.1e1", "1"), ("-0", "0"), ("-0.0e9", "0"),
            ("1230e-1", "123"),
            ("12345678910111213141516171819.0", "12345678910111213141516171819"),
        ])
    func equal(one: String, other: String) throws {
        #expect(try #require(ExactDecimal(one)) == #require(ExactDecimal(other)))
    }

    @Test(
        "Numbers are in order",
        arguments: [
            ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "1e-400"), ("-1e-400", "0"),
            ("972783798187987123879878123.18878137", "972783798187987123879878123.188781371"),
            ("18446744073709551615", "18446744073709551616"), ("9e99", "1e100"),
            ("-18446744073709551616", "-18446744073709551615"), ("0.09", "0.1"),
            ("9007199254740992", "9007199254740993"),
        ])
    func order(small: String, large: String) throws {
        let small = try #require(ExactDecimal(small))
        let large = try #require(ExactDecimal(large))
        #expect(small < large)
        #expect(!(large < small))
        #expect(small != large)
    }

    @Test(
        "Multiples",
        arguments: [
            ("0", "3", true), ("4.02", "0.01", true), ("0.0075", "0.0001", true),
            ("0.00751", "0.0001", false), ("1e308", "0.5", true), ("1e308", "0.123456789", false),
            ("12391239123", "1e-8", true), ("1e-9", "1e-8", false), ("-6", "3", true),
            ("1.1", "0.1", true), ("19.99", "0.01", true), ("10", "20", false),
            ("1e300", "1024", true), ("1e3", "16", false), ("1e4", "16", true),
            (
                "123456789012345678901234567890123456789012345678900000",
                "1234567890123456789012345678901234567890123456789", true
            ),
            (
                "123456789012345678901234567890123456789012345678900001",
                "1234567890123456789012345678901234567890123456789", false
            ),
            ("1e100", "1e50", true),
            ("1e90", "12500000000000000000000000000000000000000001", false),
            ("1e200", "125e40", true),
            ("1e-99999999999999999999", "1", false),
        ])
    func multiples(number: String, divisor: String, isMultiple: Bool) throws {
        let number = try #require(ExactDecimal(number))
        #expect(try number.isMultiple(of: #require(ExactDecimal(divisor))) == isMultiple)
    }

    @Test(
        "What is no number is refused",
        arguments: ["", "-", "a", "1e", "1e+", "1x", ".", "1e5x", "1 "])
    func refused(text: String) { #expect(ExactDecimal(text) == nil) }

    @Test(
        "Only numbers without fraction are integers",
        arguments: [
            ("1", true), ("1.0", true), ("1e2", true), ("1.5", false), ("15e-1", false),
            ("1e-400", false), ("12345678910111213141516171819202122232425262728293031", true),
        ])
    func integers(text: String, isInteger: Bool) throws {
        #expect(try #require(ExactDecimal(text)).isInteger == isInteger)
        let schema = try CompiledSchema.compile(document: ["type": "integer"])
        #expect(schema.isValid(try JSONParser.parse(text)) == isInteger)
    }
}
