import RecordValidation
import SchemaPublishing
import SharingModel
import Testing

@Suite("Rules that compare values are compared, described and versioned like the others")
struct RuleDifferenceTests {
    private static let columns = """
        "a":{"type":"string","x-svd-class":"none"},"b":{"type":"string","x-svd-class":"none"},
        "c":{"type":"string","x-svd-class":"none"},
        "d":{"type":"string","format":"date","x-svd-class":"none"},
        "e":{"type":"string","format":"date-time","x-svd-class":"none"},
        "n":{"type":"integer","x-svd-class":"none"},"o":{"type":"integer","x-svd-class":"none"},
        "p":{"type":"number","x-svd-class":"none"},
        "f":{"type":"boolean","x-svd-class":"none"}
        """

    private static func document(_ rules: [String]) -> String {
        let list = rules.enumerated().map { "{\"id\":\"r\($0)\",\($1)}" }.joined(separator: ",")
        return PublishingKit.document(properties: columns, profile: "\"rules\":[\(list)],")
    }

    struct Pair: Sendable {
        let old: String
        let new: String
        let expected: String
    }

    private static func within(_ days: Int) -> String {
        #""kind":"within-days","fields":["e","d"],"days":\#(days)"#
    }

    private static func values(_ values: String, when: String) -> String {
        #""kind":"enum-if","fields":["n"],"enum":[\#(values)],"when":{\#(when)}"#
    }

    private static let greater = #""kind":"not-greater","fields":["n","p"]"#

    static let pairs = [
        Pair(old: within(30), new: within(29), expected: "breaking rule-tightened"),
        Pair(old: within(30), new: within(31), expected: "compatible rule-loosened"),
        Pair(
            old: within(30), new: within(29) + #","severity":"warning""#,
            expected: "compatible rule-severity-lowered compatible rule-tightened"),
        Pair(
            old: within(30) + #","severity":"warning""#, new: within(30),
            expected: "breaking rule-severity-raised"),
        Pair(
            old: #""kind":"distinct","fields":["a","b","c"]"#,
            new: #""kind":"distinct","fields":["a","b"]"#,
            expected: "compatible rule-loosened"),
        Pair(
            old: #""kind":"distinct","fields":["a","b"]"#,
            new: #""kind":"distinct","fields":["a","b","c"]"#,
            expected: "breaking rule-tightened"),
        Pair(
            old: #""kind":"not-in-future","fields":["d","e"]"#,
            new: #""kind":"not-in-future","fields":["e"]"#,
            expected: "compatible rule-loosened"),
        Pair(
            old: greater, new: #""kind":"not-greater","fields":["p","n"]"#,
            expected: "breaking rule-tightened"),
        Pair(
            old: #""kind":"not-greater","fields":["o","n","p"]"#, new: greater,
            expected: "compatible rule-loosened"),
        Pair(
            old: greater, new: #""kind":"not-greater","fields":["n","o"]"#,
            expected: "breaking rule-tightened"),
        Pair(
            old: values("1,2", when: #""f":[true]"#), new: values("1,2,3", when: #""f":[true]"#),
            expected: "compatible rule-loosened"),
        Pair(
            old: values("1,2", when: #""f":[true]"#), new: values("1", when: #""f":[true]"#),
            expected: "breaking rule-tightened"),
        Pair(
            old: values("1", when: #""p":[0.5]"#), new: values("1", when: #""p":[0.5,0.75]"#),
            expected: "breaking rule-tightened"),
        Pair(
            old: values("1", when: #""p":"present""#), new: values("1", when: #""p":[0.5]"#),
            expected: "compatible rule-loosened"),
    ]

    @Test("what asks more needs a MAJOR, what asks less a MINOR", arguments: pairs.indices)
    func differences(_ index: Int) throws {
        let pair = Self.pairs[index]
        let changes = try DifferenceTests.changes(
            Self.document([pair.old]), Self.document([pair.new]))
        let found = changes.map { "\($0.impact.rawValue) \($0.code.rawValue)" }
        #expect(found.joined(separator: " ") == pair.expected)
    }

    @Test(
        "a rule that is new is breaking, and compatible where it only warns",
        arguments: [
            pairs[0].old, pairs[4].old, pairs[6].old, greater, values("1", when: #""p":[0.5]"#),
        ])
    func added(_ rule: String) throws {
        for (text, impact) in [
            (rule, ChangeImpact.breaking), (rule + #","severity":"warning""#, .compatible),
        ] {
            let changes = try DifferenceTests.changes(
                Self.document([]), Self.document([text]))
            #expect(changes.map(\.code) == [.ruleAdded])
            #expect(changes.map(\.impact) == [impact])
        }
    }

    @Test("the dictionary says each in a sentence")
    func sentences() throws {
        let schema = try PublishingKit.schema(
            Self.document([
                Self.pairs[4].old, Self.within(30), Self.within(1), Self.pairs[6].old,
                #""kind":"not-in-future","fields":["d"]"#, Self.greater,
                #""kind":"not-greater","fields":["n","o","p"]"#,
                Self.values("1,2,3", when: #""f":[true],"p":[0.5,0.75]"#),
                #""kind":"required-if","fields":["a"],"when":{"n":[1,2],"f":[false]}"#,
            ]))
        let markdown = String(
            decoding: try SchemaArtefact.markdown.bytes(of: schema), as: UTF8.self)
        let html = String(decoding: try SchemaArtefact.html.bytes(of: schema), as: UTF8.self)
        for (index, sentence) in [
            "No two of ‘a’, ‘b’ and ‘c’ have the same value.",
            "‘e’ is at most 30 days after ‘d’.", "‘e’ is at most 1 day after ‘d’.",
            "‘d’ and ‘e’ are not in the future.", "‘d’ is not in the future.",
            "‘n’ is not greater than ‘p’.", "‘n’ and ‘o’ are not greater than ‘p’.",
            "‘n’ must be 1, 2 or 3 where ‘f’ is yes and ‘p’ is 0.5 or 0.75.",
            "‘a’ must be filled in where ‘n’ is 1 or 2 and ‘f’ is no.",
        ].enumerated() {
            #expect(markdown.contains("\(index + 1). \(sentence)"), "\(sentence)")
            #expect(html.contains(sentence), "\(sentence)")
        }
        #expect(markdown.contains("where ‘n’ is 1 or 2 and ‘f’ is no |"))
    }
}
