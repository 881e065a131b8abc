import RecordValidation
import SharingModel
import Testing

@Suite("Cells become typed values")
struct NormalisationTests {
    static func schema() throws -> DatasetSchema {
        try ValidationKit.schema(
            properties: """
                "t":{"type":"string","format":"date-time","x-svd-class":"none",
                "x-svd-normalise":"local-datetime",
                "x-svd-column":{"formats":["iso8601","dd/MM/yyyy HH:mm"]}},
                "d":{"type":"string","format":"date","x-svd-class":"none",
                "x-svd-column":{"formats":["iso8601","dd/MM/yyyy"]}},
                "m":{"type":"string","x-svd-class":"none","x-svd-normalise":"month"},
                "i":{"type":"integer","x-svd-class":"none"},
                "r":{"type":"number","x-svd-class":"none"},
                "b":{"type":"boolean","x-svd-class":"none",
                "x-svd-column":{"true":["Y"],"false":["N"],"missing":["","NK"]}},
                "s":{"type":"string","x-svd-class":"none"}
                """)
    }

    static func row(_ cells: String) throws -> (report: ValidationReport, row: [String]?) {
        let sink = CollectingSink()
        let report = try ValidationKit.report(
            Array("t,d,m,i,r,b,s\n\(cells)\n".utf8), try schema(), sink: sink)
        return (report, sink.rows.first)
    }

    @Test(
        "times in London become moments in UTC",
        arguments: [
            ("2026-01-15T12:00", "2026-01-15T12:00:00.000Z"),
            ("2026-07-15T12:00", "2026-07-15T11:00:00.000Z"),
            ("15/07/2026 00:30", "2026-07-14T23:30:00.000Z"),
            ("2026-07-15T12:00:30.25", "2026-07-15T11:00:30.250Z"),
            ("2026-07-15T12:00Z", "2026-07-15T12:00:00.000Z"),
            ("2026-07-15T12:00:00+05:30", "2026-07-15T06:30:00.000Z"),
            ("2024-03-31T00:59", "2024-03-31T00:59:00.000Z"),
            ("2024-03-31T02:00", "2024-03-31T01:00:00.000Z"),
            ("2024-10-27T00:59", "2024-10-26T23:59:00.000Z"),
            ("2024-10-27T02:00", "2024-10-27T02:00:00.000Z"),
            ("2024-02-29T23:59", "2024-02-29T23:59:00.000Z"),
            ("1960-05-01T00:00", "1960-04-30T23:00:00.000Z"),
        ])
    func instants(_ text: String, _ expected: String) throws {
        let (report, row) = try Self.row("\(text),,,,,,")
        #expect(report.violations == [])
        let instant = try #require(Instant(expected))
        #expect(row?.first == "t\(instant.milliseconds)")
    }

    @Test(
        "other ways to write a time are refused with a hint",
        arguments: [
            ("2024-03-31T01:30", "clocks went forward"), ("31/03/2024 01:59", "clocks went"),
            ("07/31/2026 10:00", "swapped"), ("1/7/2026 10:00", "written as"),
            ("15/07/26 10:00", "four digits"), ("46218", "Excel"), ("46218.5", "Excel"),
            ("2026-02-29T10:00", "must exist"), ("2026-07-15 10:00", "written as"),
            ("2026-07-15T24:00", "must exist"), ("2026-07-15T10:60", "must exist"),
            ("2026-07-15T10:00 ", "space"), ("2026-13-01T10:00", "swapped"),
            ("15-Jul-2026 10:00", "month as a number"), ("20260715", "marks between"),
            ("26-07-15T10:00", "four digits"), ("13/13/2026 10:00", "must exist"),
            ("2026-07-15T10:00+24:00", "must exist"), ("2026-07-15T1O:00", "must exist"),
        ])
    func refusedTimes(_ text: String, _ hint: String) throws {
        let (report, _) = try Self.row("\(text),,,,,,")
        #expect(report.violations.map(\.code) == [.format])
        #expect(report.violations.first?.hint?.contains(hint) == true)
    }

    @Test("an hour that came twice is taken early, with a warning")
    func ambiguous() throws {
        let (report, row) = try Self.row("2024-10-27T01:30,,,,,,")
        #expect(report.verdict == .accepted)
        #expect(report.violations.map(\.code) == [.ambiguousTime])
        #expect(report.violations.first?.severity == .warning)
        #expect(row?.first == "t\(try #require(Instant("2024-10-27T00:30:00Z")).milliseconds)")
    }

    @Test("every kind of value arrives as its type, missing ones as missing")
    func types() throws {
        let (report, row) = try Self.row(
            #",31/12/1999,2018-07,-42,-1.409547,Y,"a ""b"", c""#)
        #expect(report.violations == [])
        #expect(row == ["-", "d10956", "d17713", "i-42", "r-1.409547", "btrue", #"a "b", c"#])
        let (other, empty) = try Self.row(",2000-01-01,,0,0.5,NK,x")
        #expect(other.violations == [])
        #expect(empty == ["-", "d10957", "-", "i0", "r0.5", "-", "x"])
    }

    @Test(
        "numbers are written plainly or refused",
        arguments: [
            "1.0", "007", "+1", "1e3", "1 000", "12345678901234567890", "-", "", "x", "--1",
        ])
    func integers(_ text: String) throws {
        guard !text.isEmpty else { return }
        let (report, _) = try Self.row(",,,\(text),,,")
        #expect(report.violations.map(\.code) == [.type])
    }

    @Test("bounds and steps of decimals are exact")
    func bounds() throws {
        let schema = try ValidationKit.schema(
            properties: """
                "p":{"type":"number","minimum":0.1,"exclusiveMaximum":99.99,"multipleOf":0.01,
                "x-svd-class":"none"}
                """)
        for (text, code) in [
            ("0.1", nil), ("0.10", nil), ("99.98", nil), ("0.07", ViolationCode.minimum),
            ("99.99", .maximum), ("99.990", .maximum), ("0.105", .multipleOf), ("4.35", nil),
            ("0.30", nil), ("0.0999999999999999", .minimum),
        ] as [(String, ViolationCode?)] {
            let report = try ValidationKit.report("p\n\(text)\n", schema)
            #expect(report.violations.map(\.code) == (code.map { [$0] } ?? []), "\(text)")
        }
    }

    @Test("a sink that fails is asked no more, and its error is kept")
    func failingSink() throws {
        let sink = CollectingSink()
        sink.stopAfter = 2
        let validator = FileValidator(schema: try Self.schema(), sink: sink)
        let text = Array(("t,d,m,i,r,b,s\n" + String(repeating: ",,,1,,,\n", count: 5)).utf8)
        unsafe text.withUnsafeBytes { unsafe validator.consume($0) }
        let report = validator.finish(fileDigest: try ValidationKit.digest())
        #expect(sink.rows.count == 2)
        #expect(validator.sinkError is CollectingSink.Stop)
        #expect(report.rows.accepted == 5)
    }

    @Test(
        "what looks like an NHS number or a postcode in free text is refused",
        arguments: [
            ("call 9434765919 now", ViolationCode.suspectedNHSNumber),
            ("943 476 5919", .suspectedNHSNumber), ("ref:943-476-5919.", .suspectedNHSNumber),
            ("near NR18 0WW", .suspectedPostcode), ("near ip53qs,", .suspectedPostcode),
            ("EC1A 1BB", .suspectedPostcode), ("W1A1HQ", .suspectedPostcode),
            ("the A11 at 4pm", nil), ("01603 123456", nil), ("12345678901", nil),
            ("room NR1", nil), ("X9434765919", nil), ("M1 1CA", nil), ("XNR180WW", nil),
        ] as [(String, ViolationCode?)])
    func suspects(_ text: String, _ code: ViolationCode?) throws {
        let schema = try ValidationKit.schema(
            properties: #""n":{"type":"string","x-svd-class":"free-text"}"#,
            suspects: #"["nhs-number","full-postcode"]"#)
        let padding = String(repeating: "word ", count: 20)
        for note in [text, padding + text, text + " " + padding] {
            let report = try ValidationKit.report("n\n\"\(note)\"\n", schema)
            #expect(report.violations.map(\.code) == (code.map { [$0] } ?? []))
        }
    }
}
