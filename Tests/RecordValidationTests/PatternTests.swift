import RecordValidation
import Testing

@Suite("Patterns match as ECMA-262 says, scalar by scalar")
struct PatternTests {
    static let cases: [(pattern: String, matching: [String], other: [String])] = [
        (
            "^[A-Z0-9]{3,12}$", ["RM1", "RM102", "ABCDEFGHIJKL"],
            ["RM", "rm102", "ABCDEFGHIJKLM", "RM1 "]
        ),
        ("b", ["abc", "b"], ["ac", "B"]),
        ("^a|b$", ["ax", "xb"], ["xa", "bx"]),
        ("^(ab|cd)*e?$", ["ab", "abcd", "cde", "e"], ["abc", "ee"]),
        ("^.$", ["é", "✓", "😀", "x"], ["xy", "\n"]),
        ("^[^a-c]+$", ["xyz", "é"], ["xay"]),
        ("^\\d+(\\.\\d{1,2})?[A-Z]?$", ["1", "4.1", "56A", "10.25B"], ["4.", "A", "1.234"]),
        ("^[à-ÿ]{2}$", ["éà"], ["e", "éa"]),
        ("^(a+)+$", ["aaaa"], ["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"]),
        ("^a{2}b{0,1}c{1,}$", ["aac", "aabcc"], ["ac", "aab"]),
        ("^\\w\\s\\S$", ["a b"], ["a-b", "abb"]),
        ("^\\u0041\\x42$", ["AB"], ["ab"]),
        ("^(?:x|y){2}$", ["xy", "yy"], ["x"]),
    ]

    @Test("what matches is accepted, what does not is refused", arguments: cases.indices)
    func matching(_ index: Int) throws {
        let (pattern, matching, other) = Self.cases[index]
        let escaped = pattern.split(separator: "\\", omittingEmptySubsequences: false)
            .joined(separator: "\\\\")
        let schema = try ValidationKit.schema(
            properties: #""a":{"type":"string","pattern":"\#(escaped)","x-svd-class":"none"}"#)
        for text in matching {
            let report = try ValidationKit.report("a\n\"\(text)\"\n", schema)
            #expect(report.violations == [], "\(pattern) \(text)")
        }
        for text in other {
            let report = try ValidationKit.report("a\n\"\(text)\"\n", schema)
            #expect(report.violations.map(\.code) == [.pattern], "\(pattern) \(text)")
        }
    }
}
