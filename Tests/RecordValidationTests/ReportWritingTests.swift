import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("A report that is written in blocks is the report that is written plainly, byte for byte")
struct ReportWritingTests {
    private static func expectSame(
        _ report: ValidationReport, _ name: String, source: SourceLocation = #_sourceLocation
    ) throws {
        let slow = SlowReport(report)
        var json: [UInt8] = []
        try report.writeJSON { json += $0 }
        #expect(json == report.json.prettyBytes, "\(name)", sourceLocation: source)
        var csv: [UInt8] = []
        try report.writeCSV { csv += $0 }
        #expect(
            String(decoding: csv, as: UTF8.self).unicodeScalars.elementsEqual(
                slow.csv.unicodeScalars), "\(name)", sourceLocation: source)
        let text = report.text(fileName: name)
        let groups = slow.groups.map { "\n\n" + $0 }.joined()
        let warnings = "\n\nFor your notice, no need to act:"
        let told = text.replacing(warnings, with: "")
        #expect(groups.isEmpty || told.contains(groups), "\(name)", sourceLocation: source)
        let read = try ValidationReport(json: JSONParser.parse(json))
        #expect(read == report, "\(name)", sourceLocation: source)
        #expect(read.json.prettyBytes == json, "\(name)", sourceLocation: source)
    }

    @Test("of the examples of the catalogue", arguments: Catalogue.examples)
    func examples(_ example: Catalogue.Example) throws {
        let schema = try example.document.schema()
        let bytes = try Catalogue.bytes(example.path)
        for showValues in [false, true] {
            let report = try ValidationKit.report(
                bytes, schema,
                options: ValidationOptions(
                    showValues: showValues, today: CalendarDate("2026-11-23")))
            try Self.expectSame(report, example.name)
        }
    }

    @Test("of files in which much is wrong", arguments: Catalogue.documents)
    func faulty(_ document: Catalogue.Document) throws {
        var file = try FaultyFile(document, seed: 7)
        let bytes = Array(file.text(rows: 150).utf8)
        for (showValues, listed) in [(false, Int.max), (true, .max), (true, 20)] {
            let report = try ValidationKit.report(
                bytes, try document.schema(),
                options: ValidationOptions(violationsMax: listed, showValues: showValues))
            #expect(report.violations.count > 15)
            try Self.expectSame(report, document.dataset)
        }
    }

    @Test("of files that are cut short, not text, or of JSON objects")
    func others() throws {
        let schema = try ValidationKit.shipped("ed-assault")
        let texts = [
            "", "record_ref\n", "a;b\n", "record_ref,site_code\n\"x", "\u{FEFF}\u{FEFF}x\n",
        ]
        for text in texts {
            try Self.expectSame(
                try ValidationKit.report(
                    text, schema, options: ValidationOptions(showValues: true)),
                text)
        }
        let lines = [
            "{\"sexx\":\"a\\\"b\\\\c\"}", "{\"sex\":1}", "", "[]", "{\"sex\":\"1\",\"sex\":\"2\"}",
            "{\"record_ref\":\"é\\u0007\",\"age_band\":\"18_24\"}", "{",
        ]
        try Self.expectSame(
            try ValidationKit.report(
                lines.joined(separator: "\n"), schema, options: ValidationOptions(showValues: true),
                format: .ndjson), "lines")
    }

    @Test("and many blocks are handed out in their order, as long as they are taken")
    func blocks() throws {
        let schema = try ValidationKit.shipped("ed-assault")
        let header = schema.columns.map(\.header).joined(separator: ",")
        let row = "a,rxh11,01,2026-10-14T20:44,2026-10-14T07:52,FISTS,,,,,17,9,2,UNK\n"
        let report = try ValidationKit.report(
            header + "\n" + String(repeating: row, count: 3000), schema,
            options: ValidationOptions(violationsMax: .max))
        var sizes: [Int] = []
        var json: [UInt8] = []
        try report.writeJSON {
            sizes.append($0.count)
            json += $0
        }
        #expect(json == report.json.prettyBytes)
        #expect(sizes.count > 4 && sizes.allSatisfy { $0 < 300_000 })
        struct Full: Error {}
        var taken = 0
        #expect(throws: Full.self) {
            try report.writeCSV { _ in
                taken += 1
                if taken == 2 { throw Full() }
            }
        }
        #expect(taken == 2)
    }
}
