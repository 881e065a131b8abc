import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A correction stands in the place of what it corrects")
    struct ReplacementTests {
        private static func fires(_ names: [String]) -> [UInt8] {
            let header = """
                incident_ref,call_datetime,incident_type,frs_territory,property_type,lsoa21,\
                easting,northing,fatalities,casualties,accelerant_suspected,police_ref\r\n
                """
            let rows = names.map {
                "\($0),2026-10-03T21:04,DELIBERATE_PRIMARY_VEHICLE,Norfolk,Car,E01026792,,,0,0,Y,"
                    + "\r\n"
            }
            return Array((header + rows.joined()).utf8)
        }

        private func submit(
            _ names: [String], as holder: String = Holders.fire, replaces: String? = nil,
            _ scene: Scene, status: Int32 = 0
        ) async throws -> CommandResult {
            let file = try scene.write(
                Self.fires(names), to: names.joined(separator: "-") + ".csv")
            return try await scene.svd(
                holder,
                ["submit", file, "--dataset", "fire-deliberate", "--period", "2026-10"]
                    + ["--receipt-dir", scene.receipts.path, "--format", "json"]
                    + (replaces.map { ["--replaces", $0] } ?? []), status: status)
        }

        private func id(_ result: CommandResult) throws -> String {
            let json = try JSONParser.parse(result.output)
            return try #require(json["submission"]?["id"]?.string)
        }

        /// The incidents that an analyst sees, in their order.
        private func seen(_ scene: Scene) async throws -> [String] {
            let answer = try await scene.json(
                Holders.norfolkAnalyst, "query", "fire-deliberate", "--purpose", "audit",
                "--reference", "T-1", "--justification", "a test")
            return (answer["records"]?.array ?? []).compactMap { $0["incident_ref"]?.string }
        }

        @Test("Its records are the ones shown and counted; the earlier one says by what it was")
        func corrected() async throws {
            let scene = try await Scene.open()
            let first = try id(try await submit(["F-1", "F-2", "F-3"], scene))
            try await scene.untilForwarded(rows: 3)
            #expect(try await seen(scene) == ["F-1", "F-2", "F-3"])
            let second = try id(try await submit(["F-1", "F-4"], replaces: first, scene))
            try await scene.untilForwarded(rows: 5)
            #expect(try await seen(scene) == ["F-1", "F-4"])

            let earlier = try await scene.json(Holders.fire, "status", first)
            #expect(earlier["replacedBy"]?.string == second)
            #expect(earlier["replaces"] == nil)
            let later = try await scene.json(Holders.fire, "status", second)
            #expect(later["replaces"]?.string == first && later["replacedBy"] == nil)
            let words = try await scene.svd(Holders.fire, "status", first)
            #expect(words.output.contains("replaced: \(second) stands in its place"))
            let table = try await scene.svd(Holders.fire, "status", "--format", "csv")
            #expect(table.output.contains("\(first),\(second)\r\n"), "\(table)")

            let report = try await scene.json(
                Holders.compliance, "report", "--from", "2026-10", "--to", "2026-10")
            let share = report["shares"]?.array?.first {
                $0["agreement"] == "fire-deliberate-norfolk"
            }
            #expect(share?["rows"]?["accepted"]?.integer == 2, "\(share ?? .null)")
            // When it was first shared is what decides, and stays so.
            #expect(share?["submission"]?.string == first)
            #expect(share?["acceptances"]?.array?.count == 2)
            #expect(share?["revisions"]?.integer == 1)
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }

        @Test("What was replaced, what is another agency's and what is unknown cannot be replaced")
        func refused() async throws {
            let scene = try await Scene.open()
            let first = try id(try await submit(["F-1"], scene))
            let second = try id(try await submit(["F-2"], replaces: first, scene))
            let other = try id(try await submit(["C-1"], as: Holders.council, scene))
            try await scene.untilForwarded(rows: 3)
            let entries = try await scene.log().entries.filter { $0.submission != nil }.count

            let twice = try await submit(["F-3"], replaces: first, scene, status: 2)
            #expect(twice.errors.contains("replaced already, by \(second)"), "\(twice)")
            for id in [other, "01m83vxbbnyzn54b0bxmeqfnx4"] {
                let foreign = try await submit(["F-3"], replaces: id, scene, status: 2)
                #expect(foreign.errors.contains("none that was accepted from you"), "\(foreign)")
            }
            // Sent again as it was, it is neither a new share nor one that stands.
            let again = try await submit(["F-1"], scene, status: 2)
            #expect(again.errors.contains("replace"), "\(again)")
            #expect(try await scene.log().entries.filter { $0.submission != nil }.count == entries)
            #expect(try scene.stored(in: "uploads") == [])
            #expect(try await seen(scene) == ["F-2", "C-1"])

            // The same correction again is the correction; the last one may be corrected.
            let same = try await submit(["F-2"], replaces: first, scene)
            #expect(try id(same) == second)
            #expect(try JSONParser.parse(same.output)["duplicate"] == true)
            _ = try await submit(["F-1"], replaces: second, scene)
            try await scene.untilForwarded(rows: 4)
            #expect(try await seen(scene) == ["C-1", "F-1"])
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }
    }
}
