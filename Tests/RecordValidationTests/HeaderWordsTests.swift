import RecordValidation
import StrictJSON
import Testing

@Suite("A header that is not right is told column by column")
struct HeaderWordsTests {
    private static func schema() throws -> DatasetSchema {
        try ValidationKit.schema(
            properties: """
                "ref":{"type":"string","x-svd-class":"none",
                  "x-svd-column":{"header":"ref","aliases":["Record Reference"]}},
                "sex":{"type":"string","x-svd-class":"none",
                  "x-svd-column":{"header":"sex","aliases":["Gender Code"]}},
                "note":{"type":"string","x-svd-class":"none"}
                """, required: #"["ref","sex"]"#)
    }

    private func hints(_ header: String) throws -> [String?] {
        try ValidationKit.report(header + "\nA1,1,\n", try Self.schema()).violations.map(\.hint)
    }

    @Test("capital letters are recognised for the hint, and refused all the same")
    func capitals() throws {
        #expect(
            try hints("REF,Sex,NOTE") == [
                "Column A is 'REF'. Did you mean 'ref'?", "Column B is 'Sex'. Did you mean 'sex'?",
                "Column C is 'NOTE'. Did you mean 'note'?",
            ])
        #expect(
            try hints("RECORD REFERENCE,gender code,note") == [
                "Column A is 'RECORD REFERENCE'. Did you mean 'Record Reference'?",
                "Column B is 'gender code'. Did you mean 'Gender Code'?",
            ])
        #expect(
            try hints("Gendr Code,ref,note")
                == ["Column A is 'Gendr Code'. Did you mean 'Gender Code'?"])
    }

    @Test("a first line that names nothing is no header, whatever it holds")
    func dataFirst() throws {
        let report = try ValidationKit.report(
            "John Smith,1,\nA2,2,\n", try Self.schema())
        #expect(report.violations.map(\.code) == [.headerMissing])
        #expect(!String(decoding: report.json.prettyBytes, as: UTF8.self).contains("John"))
    }

    @Test("the text names letters and says the line once")
    func text() throws {
        let header = "ref,sexx,note," + (1...6).map { "Other \($0)" }.joined(separator: ",")
        let text = try ValidationKit.report(header + "\nA1,1,,,,,,,\n", try Self.schema())
            .text(fileName: "october.csv")
        #expect(
            text == """
                october.csv: refused. 0 rows read, checked as test 1.0.0.

                One thing to put right:

                  unknown column: 7 times
                      → Column B is 'sexx'. Did you mean 'sex'?
                      → Column D: the dataset has no such column; remove it.
                      → Column E: the dataset has no such column; remove it.
                      → Column F: the dataset has no such column; remove it.
                      → Column G: the dataset has no such column; remove it.
                      at line 1, and 2 more columns

                """)
        let twice = try ValidationKit.report("ref,sex,note,sex\nA1,1,,\n", try Self.schema())
        #expect(twice.text().contains("  column D 'sex': column there twice\n"))
        let missing = try ValidationKit.report("ref,note\nA1,\n", try Self.schema())
        #expect(missing.text().contains("  column 'sex': column missing\n"))
    }
}
