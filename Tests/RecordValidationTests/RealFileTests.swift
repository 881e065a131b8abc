import RecordValidation
import SharingModel
import Testing

@Suite("Real files are read as they are")
struct RealFileTests {
    @Test("the shipped extract of data.police.uk is accepted whole")
    func extractIsAccepted() throws {
        let schema = try ValidationKit.shipped("policeuk-street")
        let path =
            ValidationKit.root
            + "/deploy/demo/2018-07-west-yorkshire-street-extract.csv"
        let bytes = try #require(TestFile.bytes(path))
        let report = try ValidationKit.report(bytes, schema)
        #expect(report.verdict == .accepted)
        #expect(report.violations == [])
        #expect(report.rows.accepted == 500)
    }

    @Test("the whole published file is accepted: 31,635 rows")
    func wholeFileIsAccepted() throws {
        let path = ValidationKit.root + "/../shared/real/2018-07-west-yorkshire-street.csv"
        guard let bytes = TestFile.bytes(path) else {
            print("skipped: ../shared is not here")
            return
        }
        let schema = try ValidationKit.shipped("policeuk-street")
        for chunks in [[], [65_536], [1000, 1, 77]] {
            let report = try ValidationKit.report(bytes, schema, chunks: chunks)
            #expect(report.verdict == .accepted)
            #expect(report.totals == [])
            #expect(report.rows.received == 31_635)
            #expect(report.rows.accepted == 31_635)
            #expect(report.fileBytes == 7_119_940)
        }
    }

    @Test("the whole published file as NDJSON gives the rows that it gives as CSV")
    func wholeFileAsLines() throws {
        let path = ValidationKit.root + "/../shared/real/2018-07-west-yorkshire-street.csv"
        guard let bytes = TestFile.bytes(path) else {
            print("skipped: ../shared is not here")
            return
        }
        let schema = try ValidationKit.shipped("policeuk-street")
        let table = CollectingSink()
        _ = try ValidationKit.report(bytes, schema, sink: table)
        var text: [UInt8] = []
        for row in table.originals {
            let members = zip(schema.columns, row).filter { !$0.1.isEmpty }.map { column, cell in
                column.storage == .real
                    ? "\"\(column.name)\":\(cell)" : "\"\(column.name)\":\"\(cell)\""
            }
            text += Array("{\(members.joined(separator: ","))}\n".utf8)
        }
        for chunks in [[], [65_536], [1000, 1, 77]] {
            let sink = CollectingSink()
            let report = try ValidationKit.report(
                text, schema, chunks: chunks, format: .ndjson, sink: sink)
            #expect(report.totals == [])
            #expect(report.rows.accepted == 31_635)
            #expect(sink.rows == table.rows)
            #expect(sink.originals == table.originals)
        }
    }

    @Test("every shipped schema loads", arguments: ["ed-assault", "fire-deliberate"])
    func schemasLoad(_ dataset: String) throws {
        let schema = try ValidationKit.shipped(dataset)
        #expect(schema.dataset.text == dataset)
        #expect(schema.columns.contains { $0.core == .occurredAt })
        #expect(schema.csvTemplate.starts(with: [0xEF, 0xBB, 0xBF]))
    }
}
