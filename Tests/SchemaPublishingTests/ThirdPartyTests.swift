import Foundation
import GatewayTestKit
import RecordValidation
import SchemaPublishing
import SharingModel
import Testing

@Suite("Other people's tools read what is generated, and take the files that we take")
struct ThirdPartyTests {
    /// A program of Tests/ThirdParty/requirements.txt; nil, and a line that says so, where it is
    /// not installed.
    static func tool(_ name: String) -> URL? {
        let tool = Project.root.appending(path: ".build/third-party/venv/bin/\(name)")
        guard FileManager.default.isExecutableFile(atPath: tool.path) else {
            print("skipped: \(name) is not here; `deploy/bootstrap.sh test` installs it")
            return nil
        }
        return tool
    }

    /// A good file: that of the dataset's examples, or one that this test knows.
    static func goodFile(_ schema: DatasetSchema) throws -> String? {
        let examples = "schemas/\(schema.dataset)/examples/\(schema.version)"
        let folder = Project.root.appending(path: examples)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        let name = names.sorted().first { $0.hasPrefix("good-") && $0.hasSuffix(".csv") }
        if let name { return try PublishingKit.text("\(examples)/\(name)") }
        switch schema.dataset.text {
        case "ed-assault":
            return schema.columns.map(\.header).joined(separator: ",") + "\r\n"
                + "a1,RM102,01,31/10/2026 23:40,2026-10-31T22:15,OTHER,\"thrown, chair\",STREET,,"
                + "E01026792,10-15,2,3+,Y\r\n"
                + "a2,RM102,,,2026-11-01T00:15:30Z,FIREARM,,SHOP,,,,,,\r\n"
        case "policeuk-street":
            let text = try PublishingKit.text(
                "deploy/demo/2018-07-west-yorkshire-street-extract.csv")
            return text
        default: return nil
        }
    }

    private func write(
        _ schema: DatasetSchema, _ file: String?
    ) throws -> TemporaryFolder {
        let folder = try TemporaryFolder("svd-artefacts")
        for artefact in SchemaArtefact.allCases {
            let name = "\(schema.dataset).\(artefact.fileExtension)"
            try Data(try artefact.bytes(of: schema)).write(to: folder.url.appending(path: name))
        }
        // The tools read it as the file that the metadata describe.
        if let file {
            let text = file.hasPrefix("\u{FEFF}") ? String(file.dropFirst()) : file
            try Data(text.utf8).write(to: folder.url.appending(path: "\(schema.dataset).csv"))
            #expect(try PublishingKit.report(text, schema).verdict == .accepted)
        }
        return folder
    }

    @Test("frictionless: the Table Schema is one, and a good file is valid against it")
    func frictionless() async throws {
        guard let tool = Self.tool("frictionless") else { return }
        var files = 0
        for dataset in PublishingKit.datasets {
            let schema = try PublishingKit.shipped(dataset)
            let file = try Self.goodFile(schema)
            let folder = try write(schema, file)
            let name = "\(dataset).tableschema.json"
            let own = try await Command.run(
                tool, ["validate", name, "--type", "schema"], folder: folder.url)
            #expect(own.status == 0, "\(dataset): \(own)")
            guard file != nil else { continue }
            files += 1
            let good = try await Command.run(
                tool, ["validate", "\(dataset).csv", "--schema", name], folder: folder.url)
            #expect(good.status == 0, "\(dataset): \(good)")
        }
        #expect(files == PublishingKit.datasets.count)
    }

    @Test("frictionless: a file that breaks a constraint is not valid")
    func frictionlessBad() async throws {
        guard let tool = Self.tool("frictionless") else { return }
        let schema = try PublishingKit.shipped("ed-assault")
        let bad = try #require(try Self.goodFile(schema))
            .replacingOccurrences(of: "FIREARM", with: "SWORD")
        let folder = try write(schema, nil)
        try Data(bad.utf8).write(to: folder.url.appending(path: "bad.csv"))
        let result = try await Command.run(
            tool, ["validate", "bad.csv", "--schema", "ed-assault.tableschema.json"],
            folder: folder.url)
        #expect(result.status == 1, "\(result)")
        #expect(result.output.contains("assault_method"), "\(result)")
    }

    @Test("csvw: the metadata are read, and a good file is valid against them")
    func csvw() async throws {
        guard let tool = Self.tool("csvwvalidate") else { return }
        var files = 0
        for dataset in PublishingKit.datasets {
            let schema = try PublishingKit.shipped(dataset)
            guard let file = try Self.goodFile(schema) else { continue }
            files += 1
            let folder = try write(schema, file)
            let good = try await Command.run(
                tool, ["\(dataset).csvw.json", "--verbose"], folder: folder.url)
            #expect(good.status == 0 && !good.output.contains("FAIL"), "\(dataset): \(good)")
        }
        #expect(files == PublishingKit.datasets.count)
    }

    @Test("csvw: a file that breaks a constraint is not valid")
    func csvwBad() async throws {
        guard let tool = Self.tool("csvwvalidate") else { return }
        let schema = try PublishingKit.shipped("ed-assault")
        let folder = try write(schema, nil)
        let bad = try #require(try Self.goodFile(schema))
            .replacingOccurrences(of: "FIREARM", with: "SWORD")
        try Data(bad.utf8).write(to: folder.url.appending(path: "ed-assault.csv"))
        let result = try await Command.run(tool, ["ed-assault.csvw.json"], folder: folder.url)
        #expect(result.status != 0 || result.output.contains("FAIL"), "\(result)")
    }
}
