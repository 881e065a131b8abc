import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("Rows that only the end of the file shows to be repeats are not among the records")
    struct LateRepeatTests {
        /// A row of the council's incidents.
        private static func row(_ name: String) -> String {
            "\(name),NUISANCE,IDENTIFIED,NOISE,2026-10-02T18:30,HOUR,,623200,308500,,E07000149,,"
                + "WARNING,N,N\r\n"
        }

        private static let header = """
            incident_ref,nsir_category,report_source,sub_category,incident_datetime,\
            time_precision,lsoa21,easting,northing,postcode_sector,lad_code,location_desc,action,\
            repeat_location,vulnerable_victim\r\n
            """

        /// So many rows of which every tenth, and the last, repeat the row five before.
        private static func file(rows: Int) -> (bytes: [UInt8], repeats: [Int]) {
            var text = header
            var repeats: [Int] = []
            for number in 1...rows {
                let isRepeat = number % 10 == 0 || number == rows
                if isRepeat { repeats.append(number) }
                text += row("R-\(isRepeat ? number - 5 : number)")
            }
            return (Array(text.utf8), repeats)
        }

        // With and without a thread of its own for the reading; each number of rows ends with a
        // repeat.
        @Test("Accepted in part, forwarded without them, whatever room there is for keys")
        func forwarded() async throws {
            let scene = try await Scene.closed()
            try await Agreements.apply(
                [Agreements.council("la-asb", power: "CDA-115", form: "anonymised-rows")],
                in: scene)
            var reports: [JSONValue] = []
            var stored = 0
            let sizes = [57, 5_007]
            for (room, period) in [("0", "2026-10"), ("268435456", "2026-11")] {
                try await scene.gateway.start(environment: ["SVD_UNIQUE_KEY_BYTES_MAX": room])
                for rows in sizes {
                    let (bytes, repeats) = Self.file(rows: rows)
                    let path = try scene.write(bytes, to: "\(rows).csv")
                    let outcome = try await scene.submit(
                        path, as: Holders.council, dataset: "la-asb", period: period)
                    let submission = try #require(outcome["submission"])
                    #expect(submission["state"] == "accepted-in-part", "\(submission)")
                    let accepted = rows - repeats.count
                    #expect(submission["rows"]?["accepted"]?.integer == accepted)
                    #expect(submission["codes"]?["unique"]?.integer == repeats.count)
                    let id = try #require(submission["id"]?.string)
                    let report = try await scene.ask(
                        Holders.council, "GET", "/v1/submissions/\(id)/report")
                    reports.append(try #require(report.json))
                    #expect(
                        ReportFindings.lines(report.json)
                            == repeats.map { "\($0 + 1) incident_ref unique" })
                    stored += accepted
                    try await scene.untilForwarded(rows: stored)
                    let status = try await scene.json(Holders.council, "status", id)
                    #expect(status["state"] == "forwarded")
                    #expect(status["forwardedRows"]?.integer == accepted)
                    let shown = try Database.rows(
                        """
                        SELECT row_number FROM record WHERE submission_id = '\(id)'
                        ORDER BY record_id
                        """, in: scene.gateway.home, "analysis.sqlite")
                    #expect(
                        shown.compactMap { Int($0) }
                            == Array(Set(1...rows).subtracting(repeats)).sorted())
                }
                #expect(try scene.stored(in: "uploads") == [])
                try await scene.operate("ledger", "fsck", "--storage")
                try await scene.close()
            }
            #expect(Array(reports.prefix(sizes.count)) == Array(reports.suffix(sizes.count)))
        }
    }
}
