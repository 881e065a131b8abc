import RecordValidation
import Testing

@Suite("Whether one pattern takes all that another takes is decided, not guessed")
struct PatternInclusionTests {
    @Test(
        "pairs",
        arguments: [
            ("^[A-C][0-9]{2}$", "^[A-Z][0-9]{2,3}$", true),
            ("^[A-Z][0-9]{2,3}$", "^[A-C][0-9]{2}$", false),
            ("^a$|^b$", "^[ab]$", true), ("^[ab]$", "^a$|^b$", true), ("^[ab]$", "^a$", false),
            ("^(ab)*$", "^(abab)*$", false), ("^(abab)*$", "^(ab)*$", true),
            ("a", "^[\\s\\S]*$", true), ("", "a", false), ("^é+$", "^[à-ÿ]+$", true),
            ("^😀$", "^.$", true), ("^.$", "^[a-z]$", false), ("^x{0,200}$", "^x{0,255}$", true),
            ("^x{0,255}$", "^x{0,200}$", false), ("^\\d{3}$", "[0-9]", true),
            ("^.*$", "^[^\\n\\r\\u2028\\u2029]*$", true), ("abc", "b", true), ("b", "abc", false),
            ("^$", "^a?$", true), ("^a?$", "^$", false),
        ])
    func pairs(_ narrow: String, _ wide: String, _ expected: Bool) {
        #expect(PatternInclusion.holds(premises: [narrow], conclusions: [wide]) == expected)
    }

    @Test("texts that do not count, and several patterns at once")
    func exceptions() {
        #expect(
            PatternInclusion.holds(
                premises: ["^[ab]?$"], exceptions: ["^$"], conclusions: ["^[ab]$"]) == true)
        #expect(PatternInclusion.holds(premises: ["^[ab]?$"], conclusions: ["^[ab]$"]) == false)
        #expect(
            PatternInclusion.holds(
                premises: ["^[a-z]*$", "^[\\s\\S]{2,3}$"],
                conclusions: ["^[a-z]{2,3}$", "^[\\s\\S]{0,9}$"]) == true)
    }

    @Test("what cannot be read has no answer")
    func unreadable() {
        #expect(PatternInclusion.holds(premises: ["(?=a)"], conclusions: ["a"]) == nil)
    }
}
