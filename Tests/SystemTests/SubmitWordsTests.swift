import Foundation
import GatewayTestKit
import Testing

extension SystemTests {
    @Suite("svd submit says where each finding is")
    struct SubmitWordsTests {
        @Test("Warnings and refusals are told with column and first lines, and so by svd status")
        func places() async throws {
            let scene = try await Scene.open()
            let common = [
                "--dataset", "ed-assault", "--period", "2026-10", "--receipt-dir",
                scene.receipts.path,
            ]
            let warned = try scene.write(
                BadFile.joined(BadFile.cell(4, 9, "outside Mr Harris")), to: "warned.csv")
            let taken = try await scene.gateway.svd(
                as: Holders.acuteTrust, ["submit", warned] + common)
            #expect(taken.status == 0, "\(taken)")
            #expect(
                taken.output.contains(
                    "1 × looks like a name in column I 'assault_location_desc', line 4\n"),
                "\(taken)")

            var lines = BadFile.good
            for line in [2, 4, 5, 7] {
                lines[line - 1] = lines[line - 1].replacing(",BODY_PART,", with: ",FIST,")
            }
            let bad = try scene.write(BadFile.joined(lines), to: "bad.csv")
            let refused = try await scene.gateway.svd(
                as: Holders.acuteTrust, ["submit", bad, "--no-check"] + common)
            #expect(refused.status == 1)
            let words = "4 × not an allowed value in column F 'assault_method', line 2, 4, 5 …\n"
            #expect(refused.output.contains(words), "\(refused)")
            let id = try #require(
                refused.output.split(separator: "\n").first { $0.hasPrefix("number:") }?
                    .split(separator: " ").last)
            let status = try await scene.svd(Holders.acuteTrust, "status", String(id))
            #expect(status.output.contains(words), "\(status)")
            try await scene.close()
        }
    }
}
