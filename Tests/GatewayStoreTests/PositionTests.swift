import GatewayStore
import RecordValidation
import SharingModel
import Testing

@Suite("Positions on the National Grid stand in the store in degrees too")
struct PositionTests {
    static let grid = """
        "ref":{"type":"string","x-svd-class":"none"},
        "e":{"type":"integer","x-svd-class":"quasi-identifier","x-svd-core":"easting"},
        "n":{"type":"number","x-svd-class":"quasi-identifier","x-svd-core":"northing"},
        "pc":{"type":"string","x-svd-class":"none","x-svd-normalise":"postcode-outward"}
        """

    @Test("latitude and longitude are columns that can be queried, originals are kept")
    func degrees() async throws {
        let store = try AnalysisStore.openInMemory()
        let schema = try AnalysisKit.schema(columns: Self.grid)
        #expect(schema.columns.count == 4)
        #expect(schema.storedColumns.map(\.name).suffix(2) == ["latitude", "longitude"])
        _ = try await store.apply(
            AnalysisKit.submission(1, rowsExpected: 2), schema: schema,
            feed: AnalysisKit.feed("ref,e,n,pc\r\na,651409,313177.27,nr30\r\nb,,,NR1\r\n", schema))
        let rows = try await AnalysisKit.rows(store, AnalysisKit.query(), schema)
        try #require(rows.count == 2)
        guard case .real(let latitude)? = rows[0]["latitude"],
            case .real(let longitude)? = rows[0]["longitude"]
        else { throw Workshop.Stop() }
        #expect(abs(latitude - 52.657978) < 0.00001 && abs(longitude - 1.716038) < 0.00001)
        #expect(rows[0]["latitude_original"] == nil)
        #expect(rows[0]["pc"] == .text("NR30") && rows[0]["pc_original"] == .text("nr30"))
        #expect(rows[1]["latitude"] == .missing && rows[1]["longitude"] == .missing)
        #expect(rows[1]["pc"] == .text("NR1") && rows[1]["pc_original"] == .missing)
        let filter = try RecordFilter.parse(name: "latitude.gte", value: "52.5")
        let found = try await AnalysisKit.rows(store, AnalysisKit.query([filter]), schema)
        #expect(found.map { $0["ref"] } == [.text("a")])
    }

    @Test("a version that adds a grid reference widens the table")
    func widening() async throws {
        let store = try AnalysisStore.openInMemory()
        let old = try AnalysisKit.schema(columns: #""ref":{"type":"string","x-svd-class":"none"}"#)
        _ = try await store.apply(
            AnalysisKit.submission(1, rowsExpected: 1), schema: old,
            feed: AnalysisKit.feed("ref\r\na\r\n", old))
        let new = try AnalysisKit.schema("1.1.0", columns: Self.grid)
        _ = try await store.apply(
            AnalysisKit.submission(2, rowsExpected: 1), schema: new,
            feed: AnalysisKit.feed("ref,e,n,pc\r\nb,600000,300000,\r\n", new))
        let rows = try await AnalysisKit.rows(store, AnalysisKit.query(), new)
        #expect(rows.map { $0["latitude"] == .missing } == [true, false])
    }

    @Test("a version that normalises a text keeps what later files say beside it")
    func laterOriginal() async throws {
        let store = try AnalysisStore.openInMemory()
        let plain = #""ref":{"type":"string","x-svd-class":"none"}"#
        let old = try AnalysisKit.schema(columns: plain)
        _ = try await store.apply(
            AnalysisKit.submission(1, rowsExpected: 1), schema: old,
            feed: AnalysisKit.feed("ref\r\nrm1\r\n", old))
        let new = try AnalysisKit.schema(
            "1.1.0",
            columns: """
                "ref":{"type":"string","x-svd-class":"none","x-svd-normalise":"ods-code"}
                """)
        let before = try await AnalysisKit.rows(store, AnalysisKit.query(), new)
        #expect(before.map { $0["ref_original"] } == [.missing])
        _ = try await store.apply(
            AnalysisKit.submission(2, rowsExpected: 1), schema: new,
            feed: AnalysisKit.feed("ref\r\nrm1\r\n", new))
        let rows = try await AnalysisKit.rows(store, AnalysisKit.query(), new)
        #expect(rows.map { $0["ref"] } == [.text("rm1"), .text("RM1")])
        #expect(rows.map { $0["ref_original"] } == [.missing, .text("rm1")])
    }

    @Test("a column of that name that is not the core one is refused")
    func clash() {
        let columns = Self.grid + #","latitude":{"type":"number","x-svd-class":"none"}"#
        let refusal = #expect(throws: Refusal.self) { try AnalysisKit.schema(columns: columns) }
        #expect(refusal?.field == "/properties/latitude")
    }
}
