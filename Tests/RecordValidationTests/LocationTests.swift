import RecordValidation
import SharingModel
import Testing

/// Keeps the positions of the rows it receives.
final class PositionSink: RecordSink {
    private(set) var positions: [NationalGrid.Position?] = []

    func receive(_ record: borrowing RecordView) throws { positions.append(record.position) }
}

@Suite("A position is whole, possible, and known in degrees")
struct LocationTests {
    static let grid = """
        "e":{"type":"integer","x-svd-class":"none","x-svd-core":"easting"},
        "n":{"type":"number","x-svd-class":"none","x-svd-core":"northing"}
        """
    static let degrees = """
        "lat":{"type":"number","x-svd-class":"none","x-svd-core":"latitude"},
        "lon":{"type":"number","x-svd-class":"none","x-svd-core":"longitude"}
        """

    private func hints(_ header: String, _ row: String, _ properties: String) throws -> [String] {
        let schema = try ValidationKit.schema(
            properties: properties + #","x":{"type":"string","x-svd-class":"none"}"#)
        let report = try ValidationKit.report("\(header),x\n\(row),y\n", schema)
        #expect(report.violations.allSatisfy { $0.code == .location && $0.severity == .error })
        return report.violations.map { "\($0.header ?? ""): \($0.hint ?? "")" }
    }

    @Test(
        "positions on the grid",
        arguments: [
            ("651409,313177.270", ""), (",", ""), ("651409,", "n: Fill in both"),
            (",313177", "e: Fill in both"), ("0,0", "e: 0 and 0"), ("0,313177", ""),
            ("313177,1250000", ""), ("1250000,313177", "swapped"), ("651,313", "kilometres"),
            ("53,-1.5", "degrees"), ("-5,10", "No place"), ("9000000,9000000", "No place"),
        ])
    func onGrid(_ row: String, _ hint: String) throws {
        let found = try hints("e,n", row, Self.grid)
        #expect(hint.isEmpty ? found.isEmpty : found.count == 1 && found[0].contains(hint))
    }

    @Test(
        "a place outside England and Wales that exchanged would lie inside is asked about",
        arguments: [
            // Norwich, Ipswich, London, Cardiff's bay, Penzance: right, then exchanged.
            ("623100,308500", false), ("308500,623100", true), ("616500,244500", false),
            ("244500,616500", true), ("530000,180000", false), ("180000,530000", true),
            ("319000,173000", false), ("173000,319000", true), ("147300,30200", false),
            ("30200,147300", true),
            // Carlisle, Berwick, Holyhead, St Davids, Lowestoft, Dover, Lizard, Scilly, Lundy.
            ("340000,556000", false), ("399500,652900", false), ("222000,382500", false),
            ("172500,223900", false), ("655000,293000", false), ("632000,141000", false),
            ("170100,11500", false), ("88300,8500", false), ("213500,145000", false),
            // Edinburgh and Aberdeen lie in Scotland, exchanged in the sea: nothing to ask.
            ("325000,673000", false), ("394000,806000", false),
            // Leeds exchanged is in England still: it cannot be told.
            ("433500,430000", false), ("430000,433500", false),
        ])
    func doubtful(_ row: String, _ isAsked: Bool) throws {
        let schema = try ValidationKit.schema(
            properties: Self.grid, extra: #""acceptance":{"policy":"accept-rows"},"#)
        let report = try ValidationKit.report("e,n\n\(row)\n", schema)
        #expect(report.verdict == .accepted)
        #expect(report.rows.accepted == 1)
        #expect(report.violations.map(\.code) == (isAsked ? [.location] : []))
        #expect(report.violations.allSatisfy { $0.severity == .warning })
        #expect(report.violations.first?.hint?.contains("swapped?") != false)
    }

    @Test(
        "positions in degrees",
        arguments: [
            ("52.658,1.716", ""), (",", ""), ("52.658,", "lon: Fill in both"),
            ("0,0", "lat: 0 and 0"), ("1.716,52.658", "swapped"), ("0,52.1", "swapped"),
            ("651409,313177", "metres"), ("95,10", "No place"), ("48.85,2.35", ""), ("51.5,0", ""),
        ])
    func inDegrees(_ row: String, _ hint: String) throws {
        let found = try hints("lat,lon", row, Self.degrees)
        #expect(hint.isEmpty ? found.isEmpty : found.count == 1 && found[0].contains(hint))
    }

    @Test("a rule of the schema that ties the two is not repeated")
    func tied() throws {
        let schema = try ValidationKit.schema(
            properties: Self.degrees,
            rules: #"""
                [{"id":"a","kind":"required-if","fields":["lat"],"when":{"lon":"present"}}]
                """#)
        let report = try ValidationKit.report("lat,lon\n,1\n1,\n", schema)
        #expect(report.violations.map(\.code) == [.requiredIf])
        let turned = try ValidationKit.schema(
            properties: Self.degrees,
            rules: #"""
                [{"id":"a","kind":"forbidden-if","fields":["lon"],"when":{"lat":"absent"}}]
                """#)
        let other = try ValidationKit.report("lat,lon\n,1\n1,\n", turned)
        #expect(other.violations.map(\.code) == [.forbiddenIf])
    }

    @Test("bounds of the schema say what probably happened")
    func bounds() throws {
        let schema = try ValidationKit.schema(
            properties: """
                "lat":{"type":"number","minimum":49,"maximum":61,"x-svd-class":"none",
                "x-svd-core":"latitude"},
                "lon":{"type":"number","minimum":-9,"maximum":3,"x-svd-class":"none",
                "x-svd-core":"longitude"}
                """)
        let report = try ValidationKit.report("lat,lon\n1.7,52.6\n0,1\n651409,313177\n", schema)
        #expect(
            report.violations.map(\.code) == [.minimum, .maximum, .minimum, .maximum, .maximum])
        let words = ["swapped", "swapped", "no place", "metres", "metres"]
        for (violation, word) in zip(report.violations, words) {
            #expect(violation.hint?.contains(word) == true)
        }
    }

    @Test("a row gives its position in degrees, from either pair")
    func positions() throws {
        let both = try ValidationKit.schema(
            properties: Self.grid + "," + Self.degrees
                + #","x":{"type":"string","x-svd-class":"none"}"#)
        let sink = PositionSink()
        _ = try ValidationKit.report(
            Array(
                "e,n,lat,lon,x\n651409,313177,,,\n,,52.5,1.5,\n651409,313177,52.5,1.5,\n,,,,y\n"
                    .utf8),
            both, sink: sink)
        try #require(sink.positions.count == 4)
        let first = try #require(sink.positions[0])
        #expect(abs(first.latitude - 52.65797) < 0.0001 && abs(first.longitude - 1.71604) < 0.0001)
        #expect(sink.positions[1] == NationalGrid.Position(latitude: 52.5, longitude: 1.5))
        #expect(sink.positions[2] == NationalGrid.Position(latitude: 52.5, longitude: 1.5))
        #expect(sink.positions[3] == nil)
    }
}
