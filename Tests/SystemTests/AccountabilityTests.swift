import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("The accountability report says who owed what, from the ledger alone")
    struct AccountabilityTests {
        private static let range = ["--from", "2026-10", "--to", "2026-10"]

        private func report(
            _ scene: Scene, _ holder: String, _ format: String, status: Int32 = 0
        ) async throws -> String {
            let result = try await scene.gateway.svd(
                as: holder, ["report", "--format", format] + Self.range)
            #expect(result.status == status, "\(result)")
            return result.output
        }

        @Test("The clock alone makes each silent non-share once, also over restarts")
        func silence() async throws {
            let scene = try await Scene.open(environment: ["SVD_SILENCE_INTERVAL_SECONDS": "1"])
            // The fire services' October was due ten working days after its end.
            let silent = try await Polling.until("silent non-shares") {
                let entries = try await scene.log().entries.filter { $0.kind == .nonShareSilent }
                return entries.isEmpty ? nil : entries
            }
            let names = silent.map { "\($0.agreement?.text ?? "") \($0.period?.description ?? "")" }
            #expect(names.contains("fire-deliberate-norfolk 2026-10"))
            #expect(names.contains("fire-deliberate-youth 2026-10"))
            #expect(silent.allSatisfy { $0.reason == .noResponse && $0.due != nil })
            for _ in 0..<2 {
                try await scene.close()
                try await scene.gateway.start(environment: ["SVD_SILENCE_INTERVAL_SECONDS": "1"])
                for format in ["text", "json"] {
                    _ = try await report(scene, Holders.compliance, format)
                }
            }
            let after = try await scene.log().entries.filter { $0.kind == .nonShareSilent }
            #expect(Set(after.map(\.sequence)).isSuperset(of: silent.map(\.sequence)))
            let keys = after.map { "\($0.agreement?.text ?? "") \($0.period?.description ?? "")" }
            #expect(Set(keys).count == keys.count)
            try await scene.close()
        }

        @Test("The same head gives the same bytes, from the gateway and on the operator's machine")
        func sameBytes() async throws {
            let scene = try await Scene.open()
            let file = try scene.write(SmallFile(number: 1).bytes, to: "october.csv")
            _ = try await scene.submit(file)
            let bad = SmallFile(number: 2).text.replacingOccurrences(of: "STREET", with: "MOON")
            _ = try await scene.submit(
                try scene.write(Array(bad.utf8), to: "bad.csv"), "--no-check", status: 1)
            try await scene.svd(
                Holders.council, "nil", "--dataset", "fire-deliberate", "--period", "2026-10",
                "--receipt-dir", scene.receipts.path)
            try await scene.untilForwarded(rows: SmallFile.rows)
            // The first report waits for the clock of silence.
            _ = try await report(scene, Holders.compliance, "json")
            for format in ["text", "json", "csv"] {
                let first = try await report(scene, Holders.compliance, format)
                #expect(!first.isEmpty)
                #expect(try await report(scene, Holders.compliance, format) == first)
                let arguments = ["report", "--format", format] + Self.range
                #expect(try await scene.gateway.run(arguments).output == first, "\(format)")
            }
            let json = try JSONParser.parse(try await report(scene, Holders.compliance, "json"))
            try await agrees(json, with: scene)
            try await scene.close()
        }

        /// Every share is there in one state, and every figure is a count of ledger entries.
        private func agrees(_ report: JSONValue, with scene: Scene) async throws {
            let shares = report["shares"]?.array ?? []
            func state(_ agreement: String) -> String? {
                shares.first { $0["agreement"]?.string == agreement }?["state"]?.string
            }
            #expect(shares.count == 6)
            // On time, or late where the tests run after the due day.
            #expect(["on-time", "late"].contains(state("ed-assault-riverside")))
            #expect(state("fire-deliberate-council") == "nil-return")
            #expect(state("fire-deliberate-norfolk") == "silent")
            #expect(state("fire-deliberate-youth") == "silent")
            for agreement in ["admissions-broadland", "policeuk-street-west-yorkshire"] {
                #expect(["not-yet-due", "silent"].contains(state(agreement)))
            }
            let log = try await scene.log()
            #expect(report["log"]?["size"]?.integer == log.entries.count)
            let riverside = shares.first { $0["agreement"]?.string == "ed-assault-riverside" }
            for number in riverside?["refusals"]?.array?.compactMap(\.integer) ?? [] {
                #expect(log.entries[number - 1].kind == .shareRefused)
            }
            #expect(riverside?["refusals"]?.array?.count == 1)
            #expect(riverside?["attempts"]?.integer == 1)
            let silent = report["totals"]?["silent"]
            #expect(silent?["count"]?.integer == silent?["entries"]?.array?.count)
            for number in silent?["entries"]?.array?.compactMap(\.integer) ?? [] {
                #expect(log.entries[number - 1].kind == .nonShareSilent)
            }
        }

        @Test("An agency sees its own line alone; an analyst and an operator see none")
        func whoSeesWhat() async throws {
            let scene = try await Scene.open()
            let own = try JSONParser.parse(try await report(scene, Holders.fire, "json"))
            #expect(
                Set(own["shares"]?.array?.map { $0["agency"]?.string } ?? []) == ["norfolk-fire"])
            try await scene.svd(
                Holders.fire, "report", "--agency", "norfolk-county-council", status: 4)
            _ = try await report(scene, Holders.norfolkAnalyst, "text", status: 4)
            _ = try await report(scene, "person/operator", "text", status: 4)
            try await scene.close()
        }
    }
}
