import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("The report has one shape and reads well")
struct ReportTests {
    static func report(options: ValidationOptions = ValidationOptions()) throws -> ValidationReport
    {
        try ValidationKit.report(
            "ref,sex,note\nA1,mael,\nA2,mael,\nA3,female,\nA4\n", try BadFileTests.schema(),
            options: options)
    }

    @Test("the members stand in the order of the contract")
    func order() throws {
        let json = try Self.report().json
        #expect(
            json.object?.names == [
                "report", "verdict", "dataset", "schema", "file", "rows", "totals", "violations",
                "truncated",
            ])
        #expect(
            json["violations"]?.array?.first?.object?.names == [
                "code", "severity", "record", "line", "byteOffset", "column", "header", "rule",
                "expected", "actual", "hint",
            ])
        let text = String(decoding: json.compactBytes, as: UTF8.self)
        #expect(
            text.contains(
                #""totals":[{"code":"missing-cell","count":1},"#
                    + #"{"code":"enum","header":"sex","count":2}]"#
            ))
    }

    @Test("a report read back is the same report")
    func roundTrip() throws {
        let report = try Self.report()
        let bytes = report.json.prettyBytes
        #expect(try ValidationReport(json: JSONParser.parse(bytes)) == report)
        #expect(throws: Refusal.self) { try ValidationReport(json: ["report": "other/1"]) }
    }

    @Test("details stop at the limit, totals do not")
    func truncation() throws {
        let report = try Self.report(options: ValidationOptions(violationsMax: 1))
        #expect(report.truncated)
        #expect(report.violations.count == 1)
        #expect(report.totals.map(\.count) == [1, 2])
    }

    @Test("the text groups by cause, names the column and says what to do")
    func text() throws {
        let text = try Self.report().text(fileName: "october.csv")
        #expect(text.hasPrefix("october.csv: refused. 4 rows read, checked as test 1.0.0.\n"))
        #expect(text.contains("2 things to put right:"))
        #expect(text.contains("column B 'sex': 2 cells: not an allowed value"))
        #expect(text.contains("expected: one of male, female"))
        #expect(text.contains("→ Did you mean 'male'?"))
        #expect(text.contains("at line 2, line 3"))
        let shown = try Self.report(options: ValidationOptions(showValues: true)).text()
        #expect(shown.contains("2 cells say 'mael'\n      → Did you mean 'male'?"))
    }

    @Test(
        "a code that lost its zeros is recognised, and one letter of two is no likeness",
        arguments: [("1", "Did you mean '01'?"), ("05", "Use one of the allowed values.")])
    func shortCodes(value: String, hint: String) throws {
        let schema = try ValidationKit.schema(
            properties:
                #""dept": {"type":"string","enum":["01","02"],"x-svd-class":"none"}"#)
        let report = try ValidationKit.report("dept\n\(value)\n", schema)
        #expect(report.violations.map(\.hint) == [hint])
    }
}
