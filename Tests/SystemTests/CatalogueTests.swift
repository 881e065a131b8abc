import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("Every dataset of the catalogue is taken, refused and asked for over TLS")
    struct CatalogueTests {
        /// A dataset with its examples, as `schemas/` has them.
        private struct Dataset {
            let name: String
            let power: String
            let form: String
            let examples: URL

            init(_ name: String) throws {
                let folder = Project.root.appending(path: "schemas/\(name)")
                let document = try JSONParser.parse(
                    Array(Data(contentsOf: folder.appending(path: "1.0.0.schema.json"))))
                let disclosure = document["x-svd"]?["disclosure"]
                let powers = (disclosure?["powers"]?.array ?? []).compactMap(\.string)
                self.name = name
                power = powers.contains("CDA-115") ? "CDA-115" : try #require(powers.first)
                // What allows most comes last.
                form = try #require(disclosure?["forms"]?.array?.last?.string)
                examples = folder.appending(path: "examples/1.0.0")
            }

            /// The example files of one kind.
            func files(_ kind: String) throws -> [URL] {
                try FileManager.default.contentsOfDirectory(atPath: examples.path)
                    .filter { $0.hasPrefix(kind + "-") && $0.hasSuffix(".csv") }.sorted()
                    .map { examples.appending(path: $0) }
            }
        }

        private static func datasets() throws -> [Dataset] {
            let folder = Project.root.appending(path: "schemas").path
            return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
                .map { try Dataset($0) }
        }

        private func submit(
            _ file: URL, _ dataset: Dataset, period: String, _ client: SmallClient
        ) async throws -> JSONValue {
            let bytes = Array(try Data(contentsOf: file))
            let answer = try await client.submit(
                bytes,
                UploadRequest(
                    dataset: dataset.name, period: period, filename: file.lastPathComponent,
                    length: bytes.count))
            let place = "\(dataset.name) \(file.lastPathComponent): \(answer)"
            #expect(answer.status == 201, "\(place)")
            return try #require(answer.body?["submission"], "\(place)")
        }

        /// What the report of a submission lists.
        private func findings(
            _ submission: JSONValue, _ client: SmallClient
        ) async throws -> [String] {
            let id = try #require(submission["id"]?.string)
            return ReportFindings.lines(
                try JSONParser.parse(try await client.get("/v1/submissions/\(id)/report")))
        }

        @Test("Good examples stand there with all rows, bad ones get exactly the expected codes")
        func all() async throws {
            let datasets = try Self.datasets()
            #expect(datasets.count >= 19)
            let scene = try await Scene.closed()
            // What the demonstration has agreed already is agreed again, under another name.
            try await Agreements.apply(
                datasets.map { Agreements.council($0.name, power: $0.power, form: $0.form) },
                in: scene)
            try await scene.gateway.start()
            let client = try SmallClient(profile: scene.gateway.profile(of: Holders.council))
            var rows: [String: Int] = [:]
            for dataset in datasets {
                // A period each, so that no example repeats the records of another.
                let good = zip(try dataset.files("good"), ["2026-10", "2026-11"])
                for (file, period) in good {
                    let submission = try await submit(file, dataset, period: period, client)
                    let counts = submission["rows"]
                    #expect(
                        submission["state"] == "accepted", "\(file.path) \(submission)")
                    #expect(counts?["accepted"] == counts?["received"])
                    rows[dataset.name, default: 0] += counts?["accepted"]?.integer ?? 0
                }
                for file in try dataset.files("bad") {
                    let submission = try await submit(file, dataset, period: "2026-09", client)
                    #expect(
                        ["refused", "accepted-in-part"].contains(submission["state"]?.string),
                        "\(file.path)")
                    let list = file.deletingPathExtension().appendingPathExtension("expected.json")
                    let expected = try JSONParser.parse(Array(Data(contentsOf: list))).array
                    #expect(
                        try await findings(submission, client)
                            == (expected ?? []).map(ReportFindings.line), "\(file.path)")
                    rows[dataset.name, default: 0] +=
                        submission["rows"]?["accepted"]?.integer ?? 0
                }
            }
            try await scene.untilForwarded(rows: rows.values.reduce(0, +))
            try await client.shutDown()
            try await asked(rows, scene)
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }

        private func asked(_ rows: [String: Int], _ scene: Scene) async throws {
            let analyst = try SmallClient(
                profile: scene.gateway.profile(of: Holders.norfolkAnalyst))
            for (dataset, count) in rows {
                let page = try JSONParser.parse(
                    try await analyst.get(
                        "/v1/records/\(dataset)?purpose=audit&reference=T-1&justification=test"
                            + "&limit=1000"))
                #expect(page["records"]?.array?.count == count, "\(dataset)")
                #expect(count > 0)
            }
            try await analyst.shutDown()
        }
    }
}
