import Foundation
import GatewayTestKit
import Testing

extension SystemTests {
    @Suite("svd validate tells the officer, and takes nothing of theirs")
    struct ValidateTests {
        private let folder: TemporaryFolder

        init() throws { folder = try TemporaryFolder("svd-validate") }

        private func path(_ name: String) -> String { folder.url.appending(path: name).path }

        private func text(_ name: String) throws -> String {
            try String(contentsOfFile: path(name), encoding: .utf8)
        }

        private func validate(_ more: String..., status: Int32) async throws -> CommandResult {
            let result = try await Command.run(
                Project.program("svd"),
                [
                    "validate", path("october.csv"), "--dataset", "ed-assault", "--schemas",
                    Project.root.appending(path: "schemas").path,
                ] + more)
            #expect(result.status == status, "\(result)")
            return result
        }

        @Test("--split overwrites no file, be it its own of yesterday, unless --force says so")
        func split() async throws {
            try Data(BadFile.joined(BadFile.cell(3, 6, "SWORD")))
                .write(to: folder.url.appending(path: "october.csv"))
            _ = try await validate("--split", status: 1)
            let good = try text("october.good.csv")
            #expect(good.split(separator: "\r\n").count == SmallFile.rows)
            for name in ["october.bad.csv", "october.good.csv"] {
                try Data("put right by hand".utf8).write(to: folder.url.appending(path: name))
                let refused = try await validate("--split", status: 2)
                #expect(refused.errors.contains("exists already."), "\(refused)")
                #expect(refused.errors.contains("--force"), "\(refused)")
                #expect(refused.output.isEmpty)
                #expect(try text(name) == "put right by hand")
                if name == "october.bad.csv" {
                    // One of the two is enough, and the other is not made anew.
                    try FileManager.default.removeItem(atPath: path("october.good.csv"))
                    _ = try await validate("--split", status: 2)
                    #expect(!FileManager.default.fileExists(atPath: path("october.good.csv")))
                }
            }
            _ = try await validate("--split", "--force", status: 1)
            #expect(try text("october.good.csv") == good)
            #expect(try text("october.bad.csv").contains("SWORD"))
            _ = try await validate("--force", status: 2)
        }

        @Test("A form that the dataset never has is wrong use, and the forms are named")
        func forms() async throws {
            try Data(BadFile.joined(BadFile.good))
                .write(to: folder.url.appending(path: "october.csv"))
            let refused = try await validate("--form", "aggregate", status: 2)
            #expect(refused.errors.contains("never comes as aggregate"), "\(refused)")
            #expect(refused.errors.contains("anonymised-rows"), "\(refused)")
            _ = try await validate("--form", "anonymised-rows", status: 0)
        }

        @Test("A period that cannot be read gets an example")
        func periods() async throws {
            for arguments in [
                ["nil", "--dataset", "ed-assault", "--period", "oct"],
                ["status", "--period", "oct"],
                ["report", "--from", "oct"], ["report", "--to", "2026-07/2026-10"],
            ] {
                let result = try await Command.run(Project.program("svd"), arguments)
                #expect(result.status == 2)
                #expect(result.errors.contains("2026-10"), "\(result)")
            }
        }
    }
}
