import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("svd validate here and the gateway there say the same of a file")
    struct SameReportTests {
        @Test(
            "Offline, tried and submitted: the same report, member for member",
            arguments: ["csv", "ndjson"])
        func same(form: String) async throws {
            let scene = try await Scene.open()
            for (share, rows) in [("0", 400), ("0.05", 400), ("1", 1_500)] {
                let path = scene.files.url.appending(path: "october-\(share).\(form)").path
                let made = try await Command.run(
                    Project.program("ed-generator"),
                    [
                        "--rows", "\(rows)", "--seed", "21", "--period", "2026-10", "--defects",
                        share, "--form", form,
                    ], output: URL(filePath: path))
                #expect(made.status == 0)
                let offline = try await scene.json(
                    Holders.acuteTrust, "validate", path, "--dataset", "ed-assault", "--schemas",
                    Project.root.appending(path: "schemas").path, "--form", "anonymised-rows",
                    status: share == "0" ? 0 : 1)
                #expect(offline["rows"]?["received"]?.integer == rows)
                #expect(ReportFindings.lines(offline).isEmpty == (share == "0"))
                #expect(offline["truncated"]?.bool == (share == "1"))
                let type = form == "csv" ? "text/csv" : "application/x-ndjson"
                let tried = try await scene.ask(
                    Holders.acuteTrust, "POST", "/v1/validations?dataset=ed-assault",
                    headers: ["Content-Type: \(type)"], body: path)
                #expect(tried.json == offline, "\(share) \(tried.status)")
                let outcome = try await scene.submit(
                    path, "--no-check", status: share == "0" ? 0 : 1)
                let id = try #require(outcome["submission"]?["id"]?.string)
                let kept = try await scene.ask(
                    Holders.acuteTrust, "GET", "/v1/submissions/\(id)/report")
                #expect(kept.json == offline, "\(share) \(kept.status)")
            }
            try await scene.close()
        }
    }
}
