import RecordValidation
import SharingModel
import Testing

@Suite("Rules that compare values say what is wrong and what to do")
struct RuleKindTests {
    static let columns = """
        "k":{"type":"string","x-svd-class":"none","x-svd-column":{"header":"First"}},
        "l":{"type":"string","x-svd-class":"none"},
        "m":{"type":"string","x-svd-class":"none"},
        "d":{"type":"string","format":"date","x-svd-class":"none"},
        "t":{"type":"string","format":"date-time","x-svd-class":"none"},
        "n":{"type":"integer","x-svd-class":"none"},
        "p":{"type":"number","x-svd-class":"none"},
        "f":{"type":"boolean","x-svd-class":"none","x-svd-column":{"true":["J"],"false":["N"]}}
        """

    struct Case: Sendable {
        let rule: String
        let row: String
        var expected: String?
        var hint: String?
    }

    private static let numbers =
        #""kind":"enum-if","fields":["n"],"enum":[0,1],"when":{"f":[true],"p":[0.50]}"#

    static let cases = [
        Case(
            rule: #""kind":"distinct","fields":["k","l","m"]"#, row: "a,b,a,,,,,",
            expected: "m: another value than in 'First', 'l'",
            hint: "Each value stands once: correct it, or leave the cell empty."),
        Case(rule: #""kind":"distinct","fields":["k","l","m"]"#, row: "a,,b,,,,,"),
        Case(
            rule: #""kind":"within-days","fields":["t","d"],"days":30"#,
            row: ",,,2026-10-01,2026-11-01T00:00,,,", expected: "t: at most 30 days after 'd'",
            hint: "It is more than 30 days later than 'd': look at both, month and year too."),
        Case(
            rule: #""kind":"within-days","fields":["t","d"],"days":30"#,
            row: ",,,2026-10-01,2026-10-31T23:59,,,"),
        Case(
            rule: #""kind":"within-days","fields":["d","t"],"days":1"#,
            row: ",,,2026-10-03,2026-10-01T23:59,,,", expected: "d: at most 1 day after 't'",
            hint: "It is more than 1 day later than 't': look at both, month and year too."),
        Case(
            rule: #""kind":"not-before","fields":["t","d"]"#,
            row: ",,,2026-07-02,2026-07-01T23:59,,,", expected: "t: not before 'd'",
            hint: "It is earlier than 'd'; correct one of them."),
        Case(
            rule: #""kind":"not-in-future","fields":["d","t"]"#,
            row: ",,,2026-11-23,2026-11-24T00:00,,,",
            expected: "t: not after the day on which the file is sent",
            hint: "It lies in the future: look at day, month and year."),
        Case(
            rule: #""kind":"not-in-future","fields":["d","t"]"#,
            row: ",,,2026-11-23,2026-11-23T23:59,,,"),
        Case(
            rule: #""kind":"not-greater","fields":["n","p"]"#, row: ",,,,,2,1.99,",
            expected: "n: not greater than 'p'",
            hint: "It is greater than 'p'; correct one of them."),
        Case(rule: #""kind":"not-greater","fields":["n","p"]"#, row: ",,,,,2,2.00,"),
        Case(
            rule: numbers, row: ",,,,,2,0.5,J",
            expected: "n: 0 or 1, where 'f' is yes and 'p' is 0.50",
            hint: "It does not go with 'f', 'p'; correct one of them."),
        Case(rule: numbers, row: ",,,,,2,0.5,N"),
        Case(rule: numbers, row: ",,,,,,0.5,J"),
    ]

    private func finding(_ rule: String, _ row: String, _ format: FileFormat) throws -> Violation? {
        let schema = try ValidationKit.schema(
            properties: Self.columns, rules: "[{\"id\":\"r\",\(rule)}]")
        let options = ValidationOptions(today: CalendarDate(year: 2026, month: 11, day: 23))
        let report = try ValidationKit.report(
            "First,l,m,d,t,n,p,f\n\(row)\n", schema, options: options, format: format)
        #expect(report.violations.count < 2)
        return report.violations.first
    }

    @Test("words and place", arguments: cases.indices)
    func words(_ index: Int) throws {
        let one = Self.cases[index]
        let found = try finding(one.rule, one.row, .csv)
        #expect(found.map { "\($0.header ?? ""): \($0.expected ?? "")" } == one.expected)
        #expect(found?.hint == one.hint)
        #expect(found.map(\.code.rawValue).map { one.rule.contains("\"\($0)\"") } != false)
    }

    @Test("without a day of receipt nothing is in the future")
    func noDay() throws {
        let schema = try ValidationKit.schema(
            properties: Self.columns,
            rules: #"[{"id":"r","kind":"not-in-future","fields":["d"]}]"#)
        let report = try ValidationKit.report(
            "First,l,m,d,t,n,p,f\n,,,2099-01-01,,,,\n", schema)
        #expect(report.verdict == .accepted)
    }

    @Test(
        "a faulty use is refused where the schema is loaded, at its place",
        arguments: [
            (#""kind":"distinct","fields":["k"]"#, "fields"),
            (#""kind":"distinct","fields":["k","n"]"#, "fields"),
            (#""kind":"distinct","fields":["k","z"]"#, "fields/1"),
            (#""kind":"within-days","fields":["d","t"]"#, "days"),
            (#""kind":"within-days","fields":["d","t"],"days":-1"#, "days"),
            (#""kind":"within-days","fields":["d","t"],"days":"30""#, "days"),
            (#""kind":"within-days","fields":["d","n"],"days":30"#, "fields"),
            (#""kind":"within-days","fields":["d"],"days":30"#, "fields"),
            (#""kind":"not-before","fields":["d","t"],"days":30"#, "days"),
            (#""kind":"not-before","fields":["d","t","t"]"#, "fields/2"),
            (#""kind":"not-in-future","fields":[]"#, "fields"),
            (#""kind":"not-in-future","fields":["d","k"]"#, "fields"),
            (#""kind":"not-greater","fields":["n","p","f"]"#, "fields"),
            (#""kind":"not-greater","fields":["n"]"#, "fields"),
            (#""kind":"not-greater","fields":["n","k"]"#, "fields"),
            (#""kind":"enum-if","fields":["n"],"enum":[1]"#, "when"),
            (#""kind":"not-greater","fields":["n","p"],"when":{"k":"present"}"#, "when"),
            (#""kind":"enum-if","fields":["n"],"when":{"k":"present"}"#, "enum"),
            (#""kind":"enum-if","fields":["n"],"enum":[],"when":{"k":"present"}"#, "enum"),
            (#""kind":"enum-if","fields":["n"],"enum":["1"],"when":{"k":"present"}"#, "enum"),
            (#""kind":"enum-if","fields":["n"],"enum":[1.5],"when":{"k":"present"}"#, "enum"),
            (#""kind":"enum-if","fields":["f"],"enum":["J"],"when":{"k":"present"}"#, "enum"),
            (#""kind":"enum-if","fields":["p"],"enum":[1,1.0],"when":{"k":"present"}"#, "enum/1"),
            (#""kind":"enum-if","fields":["k"],"enum":[1],"when":{"l":"present"}"#, "enum/0"),
            (#""kind":"enum-if","fields":["d"],"enum":["x"],"when":{"l":"present"}"#, "fields"),
            (#""kind":"enum-if","fields":["k","n"],"enum":["x"],"when":{"l":"present"}"#, "fields"),
            (#""kind":"unique","fields":["k"],"enum":["x"]"#, "enum"),
            (#""kind":"required-if","fields":["k"],"when":{"n":["1"]}"#, "when/n"),
            (#""kind":"required-if","fields":["k"],"when":{"n":1}"#, "when/n"),
            (#""kind":"required-if","fields":["k"],"when":{"n":[1,1]}"#, "when/n/1"),
            (#""kind":"required-if","fields":["k"],"when":{"p":[1e3]}"#, "when/p"),
            (#""kind":"required-if","fields":["k"],"when":{"f":["true"]}"#, "when/f"),
            (#""kind":"required-if","fields":["k"],"when":{"d":["2026-01-01"]}"#, "when/d"),
        ])
    func faulty(_ rule: String, _ place: String) {
        let refusal = #expect(throws: Refusal.self) {
            try ValidationKit.schema(
                properties: Self.columns, rules: "[{\"id\":\"r\",\(rule)}]")
        }
        #expect(refusal?.code == .schemaInvalid)
        #expect(refusal?.field == "/x-svd/rules/0/" + place)
    }

    @Test("a value that a column can never have is refused, too")
    func impossible() {
        let columns = """
            "n":{"type":"integer","minimum":1,"maximum":8,"x-svd-class":"none"},
            "e":{"type":"integer","enum":[1,3],"x-svd-class":"none"},
            "k":{"type":"string","x-svd-class":"none"}
            """
        for (when, place) in [("\"n\":[8,9]", "n/1"), ("\"e\":[2]", "e/0")] {
            let refusal = #expect(throws: Refusal.self) {
                try ValidationKit.schema(
                    properties: columns,
                    rules:
                        "[{\"id\":\"r\",\"kind\":\"required-if\",\"fields\":[\"k\"],"
                        + "\"when\":{\(when)}}]")
            }
            #expect(refusal?.field == "/x-svd/rules/0/when/" + place)
        }
    }
}
