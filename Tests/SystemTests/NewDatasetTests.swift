import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A dataset is added by one JSON file, as docs/operator/adding-a-dataset.md says")
    struct NewDatasetTests {
        /// A fenced text of the document, without its fences.
        private func text(_ language: String, _ number: Int = 0) throws -> String {
            let page = Project.root.appending(path: "docs/operator/adding-a-dataset.md")
            let parts = try String(contentsOf: page, encoding: .utf8)
                .components(separatedBy: "\n```\(language)\n")
            guard parts.count > number + 1,
                let end = parts[number + 1].range(of: "\n```")
            else { throw TestFault("no text \(number) in \(language)") }
            return parts[number + 1][..<end.lowerBound] + "\n"
        }

        private func write(_ text: String, _ path: String, in scene: Scene) throws -> String {
            let file = scene.files.url.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return file.path
        }

        @Test("Checked, published, agreed, sent and asked for: no line of Swift")
        func workedExample() async throws {
            let scene = try await Scene.closed()
            let name = "schemas/bus-incident/1.0.0.schema.json"
            let document = try write(try text("json"), name, in: scene)
            let good = try write(try text("csv"), "good.csv", in: scene)
            let bad = try write(try text("csv", 1), "bad.csv", in: scene)

            let check = try await Command.run(
                Project.program("svd-gateway"), ["schema", "check", document])
            #expect(check.status == 0, "\(check)")
            let folder = scene.files.url.appending(path: "schemas").path
            try await scene.svd(
                Holders.council, "validate", good, "--dataset", "bus-incident", "--schemas", folder)
            let report = try await scene.json(
                Holders.council, "validate", bad, "--dataset", "bus-incident", "--schemas", folder,
                status: 1)
            let findings = (report["violations"]?.array ?? []).map {
                "\($0["line"]?.integer ?? 0) \($0["header"]?.string ?? "") "
                    + "\($0["code"]?.string ?? "")"
            }
            #expect(
                findings.sorted() == [
                    "2 incident_datetime format", "3 incident_ref unique", "3 kind enum",
                ])

            try await scene.operate("schema", "publish", document)
            let list = try await scene.operate("schema", "list")
            #expect(list.output.contains("bus-incident 1.0.0"))
            let registry = try String(
                contentsOf: Project.root.appending(path: "deploy/demo/registry.yaml"),
                encoding: .utf8)
            let agreement = try text("yaml")
            let changed = registry.replacingOccurrences(
                of: "\nagreements:\n", with: "\nagreements:\n" + agreement)
            #expect(changed != registry)
            try await scene.operate(
                "registry", "apply", try write(changed, "registry.yaml", in: scene))
            try await scene.gateway.start()

            let due = try await scene.json(Holders.council, "due")
            #expect("\(due)".contains("bus-incident"))
            let template = try await scene.svd(Holders.council, "template", "bus-incident")
            #expect(template.output.hasSuffix("kind,lsoa21,passengers,remarks\r\n"))
            _ = try await scene.submit(good, as: Holders.council, dataset: "bus-incident")
            _ = try await scene.submit(bad, as: Holders.council, dataset: "bus-incident", status: 1)
            try await scene.untilForwarded(rows: 3)
            let answer = try await scene.json(
                Holders.norfolkAnalyst, "query", "bus-incident", "--purpose", "problem-profile",
                "--reference", "OP-7", "--justification", "Weapons on buses", "--where",
                "kind=WEAPON_SEEN")
            let records = try #require(answer["records"]?.array)
            #expect(records.map { $0["incident_ref"]?.string } == ["B-0917"])
            #expect(records.first?["incident_datetime"]?.string == "2026-10-24T21:05:00.000Z")
            #expect(records.first?["passengers"]?.integer == 31)
            try await scene.close()
        }
    }
}
