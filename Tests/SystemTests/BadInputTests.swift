import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A bad file gets one clear violation, the same offline, tried and submitted")
    struct BadInputTests {
        @Test("Offline, dry run and submission report the same; nothing is kept but the refusal")
        func badFiles() async throws {
            let scene = try await Scene.open()
            let before = try await scene.log().entries.count
            for (number, file) in BadFile.all.enumerated() {
                let path = try scene.write(file.bytes, to: "file-\(number).csv")
                let offline = try await offlineReport(path, scene, file.name)
                check(offline, file)
                let tried = try await scene.ask(
                    Holders.acuteTrust, "POST", "/v1/validations?dataset=ed-assault",
                    headers: ["Content-Type: text/csv"], body: path)
                #expect(tried.status == 200, "\(file.name): \(tried)")
                #expect(tried.json == offline, "\(file.name)")

                let outcome = try await scene.submit(path, "--no-check", status: 1)
                let submission = try #require(outcome["submission"], "\(file.name)")
                #expect(submission["state"]?.string == "refused", "\(file.name)")
                #expect(submission["codes"]?[file.code]?.integer == 1, "\(file.name)")
                let id = try #require(submission["id"]?.string)
                let kept = try await scene.ask(
                    Holders.acuteTrust, "GET", "/v1/submissions/\(id)/report")
                #expect(kept.json == offline, "\(file.name): \(kept)")
            }
            let entries = try await scene.log().entries.dropFirst(before)
            // Silent non-shares of others may stand between.
            let own = entries.filter { $0.submission != nil }
            #expect(own.count == BadFile.all.count)
            #expect(own.allSatisfy { $0.kind == .shareRefused && $0.rows?.accepted == 0 })
            #expect(try scene.stored(in: "objects") == [])
            #expect(try scene.stored(in: "uploads") == [])
            #expect(
                try Database.integer(
                    "SELECT count(*) FROM outbox", in: scene.gateway.home, "gateway.sqlite") == 0)
            try await scene.svd(Holders.acuteTrust, "receipt", "verify", scene.receipts.path)
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }

        private func offlineReport(
            _ path: String, _ scene: Scene, _ name: String
        ) async throws -> JSONValue {
            // No profile is needed: the folder named does not exist.
            let result = try await Command.run(
                Project.program("svd"),
                [
                    "validate", path, "--dataset", "ed-assault", "--schemas",
                    Project.root.appending(path: "schemas").path, "--format", "json", "--profile",
                    scene.files.url.appending(path: "none").path,
                ])
            #expect(result.status == 1, "\(name): \(result)")
            return try JSONParser.parse(result.output)
        }

        private func check(_ report: JSONValue, _ file: BadFile) {
            let violations = report["violations"]?.array ?? []
            #expect(report["verdict"]?.string == "refused", "\(file.name)")
            #expect(violations.count == 1, "\(file.name): \(violations)")
            #expect(report["totals"]?.array?.count == 1, "\(file.name)")
            guard let violation = violations.first else { return }
            #expect(violation["code"]?.string == file.code, "\(file.name): \(violation)")
            #expect(violation["line"]?.integer == file.line, "\(file.name): \(violation)")
            if let column = file.column {
                #expect(violation["column"]?.integer == column, "\(file.name): \(violation)")
            }
            #expect(
                violation["hint"]?.string?.contains(file.hint) == true,
                "\(file.name): \(violation)")
        }

        @Test("A byte-order mark, LF alone and quotes are no faults")
        func goodForms() async throws {
            let scene = try await Scene.open()
            let quoted = BadFile.good.map { line in
                line.split(separator: ",", omittingEmptySubsequences: false)
                    .map { "\"\($0)\"" }.joined(separator: ",")
            }
            let forms = [
                [0xEF, 0xBB, 0xBF] + BadFile.joined(BadFile.good),
                BadFile.joined(BadFile.good, end: "\n"), BadFile.joined(quoted),
            ]
            for (number, bytes) in forms.enumerated() {
                let path = try scene.write(bytes, to: "good-\(number).csv")
                let outcome = try await scene.submit(path)
                #expect(
                    outcome["submission"]?["rows"]?["accepted"]?.integer == SmallFile.rows)
            }
            try await scene.untilForwarded(rows: 3 * SmallFile.rows)
            try await scene.close()
        }
    }
}
