import JSONSchema
import StrictJSON
import Testing

@Suite("Regular expressions are those of ECMA-262 with the u flag")
struct PatternTests {
    @Test(
        "Expressions that ECMA-262 has not are refused",
        arguments: [
            "(", ")", "[", "a{2", "{", "}", "]", "*", "a**", "a{2,1}", "\\a", "\\Z", "\\-", "\\1",
            "\\k<n>", "(?<n>a)(?<n>b)", "(?<1>a)", "(?i)a", "(?>a)", "[b-a]", "[\\d-a]", "\\p{Foo}",
            "\\p{Script=Foo}", "\\pL", "\\u12", "\\u{110000}", "\\uD800", "\\x1", "\\c1", "\\01",
            "a{100001}", "(?=a)*", "\\", "^*", "(a{1000}){1000}",
            "(?:(?:a{0}){100000}){100000}", "(?:(?:){100000}){100000}",
        ])
    func refused(text: String) {
        #expect(throws: PatternFault.self) { try Pattern(text) }
    }

    @Test(
        "Deep nesting is refused and no crash",
        arguments: [100, 101, 100_000])
    func nesting(depth: Int) {
        let text = String(repeating: "(", count: depth) + String(repeating: ")", count: depth)
        #expect((try? Pattern(text)) == nil)
        #expect((try? Pattern("((((((a))))))")) != nil)
    }

    @Test(
        "Characters are found by Unicode scalar, classes by ASCII",
        arguments: [
            ("^.$", "😀", true), ("^..$", "e\u{301}", true), ("^.$", "e\u{301}", false),
            ("^\\d+$", "٣", false),
            ("^\\p{Nd}+$", "٣", true), ("^\\p{digit}+$", "৪২", true), ("\\w", "é", false),
            ("^\\p{Letter}cole$", "École", true), ("^a$", "a\n", false), ("a.c", "a\nc", false),
            ("\\s", "\u{FEFF}", true), ("\\s", "\u{85}", false), ("\\s", "\u{2003}", true),
            ("^\\S$", "\u{180E}", true), ("\\cC", "\u{3}", true), ("^\\uD83D\\uDC32*$", "🐲🐲", true),
            ("^🐲*$", "🐲🐉", false), ("^\\p{Script=Greek}+$", "αβγ", true),
            ("\\p{sc=Cyrl}", "abc", false), ("\\p{Script_Extensions=Deva}", "\u{964}", true),
            ("\\p{Script=Deva}", "\u{964}", false), ("\\bfoo\\b", "a foo b", true),
            ("\\bfoo\\b", "afoob", false), ("[^]", "\n", true), ("[]", "a", false), ("", "", true),
            ("^(?!.*\\.\\.).+$", "a.b", true), ("^(?!.*\\.\\.).+$", "a..b", false),
            ("(?<=\\$)\\d+", "$5", true), ("(?<!\\$)\\b\\d+", "$5", false),
            ("^(a+)b\\1$", "aabaa", true), ("^(a+)b\\1$", "aaba", false),
            ("^(?<q>['\"]).*\\k<q>$", "'a'", true), ("^(?<q>['\"]).*\\k<q>$", "'a\"", false),
            ("(?<=\\1(a))b", "aab", true), ("^(?:a{2,3}){2}$", "aaaaa", true),
            ("^\\p{Emoji}$", "😀", true), ("^\\P{ASCII}+$", "éé", true), ("\\0", "\u{0}", true),
        ])
    func found(pattern: String, text: String, isFound: Bool) throws {
        #expect(try Pattern(pattern).isFound(in: text) == isFound)
    }

    @Test(
        "Patterns that stall a backtracking engine take no time",
        arguments: [
            "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$",
            "(x+x+)+y", "^(\\w+\\s?)*$", "(a?){30}a{30}b",
        ])
    func catastrophic(text: String) throws {
        let pattern = try Pattern(text)
        let clock = ContinuousClock()
        let time = try clock.measure {
            _ = try pattern.isFound(in: String(repeating: "a", count: 3000) + "!")
        }
        #expect(time < .seconds(10))
    }

    @Test("A pattern that must backtrack stops at its limit")
    func limit() throws {
        let pattern = try Pattern("^(?=(a+)+$)b")
        #expect(throws: Pattern.StepsExceeded.self) {
            try pattern.isFound(in: String(repeating: "a", count: 60) + "!")
        }
    }

    @Test("Random expressions are found as another engine finds them")
    func otherEngine() throws {
        let vectors = try #require(try JSONParser.parse(PatternVectors.text).array)
        #expect(vectors.count > 200)
        for vector in vectors {
            let parts = try #require(vector.array)
            let pattern = try Pattern(#require(parts[0].string))
            let text = try #require(parts[1].string)
            #expect(
                try pattern.isFound(in: text) == (parts[2] == true), "\(pattern.text) in \(text)")
        }
    }
}
