import RecordValidation
import SharingModel
import StrictJSON
import Testing

@Suite("Every dataset of the catalogue loads, and its examples give what stands beside them")
struct CatalogueTests {
    @Test("a document lies where its name and version say", arguments: Catalogue.documents)
    func place(_ document: Catalogue.Document) throws {
        let schema = try document.schema()
        #expect(schema.dataset.text == document.dataset)
        #expect(schema.version.description == document.version)
    }

    @Test("the catalogue has every dataset that the duty's partners can owe")
    func complete() {
        let wanted: Set<String> = [
            "ambulance-violence", "death-cause", "death-report", "ed-assault", "fire-deliberate",
            "homicide", "hospital-admission-assault", "hospital-admission-assault-count", "la-asb",
            "la-cic", "la-cic-case", "marac", "near-miss", "police-crime", "policeuk-street",
            "probation-caseload", "school-absence", "school-exclusion", "youth-justice-case",
        ]
        let missing = wanted.subtracting(Catalogue.documents.map(\.dataset))
        #expect(missing == [])
    }

    @Test("each example gives exactly the findings it should", arguments: Catalogue.examples)
    func example(_ example: Catalogue.Example) throws {
        let schema = try example.document.schema()
        let expected = try example.expected()
        for chunks in [[], [1], [7, 64, 3]] {
            let report = try example.report(schema, chunks: chunks)
            #expect(report.violations.map { Catalogue.line($0) } == expected)
            let isFaulty = report.violations.contains { $0.severity == .error }
            let isInPart = schema.acceptance == .acceptRows && report.rows.accepted > 0
            let verdict: ValidationVerdict =
                !isFaulty ? .accepted : isInPart ? .acceptedInPart : .refused
            #expect(report.verdict == verdict)
        }
    }

    @Test("what good examples say is accepted as NDJSON too", arguments: Catalogue.documents)
    func lines(_ document: Catalogue.Document) throws {
        let schema = try document.schema()
        for example in document.examples("good") {
            let sink = InstanceSink(schema)
            _ = try example.report(schema, sink: sink)
            let lines = sink.instances.reduce(into: [UInt8]()) { bytes, instance in
                bytes += instance.canonicalBytes + [0x0A]
            }
            let report = try ValidationKit.report(lines, schema, format: .ndjson)
            #expect(report.violations.map { Catalogue.line($0) } == [])
            #expect(report.rows.accepted == sink.instances.count)
        }
    }

    @Test("good examples fill every column", arguments: Catalogue.documents)
    func everyColumn(_ document: Catalogue.Document) throws {
        #expect(try unfilled(document, document.examples("good")) == [])
    }

    @Test(
        "bad examples break every rule, and cells, and have what Excel does to files",
        arguments: Catalogue.documents)
    func everyRule(_ document: Catalogue.Document) throws {
        let schema = try document.schema()
        let bad = document.examples("bad")
        #expect(bad.contains { $0.name.hasPrefix("bad-excel") })
        var broken: Set<String> = []
        for example in bad {
            broken.formUnion(try example.report(schema).violations.compactMap(\.rule))
        }
        let rules = try #require(try document.json()["x-svd"]?["rules"]?.array)
        #expect(!rules.isEmpty)
        for (index, rule) in rules.enumerated() where !broken.contains("/x-svd/rules/\(index)") {
            Issue.record("\(document.dataset): nothing breaks \(rule["id"]?.string ?? "")")
        }
        #expect(broken.contains { $0.hasPrefix("/properties/") })
    }

    @Test("a column that no example fills is noticed")
    func plantedColumn() throws {
        let document = try #require(Catalogue.documents.first { $0.dataset == "la-asb" })
        let few = Array(document.examples("good").suffix(1))
        #expect(try unfilled(document, few).contains("easting"))
        #expect(try unfilled(document, []).count == document.schema().columns.count)
    }

    /// The columns in which no accepted row of the examples has a value, but for those that the
    /// schema keeps empty.
    private func unfilled(
        _ document: Catalogue.Document, _ examples: [Catalogue.Example]
    ) throws -> [String] {
        let schema = try document.schema()
        let properties = try document.json()["properties"]
        let sink = FilledColumns()
        for example in examples { _ = try example.report(schema, sink: sink) }
        return schema.columns.enumerated().filter { index, column in
            !sink.filled.contains(index)
                && properties?[column.name]?["maxLength"]?.integer != 0
        }.map(\.element.name)
    }
}

/// Notes which columns had a value.
private final class FilledColumns: RecordSink {
    var filled: Set<Int> = []

    func receive(_ record: borrowing RecordView) throws {
        for column in 0..<record.columnCount where !record.cell(column).isMissing {
            filled.insert(column)
        }
    }
}
