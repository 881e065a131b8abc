import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A file of JSON lines goes the way of a CSV file")
    struct NDJSONTests {
        /// The rows of a small file, one object a line; empty cells are left out.
        private static func lines(_ number: Int) -> [String] {
            let rows = SmallFile(number: number).text.split(separator: "\r\n").map {
                $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
            }
            return rows.dropFirst().map { row in
                let members = zip(rows[0], row).filter { !$1.isEmpty }
                    .map { #""\#($0)":"\#($1)""# }
                return "{\(members.joined(separator: ","))}"
            }
        }

        private func write(_ lines: [String], _ name: String, _ scene: Scene) throws -> String {
            try scene.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: name)
        }

        @Test("Submitted, it is accepted, verified and asked for as the same rows in CSV are")
        func accepted() async throws {
            let scene = try await Scene.open()
            let file = try write(Self.lines(1), "october.ndjson", scene)
            let outcome = try await scene.submit(file)
            #expect(
                outcome["submission"]?["rows"]?["accepted"]?.integer == SmallFile.rows)
            let id = try #require(outcome["submission"]?["id"]?.string)
            let report = try await scene.ask(
                Holders.acuteTrust, "GET", "/v1/submissions/\(id)/report")
            #expect(report.json?["file"]?["format"] == "ndjson", "\(report)")
            // The same rows as CSV are another file, and give the same records.
            _ = try await scene.submit(
                try scene.write(SmallFile(number: 1).bytes, to: "october.csv"))
            try await scene.untilForwarded(rows: 2 * SmallFile.rows)
            let answer = try await scene.json(
                Holders.norfolkAnalyst, "query", "ed-assault", "--purpose", "audit",
                "--reference", "T-1", "--justification", "a test")
            let records = try #require(answer["records"]?.array)
            #expect(records.count == 2 * SmallFile.rows)
            let (some, other) = (
                records.filter { $0["submission_id"]?.string == id },
                records.filter { $0["submission_id"]?.string != id }
            )
            #expect(some.count == SmallFile.rows)
            for (one, two) in zip(some, other) {
                let lineage = ["record_id", "submission_id", "ledger_sequence"]
                let members = (one.object?.members ?? []).filter { !lineage.contains($0.name) }
                #expect(members.count > 20)
                for member in members { #expect(two[member.name] == member.value) }
            }
            try await scene.svd(
                Holders.acuteTrust, "receipt", "verify",
                scene.receipts.appending(path: "\(id).receipt.json").path, "--file", file)
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }

        @Test("Refused, each line has its code and its member; nothing of it is kept")
        func refused() async throws {
            let scene = try await Scene.open()
            var lines = Self.lines(1)
            lines[1] = lines[1].replacing(#""sex":"1""#, with: #""sex":1"#)
            lines[3] = lines[3].replacing("BODY_PART", with: "ELBOW")
            lines[5] = lines[5].replacing(#""sex""#, with: #""gender""#)
            lines[6] = String(lines[6].dropLast())
            lines[8] = lines[7]
            let expected = [
                "2 sex type", "4 assault_method enum", "6 - header-unknown", "7 - malformed-json",
                "9 record_ref unique",
            ]
            // The name says nothing of the form here.
            let file = try write(lines, "october.txt", scene)
            let checked = try await scene.json(
                Holders.acuteTrust, "validate", file, "--dataset", "ed-assault",
                "--file-format", "ndjson", status: 1)
            #expect(ReportFindings.lines(checked) == expected)
            let outcome = try await scene.submit(
                file, "--file-format", "ndjson", "--no-check", status: 1)
            let submission = try #require(outcome["submission"])
            #expect(submission["state"] == "refused")
            let id = try #require(submission["id"]?.string)
            let report = try await scene.ask(
                Holders.acuteTrust, "GET", "/v1/submissions/\(id)/report")
            #expect(ReportFindings.lines(report.json) == expected, "\(report)")
            // Taken for CSV it is refused for another reason: the form is not guessed, and what
            // became of it in the other form is no answer.
            let guessed = try await scene.submit(file, "--no-check", status: 1)
            #expect(guessed["duplicate"] == false)
            #expect(guessed["submission"]?["codes"]?["malformed-json"] == nil, "\(guessed)")
            #expect(try scene.stored(in: "objects") == [])
            try await scene.close()
        }
    }
}
