import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("What is not shared is declared, and what is owed can be looked up")
    struct DeclarationTests {
        @Test("Nil returns and withheld shares have receipts; a reason the law lacks is flagged")
        func declarations() async throws {
            let scene = try await Scene.open()
            let declared = try await scene.json(
                Holders.council, "nil", "--dataset", "fire-deliberate", "--period", "2026-10",
                "--receipt-dir", scene.receipts.path)
            #expect(declared["submission"]?["state"]?.string == "nil-return")
            #expect(declared["receipt"]?["verified"]?.bool == true)
            // Declared twice is declared once.
            let again = try await scene.json(
                Holders.council, "nil", "--dataset", "fire-deliberate", "--period", "2026-10",
                "--receipt-dir", scene.receipts.path)
            #expect(again["submission"]?["id"] == declared["submission"]?["id"])

            let offered = try await withhold(
                scene, Holders.careBoard, "hospital-admission-assault-count", "HSC_PERSONAL")
            #expect(offered["submission"]?["state"]?.string == "withheld")
            #expect(offered["submission"]?["reason"]?.string == "HSC_PERSONAL")
            #expect(offered["objection"] == nil)
            let flagged = try await withhold(
                scene, Holders.fire, "fire-deliberate", "TECHNICAL_FAILURE")
            #expect(flagged["submission"]?["state"]?.string == "withheld")
            #expect(flagged["objection"]?.string == "the law knows no such exemption")
            let collaboration = try await withhold(
                scene, Holders.youthJustice, "fire-deliberate", "UNREASONABLE_COST")
            #expect(collaboration["objection"]?.string?.contains("s.15(9)") == true)

            try await scene.svd(
                Holders.fire, "withhold", "--dataset", "fire-deliberate", "--period", "2026-10",
                "--reason", "NO_RESPONSE", "--ground", "none", "--decided-by", "nobody", status: 2)
            let verified = try await scene.json(
                Holders.council, "receipt", "verify", scene.receipts.path)
            let decisions = verified["receipts"]?.array?.compactMap { $0["decision"]?.string } ?? []
            #expect(
                decisions.sorted() == [
                    "nil-return", "non-share-declared", "non-share-declared", "non-share-declared",
                ])
            // The ground may name people: it stays out of the ledger.
            let log = try await scene.log()
            #expect(!log.entries.contains { "\($0.json)".contains("Rows are personal") })
            try await looksUp(scene)
            try await grounds(scene, id: offered["submission"]?["id"]?.string ?? "")
            try await scene.close()
        }

        private func withhold(
            _ scene: Scene, _ holder: String, _ dataset: String, _ reason: String
        ) async throws -> JSONValue {
            try await scene.json(
                holder, "withhold", "--dataset", dataset, "--period", "2026-10", "--reason", reason,
                "--ground", "Rows are personal", "--decided-by", "Caldicott Guardian",
                "--review-on", "2027-06-30", "--receipt-dir", scene.receipts.path)
        }

        /// The ground is shown with the submission, and one that points to a person is refused.
        private func grounds(_ scene: Scene, id: String) async throws {
            for holder in [Holders.careBoard, Holders.compliance] {
                let text = try await scene.svd(holder, "status", id).output
                #expect(
                    text.contains("reason:   HSC_PERSONAL (PCSC Act 2022 s.16(4)(b)"), "\(text)")
                #expect(text.contains("\nground:   Rows are personal\n"), "\(text)")
                #expect(text.contains("\ndecided:  by Caldicott Guardian\n"), "\(text)")
                #expect(text.contains("\nreview:   on 2027-06-30\n"), "\(text)")
            }
            let report = try await scene.svd(
                Holders.compliance, "report", "--from", "2026-10", "--to", "2026-10"
            ).output
            #expect(report.contains("submission: \(id)"), "\(report)")
            #expect(
                report.contains("svd status SUBMISSION") && !report.contains("Rows are personal"))
            let before = try await scene.log().entries.count { $0.submission != nil }
            for (ground, decider) in [
                ("About 943 476 5919", "Caldicott Guardian"), ("She lives at NR1 3JU", "Chief"),
                ("Ask 01603 123456", "Chief"), ("Not mine", "j.smith@nhs.net"),
            ] {
                let refused = try await scene.svd(
                    Holders.careBoard, "withhold", "--dataset", "hospital-admission-assault-count",
                    "--period", "2026-10",
                    "--reason", "HSC_PERSONAL", "--ground", ground, "--decided-by", decider,
                    status: 1)
                #expect(refused.errors.contains("svd: warning: --"), "\(refused)")
                #expect(refused.errors.contains("(ground-identifies-person)"), "\(refused)")
            }
            #expect(try await scene.log().entries.count { $0.submission != nil } == before)
        }

        /// Status and due tell of them, to their own agency alone.
        private func looksUp(_ scene: Scene) async throws {
            let due = try await scene.json(Holders.council, "due")
            let october = due["due"]?.array?.first { $0["period"]?.string == "2026-10" }
            #expect(october?["state"]?.string == "nil-return")
            #expect(october?["dataset"]?.string == "fire-deliberate")
            let withheld = try await scene.json(Holders.careBoard, "due")
            let share = withheld["due"]?.array?.first { $0["period"]?.string == "2026-10" }
            #expect(share?["state"]?.string == "withheld")
            let own = try await scene.json(Holders.fire, "status")
            #expect(own["submissions"]?.array?.count == 1)
            let id = try #require(own["submissions"]?.array?.first?["id"]?.string)
            try await scene.svd(Holders.council, "status", id, status: 2)
            #expect(
                try await scene.json(Holders.compliance, "status", id)["reason"]?.string
                    == "TECHNICAL_FAILURE")
        }

        @Test("A partner finds what there is: doctor, me, schemas, template, validate")
        func lookingAround() async throws {
            let scene = try await Scene.open()
            let doctor = try await scene.json(Holders.acuteTrust, "doctor")
            let states = doctor["checks"]?.array?.compactMap { $0["state"]?.string } ?? []
            #expect(!states.isEmpty && !states.contains("fail"), "\(doctor)")

            let me = try #require(try await scene.ask(Holders.acuteTrust, "GET", "/v1/me").json)
            #expect(me["holder"]?.string == Holders.acuteTrust)
            #expect(me["roles"]?.array == ["submit"])
            #expect(me["agreements"]?.array?.first?["id"]?.string == "ed-assault-riverside")

            let schemas = try await scene.json(Holders.norfolkAnalyst, "schemas")
            let names = schemas["schemas"]?.array?.compactMap { $0["dataset"]?.string } ?? []
            let folders = try FileManager.default.contentsOfDirectory(
                atPath: Project.root.appending(path: "schemas").path)
            #expect(names == folders.sorted() && names.contains("ed-assault"))
            let document = Project.root.appending(path: "schemas/ed-assault/1.0.0.schema.json")
            let served = try await scene.ask(
                Holders.acuteTrust, "GET", "/v1/schemas/ed-assault/1.0.0")
            #expect(served.body == Array(try Data(contentsOf: document)))

            let template = try await scene.svd(Holders.acuteTrust, "template", "ed-assault")
            #expect(Array(template.output.utf8.prefix(3)) == [0xEF, 0xBB, 0xBF])
            let body = SmallFile(number: 3).text.split(separator: "\r\n").dropFirst()
                .joined(separator: "\r\n")
            let filled = try scene.write(
                Array((template.output + body + "\r\n").utf8), to: "filled.csv")
            try await scene.svd(
                Holders.acuteTrust, "validate", filled, "--dataset", "ed-assault")
            try await scene.close()
        }
    }
}
