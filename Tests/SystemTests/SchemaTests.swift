import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A schema version is checked, published, taken and ended")
    struct SchemaTests {
        /// A version of ed-assault in a folder of its own, with one change of the document.
        private func write(
            _ version: String, _ text: String, _ replacement: String, to folder: URL
        ) throws -> String {
            let source = Project.root.appending(path: "schemas/ed-assault/1.0.0.schema.json")
            let document = try String(contentsOf: source, encoding: .utf8)
                .replacingOccurrences(of: "/ed-assault/1.0.0", with: "/ed-assault/\(version)")
                .replacingOccurrences(
                    of: "\"version\": \"1.0.0\"", with: "\"version\": \"\(version)\"")
            try #require(document.contains(text))
            try FileManager.default.createDirectory(
                at: folder, withIntermediateDirectories: true)
            let file = folder.appending(path: "\(version).schema.json")
            try Data(document.replacingOccurrences(of: text, with: replacement).utf8)
                .write(to: file)
            return file.path
        }

        @Test("check and diff name the changes, and end with 1 where the bump is too small")
        func judged() async throws {
            let folder = try TemporaryFolder("svd-schemas")
            let dataset = folder.url.appending(path: "ed-assault")
            _ = try write("1.0.0", "FIREARM", "FIREARM", to: dataset)
            let wide = try write("1.1.0", "\"FIREARM\", ", "\"FIREARM\", \"LASER\", ", to: dataset)
            let program = try Project.program("svd-gateway")
            let good = try await Command.run(program, ["schema", "check", wide])
            #expect(good.status == 0, "\(good)")
            #expect(good.output.contains("ed-assault 1.0.0 to 1.1.0: good; minor is enough"))
            let narrow = try write("1.2.0", "\"FIREARM\", ", "", to: dataset)
            let bad = try await Command.run(
                program, ["schema", "check", folder.url.path, "--format", "json"])
            #expect(bad.status == 1, "\(bad)")
            let json = try JSONParser.parse(bad.output)
            let verdicts = json["documents"]?.array?.map { $0["good"]?.bool }
            #expect(verdicts == [true, true, false])
            #expect(json["documents"]?.array?.last?["neededVersion"] == "2.0.0")
            let difference = try await Command.run(
                program,
                [
                    "schema", "diff", "ed-assault@1.0.0", narrow, "--schemas", folder.url.path,
                    "--format", "json",
                ])
            #expect(difference.status == 1, "\(difference)")
            let change = try JSONParser.parse(difference.output)["changes"]?.array?.first
            #expect(change?["code"] == "enum-tightened")
            #expect(change?["pointer"] == "/properties/assault_method/enum")
            #expect(change?["impact"] == "breaking")
        }

        @Test("a published version is taken at once, and ends when the registry says so")
        func published() async throws {
            let scene = try await Scene.open()
            let folder = scene.files.url
            let wide = try write("1.1.0", "\"FIREARM\", ", "\"FIREARM\", \"LASER\", ", to: folder)
            let published = try await scene.gateway.run(["schema", "publish", wide])
            #expect(published.status == 0, "\(published)")
            #expect(published.output.hasPrefix("published ed-assault 1.1.0  "))
            _ = try await Polling.until("the new version", within: .seconds(60)) {
                let list = try await scene.gateway.svd(as: Holders.acuteTrust, ["schemas"])
                return list.output.contains("1.1.0") ? true : nil
            }
            let page = try await scene.svd(
                Holders.acuteTrust, "template", "ed-assault", "--format", "html")
            #expect(page.output.contains("<code>LASER</code>"))
            let narrow = try write("1.2.0", "\"FIREARM\", ", "", to: folder)
            let refused = try await scene.gateway.run(["schema", "publish", narrow])
            #expect(refused.status == 1, "\(refused)")
            #expect(refused.errors.contains("enum-tightened"))
            let log = try await scene.log()
            let entries = log.entries.filter { $0.kind == .schemaPublished }
            #expect(entries.last?.schemaVersion?.description == "1.1.0")

            let registry = try String(
                contentsOf: Project.root.appending(path: "deploy/demo/registry.yaml"),
                encoding: .utf8)
            let ended = try scene.write(
                Array(
                    (registry
                        + "schemas: [{dataset: ed-assault, version: 1.0.0, sunset: 2026-01-31}]\n")
                        .utf8), to: "registry.yaml")
            let applied = try await scene.gateway.run(["registry", "apply", ended])
            #expect(applied.status == 0, "\(applied)")
            _ = try await Polling.until("the sunset", within: .seconds(60)) {
                let list = try await scene.gateway.svd(as: Holders.acuteTrust, ["schemas"])
                return list.output.contains("ended 2026-01-31") ? true : nil
            }
            let listed = try await scene.gateway.run(["schema", "list"])
            #expect(listed.output.contains("ended 2026-01-31"), "\(listed)")
            try await scene.close()
        }

        @Test("a gateway does not start on a document that is not what was published")
        func altered() async throws {
            let scene = try await Scene.open()
            try await scene.close()
            let folder = scene.gateway.home.appending(path: "schemas/ed-assault")
            let document = try write("1.0.0", "\"FIREARM\", ", "", to: folder)
            let refused = try await scene.gateway.run(["serve"])
            #expect(refused.status == 1, "\(refused)")
            #expect(refused.errors.contains("ed-assault 1.0.0 was published with other bytes"))
            #expect(refused.errors.contains("A schema version never changes"))
            // Without the file the gateway serves what it published.
            try FileManager.default.removeItem(atPath: document)
            try await scene.gateway.start()
            let list = try await scene.svd(Holders.acuteTrust, "schemas")
            #expect(list.output.contains("ed-assault"))
            try await scene.close()
        }
    }
}
