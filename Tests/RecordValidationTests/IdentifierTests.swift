import RecordValidation
import SharingModel
import Testing

/// A cell, its normalisation, and the canonical text or a part of the hint.
struct IdentifierCase: Sendable, CustomTestStringConvertible {
    let kind: String
    let cell: String
    let text: String?
    let hint: String

    var testDescription: String { "\(kind) \(cell)" }

    static func good(_ kind: String, _ pairs: KeyValuePairs<String, String>) -> [IdentifierCase] {
        pairs.map { IdentifierCase(kind: kind, cell: $0.key, text: $0.value, hint: "") }
    }

    static func bad(_ kind: String, _ pairs: KeyValuePairs<String, String>) -> [IdentifierCase] {
        pairs.map { IdentifierCase(kind: kind, cell: $0.key, text: nil, hint: $0.value) }
    }
}

@Suite("Identifiers are checked and made canonical, and what the file said is kept")
struct IdentifierTests {
    // NHS numbers, PNC identifiers, SNOMED CT codes and postcodes are those of
    // shared/vectors/identifiers.json and the sources it names; the UPN is of python-stdnum's
    // public documentation.
    static let good: [[IdentifierCase]] = [
        IdentifierCase.good(
            "postcode",
            [
                "nr180ww": "NR18 0WW", " IP5 3QS ": "IP5 3QS", "ec1a1bb": "EC1A 1BB",
                "W1A  1HQ": "W1A 1HQ", "DN55-1PT": "DN55 1PT", "gir 0aa": "GIR 0AA",
                "zz993vz": "ZZ99 3VZ", "ZZ99 3WZ": "ZZ99 3WZ", "M1 1AA": "M1 1AA",
                "IP5\u{A0}3QS": "IP5 3QS", "A1A 1AA": "A1A 1AA",
            ]),
        IdentifierCase.good(
            "postcode-outward", ["nr18": "NR18", "M1": "M1", "zz99": "ZZ99", "ec1a": "EC1A"]),
        IdentifierCase.good("postcode-sector", ["nr18 0": "NR18 0", "NR1 8": "NR1 8"]),
        IdentifierCase.good("gss-code", ["e07000148": "E07000148", " W01000001": "W01000001"]),
        IdentifierCase.good(
            "nhs-number",
            [
                "9434765919": "9434765919", "943 476 5919": "9434765919",
                "999-000-0026": "9990000026", "9990000034": "9990000034",
                "9990000042": "9990000042",
            ]),
        IdentifierCase.good(
            "pnc-id",
            [
                "2008/0056560Z": "2008/0056560Z", "20030011985X": "2003/0011985X",
                "81/34U": "1981/0000034U", "02/73319z": "2002/0073319Z",
                "00/223R": "2000/0000223R", "79/163001B": "1979/0163001B",
                "0273319Z": "2002/0073319Z", "033Y": "2003/0000003Y",
            ]),
        IdentifierCase.good("ods-code", ["rm1": "RM1", "RGP01": "RGP01"]),
        IdentifierCase.good("uprn", ["000100090567": "100090567", "1": "1"]),
        IdentifierCase.good(
            "offence-code",
            ["4/1": "4.1", "4.10": "4.10", "8n": "8N", "105A": "105A", "37/1": "37.1"]),
        IdentifierCase.good(
            "icd10-code", ["x990": "X99.0", "X99.0": "X99.0", "Y04": "Y04", "i10x": "I10"]),
        IdentifierCase.good(
            "snomed-code",
            [
                "225552003": "225552003", "991291000000101": "991291000000101",
                "999003031000000102": "999003031000000102", "1024501000000108": "1024501000000108",
            ]),
        IdentifierCase.good("school-urn", ["123456": "123456"]),
        IdentifierCase.good("laestab", ["926/4000": "9264000", "9264000": "9264000"]),
        IdentifierCase.good("upn", ["b801200005001": "B801200005001"]),
        IdentifierCase.good("nomis-number", ["a1234bc": "A1234BC"]),
        IdentifierCase.good("crn", ["x123456": "X123456"]),
        IdentifierCase.good(
            "national-insurance-number", ["ab 12 34 56 c": "AB123456C", "AB123456": "AB123456"]),
        IdentifierCase.good(
            "grid-reference",
            [
                "tg 51409 13177": "TG 51409 13177", "TG51": "TG 5 1", "HP4010": "HP 40 10",
                "SV00": "SV 0 0",
            ]),
        IdentifierCase.good("uppercase", [" male ": "MALE", "château ŵ ß": "CHÂTEAU Ŵ ß"]),
        IdentifierCase.good("trim", ["\t a  b \u{A0}": "a  b", "Male": "Male"]),
    ]

    static let bad: [[IdentifierCase]] = [
        IdentifierCase.bad(
            "postcode",
            [
                "QA1 1AA": "such as", "V1 1AA": "such as", "XR18 0WW": "such as",
                "NI1 1AA": "such as", "A1I 1AA": "such as", "NR1I 1AA": "such as",
                "NR1 1CA": "such as", "NR1 1AAA": "such as",
                "NR18": "not whole", "ZZ98 3VZ": "such as", "NR18 0WWé": "such as",
                "12345": "such as",
            ]),
        IdentifierCase.bad(
            "postcode-outward",
            ["NR18 0WW": "says too much", "NR18 0": "first part", "18": "first"]),
        IdentifierCase.bad(
            "postcode-sector", ["NR180": "sector", "NR18 0WW": "says too much", "NR18": "sector"]),
        IdentifierCase.bad(
            "gss-code", ["E0100014": "such as", "X07000148": "such as", "E0700014O": "letter O"]),
        IdentifierCase.bad(
            "nhs-number",
            [
                "9434765918": "last digit does not fit", "9990000000": "last digit",
                "7442569522": "last digit", "3031928548": "last digit",
                "943476591": "Digits are missing", "0000000000": "over and over",
                "943476591O": "letter O", "9.43477E+09": "Excel has shortened",
            ]),
        IdentifierCase.bad(
            "pnc-id",
            [
                "20030011985Z": "last letter does not fit", "20120052494O": "last letter",
                "20230583843N": "last letter", "2001/0171310S": "last letter",
                "2027/0000001A": "must have begun", "2003/1Z/": "such as", "Z2003": "Begin",
                "200/123A": "such as",
            ]),
        IdentifierCase.bad("ods-code", ["R": "3 to 12", "RM1-01": "3 to 12"]),
        IdentifierCase.bad(
            "uprn", ["1234567890123": "up to 12", "0000": "up to 12", "1.0E+11": "Excel has"]),
        IdentifierCase.bad("offence-code", ["N8": "such as", "4/": "such as", "4/1/1": "such as"]),
        IdentifierCase.bad(
            "icd10-code", ["99X": "such as", "X99.": "such as", "X99.012": "such as"]),
        IdentifierCase.bad(
            "snomed-code",
            [
                "276853008": "last digit does not fit", "22555": "missing",
                "999003031000000100": "15 digits", "2532901013": "description",
            ]),
        IdentifierCase.bad("school-urn", ["12345": "missing", "12345A": "6 digits"]),
        IdentifierCase.bad("laestab", ["926400": "missing"]),
        IdentifierCase.bad(
            "upn", ["A801200005001": "first letter does not fit", "S801200005001": "UPN"]),
        IdentifierCase.bad("nomis-number", ["B1234B": "such as"]),
        IdentifierCase.bad("crn", ["123456X": "such as"]),
        IdentifierCase.bad(
            "national-insurance-number",
            [
                "GB123456A": "such as", "BG123456A": "such as", "DA123456A": "such as",
                "AO123456A": "such as", "AB123456E": "such as",
            ]),
        IdentifierCase.bad(
            "grid-reference",
            ["TG 5140 131": "such as", "AI 12": "such as", "HA12": "such as", "RA12": "such as"]),
    ]

    @Test("good identifiers", arguments: good.flatMap { $0 })
    func accepted(_ item: IdentifierCase) throws {
        let outcome = try NormalisedText(item.kind).outcome(item.cell)
        #expect(outcome == .text(item.text ?? ""))
    }

    @Test(
        "bad identifiers are refused with a hint that does not repeat them",
        arguments: bad.flatMap { $0 })
    func refused(_ item: IdentifierCase) throws {
        let outcome = try NormalisedText(item.kind).outcome(item.cell)
        guard case .refused(let hint) = outcome else {
            Issue.record("\(item.cell) was accepted as \(outcome)")
            return
        }
        #expect(hint.hasPrefix("format: ") && hint.contains(item.hint), "\(hint)")
        #expect(item.cell.count < 6 || !hint.contains(item.cell))
    }

    @Test("every text normalisation has a case, and leaves its own results as they are")
    func complete() throws {
        let timed: Set<Normalisation> = [.localDateTime, .month, .date]
        let kinds = Set(Normalisation.allCases).subtracting(timed).map(\.rawValue)
        let cases = Self.good.flatMap { $0 }
        #expect(Set(cases.map(\.kind)) == Set(kinds))
        for item in cases {
            let text = item.text ?? ""
            #expect(try NormalisedText(item.kind).outcome(text) == .text(text), "\(item.kind)")
        }
    }

    @Test("a cell of spaces is empty, and a text declared as missing is missing")
    func blank() throws {
        let kind = try NormalisedText(
            "nhs-number", constraints: #","x-svd-column":{"missing":["","NK"]}"#)
        #expect(
            try kind.texts([" ", "NK", "\u{A0}", "9434765919"]) == ["-", "-", "-", "9434765919"])
    }

    @Test("enum, pattern, length, uniqueness and code lists are of the canonical text")
    func constraints() throws {
        let sex = try NormalisedText("uppercase", constraints: #","enum":["MALE","FEMALE"]"#)
        #expect(try sex.texts(["male", " Female ", "m"]) == ["MALE", "FEMALE", nil])
        let area = try NormalisedText("gss-code", constraints: #","pattern":"^E07""#)
        #expect(try area.texts(["e07000148", "E10000020"]) == ["E07000148", nil])
        let short = try NormalisedText("trim", constraints: #","maxLength":2"#)
        #expect(try short.texts(["  ab  ", "abc"]) == ["ab", nil])
        let schema = try ValidationKit.schema(
            properties: """
                "a":{"type":"string","x-svd-class":"none","x-svd-normalise":"offence-code"}
                """,
            rules: """
                [{"id":"u","kind":"unique","fields":["a"]},
                {"id":"l","kind":"in-code-list","fields":["a"],"list":"o"}]
                """, extra: #""codeLists":{"o":{"source":"Test","codes":["4.1","8N"]}},"#)
        let report = try ValidationKit.report("a\n4/1\n8n\n4.1\n9/2\n", schema)
        #expect(
            report.violations.map { "\($0.record ?? 0) \($0.code.rawValue)" } == [
                "3 unique", "4 in-code-list",
            ])
    }

    @Test("a year of two digits needs the day on which the file is read")
    func pivot() throws {
        var kind = try NormalisedText("pnc-id")
        #expect(try kind.texts(["79/163001B", "02/73319Z"]) == ["1979/0163001B", "2002/0073319Z"])
        kind.today = CalendarDate(year: 2079, month: 1, day: 1)
        #expect(try kind.texts(["79/163001B"]) == ["2079/0163001B"])
        kind.today = nil
        #expect(try kind.texts(["79/163001B", "1979/0163001B"]) == [nil, "1979/0163001B"])
    }

    @Test("retired areas become their successors, and other kinds of areas are refused")
    func areas() throws {
        let kind = try NormalisedText(
            "gss-code",
            extra: """
                "areaKinds":{"source":"Test","codes":["E07"]},
                "successors":{"source":"Test","codes":{"E07000205":"E07000206",
                "E07000206":"E07000244"}},
                """)
        #expect(
            try kind.texts(["e07000205", "E07000206", "E07000148", "E10000020"]) == [
                "E07000244", "E07000244", "E07000148", nil,
            ])
        guard case .refused(let hint) = try kind.outcome("E10000020") else {
            Issue.record("another kind of area was accepted")
            return
        }
        #expect(hint.contains("another kind of area"))
    }

    @Test("doubled quotes, many columns and long texts keep their bytes, however the file is cut")
    func room() throws {
        let columns = (0..<40).map {
            #""c\#($0)":{"type":"string","x-svd-class":"none","x-svd-normalise":"uppercase"}"#
        }
        let schema = try ValidationKit.schema(properties: columns.joined(separator: ","))
        var text = (0..<40).map { "c\($0)" }.joined(separator: ",") + "\n"
        var expected: [[String]] = []
        for row in 1...6 {
            let cells = (0..<40).map { String(repeating: "é\"x", count: row * row * ($0 + 1)) }
            text +=
                cells.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
                + "\n"
            expected.append(cells.map { $0.replacing("é", with: "É").replacing("x", with: "X") })
        }
        for chunks in [[], [1], [4096, 17]] {
            let sink = CollectingSink()
            let report = try ValidationKit.report(
                Array(text.utf8), schema, chunks: chunks, sink: sink)
            #expect(report.verdict == .accepted)
            #expect(sink.rows == expected)
        }
    }
}
