import RecordValidation
import SharingModel
import Testing

@Suite("What a file declared to identify nobody may not hold")
struct FormTests {
    private static func schema(acceptance: String = "refuse-file") throws -> DatasetSchema {
        func property(_ name: String, _ type: String, _ more: String) -> String {
            """
            "\(name)":{"type":"\(type)","title":"\(name)","x-svd-column":{"header":"\(name)",\
            "missing":["","NK"]},\(more)}
            """
        }
        let personal = #""x-svd-class":"personal""#
        return try ValidationKit.schema(
            properties: [
                property("ref", "string", #""x-svd-class":"none""#),
                property("person", "string", personal),
                property("nhs", "string", personal + #","x-svd-normalise":"nhs-number""#),
                property("house", "integer", personal + #","minimum":1"#),
            ].joined(separator: ","),
            rules: #"[{"id":"r","kind":"unique","fields":["ref"]}]"#,
            extra: #""acceptance":{"policy":"\#(acceptance)"},"#)
    }

    private static let csv = """
        ref,person,nhs,house
        A1,,NK,
        A2,"John ""J"" Smith",,12
        A3,,943 476 5919,0
        A3,, ,NK

        """

    private static let lines = """
        {"ref":"A1","person":null,"nhs":"NK"}
        {"ref":"A2","person":"John \\"J\\" Smith","house":12}
        {"ref":"A3","nhs":"943 476 5919","house":0}
        {"ref":"A3","person":""}

        """

    private static func report(
        _ text: String, _ form: DisclosureForm?, format: FileFormat, acceptance: String,
        chunks: [Int] = []
    ) throws -> ValidationReport {
        try ValidationKit.report(
            Array(text.utf8), try schema(acceptance: acceptance), chunks: chunks,
            options: ValidationOptions(form: form), format: format)
    }

    private static func findings(_ report: ValidationReport) -> [String] {
        report.violations.map { "\($0.line ?? 0) \($0.header ?? "") \($0.code.rawValue)" }
    }

    @Test(
        "cells of personal columns must be empty where the form identifies nobody",
        arguments: [FileFormat.csv, .ndjson], [DisclosureForm.anonymisedRows, .aggregate])
    func barred(format: FileFormat, form: DisclosureForm) throws {
        let first = format == .csv ? 2 : 1
        for chunks in [[], [1], [5, 3]] {
            let report = try Self.report(
                format == .csv ? Self.csv : Self.lines, form, format: format,
                acceptance: "accept-rows", chunks: chunks)
            #expect(
                Self.findings(report) == [
                    "\(first + 1) person form", "\(first + 1) house form",
                    "\(first + 2) house minimum", "\(first + 2) nhs form",
                    "\(first + 2) house form", "\(first + 3) ref unique",
                ])
            #expect(report.rows == RowCounts(received: 4, accepted: 1, rejected: 3))
        }
    }

    @Test(
        "other forms carry them",
        arguments: [nil, .pseudonymisedRows, .identifiableRows] as [DisclosureForm?])
    func carried(form: DisclosureForm?) throws {
        let report = try Self.report(Self.csv, form, format: .csv, acceptance: "accept-rows")
        #expect(Self.findings(report) == ["4 house minimum", "5 ref unique"])
    }

    @Test("the finding names the form, and never the value")
    func words() throws {
        let report = try Self.report(
            Self.csv, .anonymisedRows, format: .csv, acceptance: "refuse-file")
        #expect(report.verdict == .refused)
        let violation = try #require(report.violations.first)
        #expect(violation.column == 2)
        #expect(violation.rule == "/properties/person/x-svd-class")
        #expect(violation.expected == "no value, in anonymised-rows")
        #expect(violation.actual == "‹masked, 14 characters›")
        #expect(violation.hint?.contains("form anonymised-rows") == true)
        #expect(violation.byteOffset == 32)
        #expect(!report.text().contains("John"))
    }

    @Test(
        "the shipped dataset that comes in two forms", arguments: ["anonymised", "pseudonymised"])
    func shipped(example: String) throws {
        let schema = try ValidationKit.shipped("school-exclusion")
        let folder = ValidationKit.root + "/schemas/school-exclusion/examples/1.0.0"
        let bytes = try #require(TestFile.bytes("\(folder)/good-\(example).csv"))
        for form in schema.profile.forms {
            let report = try ValidationKit.report(
                bytes, schema, options: ValidationOptions(form: form))
            let isBarred = form == .anonymisedRows && example == "pseudonymised"
            #expect(Set(report.violations.map(\.code)) == (isBarred ? [.form] : []))
        }
    }
}
