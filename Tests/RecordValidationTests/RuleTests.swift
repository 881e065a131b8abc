import RecordValidation
import SharingModel
import Testing

@Suite("Rules between cells and rows")
struct RuleTests {
    static let columns = """
        "k":{"type":"string","x-svd-class":"none"},
        "m":{"type":"string","enum":["A","B"],"x-svd-class":"none"},
        "d":{"type":"string","format":"date","x-svd-class":"none"},
        "e":{"type":"string","format":"date","x-svd-class":"none"},
        "n":{"type":"integer","minimum":0,"x-svd-class":"none"},
        "p":{"type":"number","x-svd-class":"none"},
        "q":{"type":"number","x-svd-class":"none"}
        """
    static let lists = #""codeLists":{"c":{"codes":["x","y"],"unverified":["z"]}},"#

    static let cases: [(rule: String, rows: [String], found: [(ViolationCode, Int)])] = [
        (
            #""kind":"unique","fields":["k"]"#,
            ["a,,,,,,", "b,,,,,,", "a,,,,,,", ",A,,,,,", ",A,,,,,"], [(.unique, 3)]
        ),
        (
            #""kind":"unique","fields":["k","n"]"#,
            ["a,,,,1,,", "a,,,,2,,", "a,,,,1,,", "a1,,,,,,"], [(.unique, 3)]
        ),
        (
            #""kind":"not-before","fields":["e","d"]"#,
            [",,2026-01-02,2026-01-01,,,", ",,2026-01-02,2026-01-02,,,", ",,2026-01-02,,,,"],
            [(.notBefore, 1)]
        ),
        (
            #""kind":"required-if","fields":["k"],"when":{"m":["B"]}"#,
            [",A,,,,,", ",B,,,,,", "a,B,,,,,"], [(.requiredIf, 2)]
        ),
        (
            #""kind":"forbidden-if","fields":["k"],"when":{"m":["B"],"n":"present"}"#,
            ["a,B,,,1,,", "a,B,,,,,", ",B,,,1,,"], [(.forbiddenIf, 1)]
        ),
        (
            #""kind":"required-if","fields":["k","n"],"when":{"d":"absent"}"#,
            [",A,,,,,", "a,,,,1,,", ",,2026-01-01,,,,"], [(.requiredIf, 1), (.requiredIf, 1)]
        ),
        (
            #""kind":"at-most-one-of","fields":["k","m"]"#, ["a,A,,,,,", "a,,,,,,", ",,,,1,,"],
            [(.atMostOneOf, 1)]
        ),
        (
            #""kind":"exactly-one-of","fields":["k","m"]"#, ["a,A,,,,,", "a,,,,,,", ",,,,1,,"],
            [(.exactlyOneOf, 1), (.exactlyOneOf, 3)]
        ),
        (
            #""kind":"in-code-list","fields":["k"],"list":"c""#,
            ["x,,,,,,", "z,,,,,,", "w,,,,,,", ",A,,,,,"], [(.inCodeList, 3)]
        ),
        (
            #""kind":"equals-sum","fields":["n","p","q"]"#,
            [",,,,3,1.5,1.50", ",,,,3,1,1", ",,,,3,,1"], [(.equalsSum, 2)]
        ),
    ]

    @Test("each kind finds what breaks it and nothing else", arguments: cases.indices)
    func kinds(_ index: Int) throws {
        let (rule, rows, found) = Self.cases[index]
        let schema = try ValidationKit.schema(
            properties: Self.columns, rules: "[{\"id\":\"r\",\(rule)}]", extra: Self.lists)
        let text = "k,m,d,e,n,p,q\n" + rows.joined(separator: "\n") + "\n"
        let report = try ValidationKit.report(text, schema)
        #expect(report.violations.map(\.code) == found.map(\.0))
        #expect(report.violations.compactMap(\.record) == found.map(\.1))
        #expect(report.violations.allSatisfy { $0.rule == "/x-svd/rules/0" })
    }

    @Test("a warning is counted and refuses nothing")
    func warning() throws {
        let schema = try ValidationKit.schema(
            properties: Self.columns,
            rules: #"[{"id":"r","kind":"unique","fields":["k"],"severity":"warning"}]"#)
        let report = try ValidationKit.report("k,m,d,e,n,p,q\na,,,,,,\na,,,,,,\n", schema)
        #expect(report.verdict == .accepted)
        #expect(report.rows.accepted == 2)
        #expect(report.violations.map(\.severity) == [.warning])
    }

    @Test("100,000 keys are told apart, and each that comes again is found")
    func manyKeys() throws {
        let schema = try ValidationKit.schema(
            properties: #""k":{"type":"string","x-svd-class":"none"}"#,
            rules: #"[{"id":"r","kind":"unique","fields":["k"]}]"#)
        var text = "k\n"
        for index in 0..<100_000 { text += "key-\(index &* 7919 % 100_003)-\(index)\n" }
        for index in stride(from: 0, to: 100_000, by: 1000) {
            text += "key-\(index &* 7919 % 100_003)-\(index)\n"
        }
        let report = try ValidationKit.report(text, schema)
        #expect(report.totals.map(\.count) == [100])
        #expect(report.violations.first?.hint?.contains("Record 1 ") == true)
        #expect(report.violations.last?.hint?.contains("Record 99001 ") == true)
    }

    @Test("with accept-rows the good rows stand")
    func acceptRows() throws {
        let schema = try ValidationKit.schema(
            properties: Self.columns, extra: #""acceptance":{"policy":"accept-rows"},"#)
        let report = try ValidationKit.report(
            "k,m,d,e,n,p,q\na,A,,,,,\nb,C,,,,,\nc,B,,,-1,,\nshort\n", schema)
        #expect(report.verdict == .acceptedInPart)
        #expect(report.rows == RowCounts(received: 4, accepted: 1, rejected: 3))
        #expect(report.violations.map(\.code) == [.allowed, .minimum, .missingCell])
        let none = try ValidationKit.report("k,m,d,e,n,p,q\nb,C,,,,,\n", schema)
        #expect(none.verdict == .refused)
    }
}
