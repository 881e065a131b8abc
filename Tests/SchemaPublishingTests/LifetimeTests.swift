import RecordValidation
import SchemaPublishing
import SharingModel
import Testing

@Suite("The two newest majors are live, and a sunset date decides where there is one")
struct LifetimeTests {
    private func lifetimes(_ versions: [String], _ sunsets: [String: String] = [:]) throws
        -> SchemaLifetimes
    {
        let schemas = try versions.map {
            try PublishingKit.schema(PublishingKit.document(version: $0))
        }
        let ends = try sunsets.map { version, day in
            SchemaSunset(
                dataset: schemas[0].dataset, version: try #require(SemanticVersion(version)),
                lastDay: try #require(CalendarDate(day)))
        }
        return SchemaLifetimes(catalogue: try SchemaCatalogue(schemas), sunsets: ends)
    }

    private func live(_ lifetimes: SchemaLifetimes, _ versions: [String], on day: String) throws
        -> [String]
    {
        let dataset = try #require(DatasetID("test"))
        let day = try #require(CalendarDate(day))
        return try versions.filter {
            lifetimes.isLive(dataset, try #require(SemanticVersion($0)), on: day)
        }
    }

    @Test("N and N-1")
    func majors() throws {
        let versions = ["1.0.0", "1.1.0", "2.0.0", "3.0.0", "3.0.1"]
        let found = try live(try lifetimes(versions), versions, on: "2026-11-10")
        #expect(found == ["2.0.0", "3.0.0", "3.0.1"])
    }

    @Test("a date keeps an old version, and ends a new one")
    func dates() throws {
        let versions = ["1.0.0", "2.0.0", "3.0.0"]
        let found = try lifetimes(versions, ["1.0.0": "2026-11-10", "3.0.0": "2026-11-09"])
        #expect(try live(found, versions, on: "2026-11-09") == versions)
        #expect(try live(found, versions, on: "2026-11-10") == ["1.0.0", "2.0.0"])
        #expect(try live(found, versions, on: "2026-11-11") == ["2.0.0"])
        let day = try #require(CalendarDate("2026-11-11"))
        let dataset = try #require(DatasetID("test"))
        #expect(found.newestLive(dataset, on: day)?.description == "2.0.0")
        let last = try #require(SemanticVersion("3.0.0"))
        #expect(throws: Refusal(.schemaVersionEnded, "", help: "")) {
            try found.check(dataset, last, on: day)
        }
    }

    @Test(
        "a day ends at midnight in London",
        arguments: [
            ("2026-11-10", "2026-11-10T23:59:59.000Z"), ("2027-06-30", "2027-06-30T22:59:59.000Z"),
            ("2027-03-28", "2027-03-28T22:59:59.000Z"), ("2027-10-31", "2027-10-31T23:59:59.000Z"),
        ])
    func end(day: String, end: String) throws {
        let found = try lifetimes(["1.0.0", "2.0.0"], ["1.0.0": day])
        let dataset = try #require(DatasetID("test"))
        let version = try #require(SemanticVersion("1.0.0"))
        #expect(found.sunset(dataset, version)?.description == end)
        #expect(found.sunset(dataset, try #require(SemanticVersion("2.0.0"))) == nil)
    }
}
