import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("Hints that are found quickly are those that are worked out slowly")
struct HintTests {
    /// Checks every hint that depends on the value.
    /// - Returns: how many there were.
    private static func check(
        _ report: ValidationReport, _ schema: DatasetSchema, _ json: JSONValue, byName: Bool
    ) -> Int {
        var count = 0
        for violation in report.violations {
            guard
                let column = schema.columns.first(where: {
                    (byName ? $0.name : $0.header) == violation.header
                })
            else { continue }
            let property = json["properties"]?[column.name]
            let rule = violation.rule?.split(separator: "/").last.flatMap { Int($0) }
            let extra = json["x-svd"]
            let list = rule.flatMap { extra?["rules"]?.array?[$0] }
            if violation.code == .inCodeList, list?["message"] != nil { continue }
            let codes = list?["list"]?.string.flatMap { extra?["codeLists"]?[$0] }
            let hints = SlowHints(
                column: column, words: property?["enum"]?.array?.compactMap(\.string) ?? [],
                codes: ["codes", "unverified"].flatMap {
                    codes?[$0]?.array?.compactMap(\.string) ?? []
                })
            guard let allowed = hints.allowed(violation) else { continue }
            count += 1
            #expect(
                allowed.contains(violation.hint ?? ""),
                "\(column.name) \(violation.code) '\(violation.actual ?? "")'")
        }
        return count
    }

    private static let shown = ValidationOptions(
        violationsMax: .max, showValues: true, today: CalendarDate("2026-11-23"))

    @Test("of the datasets of the catalogue", arguments: Catalogue.documents)
    func catalogue(_ document: Catalogue.Document) throws {
        let schema = try document.schema()
        let json = try document.json()
        var count = 0
        for seed in 1...2 {
            var file = try FaultyFile(document, seed: UInt64(seed))
            let report = try ValidationKit.report(file.text(rows: 150), schema, options: Self.shown)
            count += Self.check(report, schema, json, byName: false)
        }
        #expect(count > 100)
    }

    private static let identifiers = [
        "postcode", "postcode-outward", "postcode-sector", "gss-code", "nhs-number", "pnc-id",
        "ods-code", "uprn", "offence-code", "icd10-code", "snomed-code", "school-urn", "laestab",
        "upn", "nomis-number", "crn", "national-insurance-number", "grid-reference",
    ]

    @Test("of every identifier, of positions and of numbers, in cells and in JSON")
    func kinds() throws {
        let texts = Self.identifiers.map {
            #""\#(Self.name($0))":{"type":"string","x-svd-class":"none","#
                + #""x-svd-normalise":"\#($0)"}"#
        }
        let cores = ["latitude", "longitude", "easting", "northing"].map {
            #""\#($0)":{"type":"number","minimum":1000000,"maximum":1000001,"#
                + #""x-svd-class":"none","x-svd-core":"\#($0)"}"#
        }
        let numbers = ["integer", "number", "boolean"].map {
            #""a_\#($0)":{"type":"\#($0)","x-svd-class":"none"}"#
        }
        let document = ValidationKit.document(
            properties: (texts + cores + numbers).joined(separator: ","))
        let schema = try ValidationKit.schema(document)
        let json = try JSONParser.parse(Array(document.utf8))
        let numbersOfPlaces = [
            "49", "61.5", "61.6", "-9.5", "2.5", "2.6", "1000", "999.9", "1300", "1299", "700000",
            "1300000", "-1001", "0", "-0", "0.0",
        ]
        var rows = schema.columns.map(\.header).joined(separator: ",") + "\n"
        var lines = ""
        for value in FaultyFile.odd + numbersOfPlaces {
            let cell = FaultyFile.quoted(value)
            rows += schema.columns.map { _ in cell }.joined(separator: ",") + "\n"
            let members = schema.columns.map { ($0.name, JSONValue.string(value)) }
            lines +=
                String(decoding: JSONValue.object(JSONObject(members)).compactBytes, as: UTF8.self)
                + "\n"
        }
        let report = try ValidationKit.report(rows, schema, options: Self.shown)
        #expect(Self.check(report, schema, json, byName: false) > 1000)
        let ofLines = try ValidationKit.report(
            lines, schema, options: Self.shown, format: .ndjson)
        #expect(Self.check(ofLines, schema, json, byName: true) > 1000)
    }

    private static func name(_ normalisation: String) -> String {
        "of_" + normalisation.replacing("-", with: "_")
    }
}
