import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A record that came with an earlier file is refused where the schema says so")
    struct EarlierRecordTests {
        /// The lines of a good example of homicides.
        private static func example() throws -> [String] {
            let source = Project.root.appending(
                path: "schemas/homicide/examples/1.0.0/good-quarter.csv")
            return try String(contentsOf: source, encoding: .utf8)
                .split(whereSeparator: \.isNewline).map(String.init)
        }

        /// Writes rows, those from a line on under references of their own.
        private func write(
            _ lines: [String], renamedFrom index: Int, _ name: String, _ scene: Scene
        ) throws -> String {
            let renamed = lines.indices.map { line in
                guard line >= index, let comma = lines[line].firstIndex(of: ",") else {
                    return lines[line]
                }
                return lines[line][..<comma] + "X" + lines[line][comma...]
            }
            return try scene.write(
                Array(renamed.map { $0 + "\r\n" }.joined().utf8), to: name)
        }

        private func submit(
            _ path: String, _ scene: Scene, _ more: String..., status: Int32 = 0
        ) async throws -> JSONValue {
            let result = try await scene.svd(
                Holders.council,
                ["submit", path, "--dataset", "homicide", "--period", "2026-10"]
                    + ["--receipt-dir", scene.receipts.path, "--format", "json"] + more,
                status: status)
            return try #require(try JSONParser.parse(result.output)["submission"])
        }

        /// Sends what is refused for one record, and gives the submission that it names.
        private func refused(_ path: String, _ scene: Scene) async throws -> String {
            let submission = try await submit(path, scene, status: 1)
            #expect(submission["state"] == "refused")
            #expect(submission["codes"]?["unique"]?.integer == 1, "\(submission)")
            let report = try await scene.ask(
                Holders.council, "GET",
                "/v1/submissions/\(submission["id"]?.string ?? "")/report")
            #expect(ReportFindings.lines(report.json) == ["2 case_ref unique"], "\(report)")
            return report.json?["violations"]?.array?.first?["expected"]?.string ?? ""
        }

        @Test("The report names the earlier submission; a correction may have the record again")
        func named() async throws {
            let scene = try await Scene.closed()
            try await Agreements.apply(
                [Agreements.council("homicide", power: "PCSC-16", form: "pseudonymised-rows")],
                in: scene)
            try await scene.gateway.start()
            let lines = try Self.example()
            let first = try write(lines, renamedFrom: lines.count, "first.csv", scene)
            let second = try write(lines, renamedFrom: 2, "second.csv", scene)
            let id = try #require(try await submit(first, scene)["id"]?.string)
            // Nothing is wrong with the second file for who knows that file alone.
            try await scene.svd(Holders.council, "validate", second, "--dataset", "homicide")
            #expect(try await refused(second, scene).contains(id))
            // The same file again is the first submission, although all its records are repeats.
            #expect(try await submit(first, scene)["id"]?.string == id)
            try await scene.close()
            // Only keyed digests are kept of the keys.
            let reference = try #require(lines[1].split(separator: ",").first)
            for name in try scene.stored(in: "").filter({ $0.hasPrefix("gateway.sqlite") }) {
                let file = scene.gateway.home.appending(path: "data/\(name)")
                #expect(try Data(contentsOf: file).range(of: Data(reference.utf8)) == nil)
            }
            try await scene.gateway.start()
            #expect(try await refused(second, scene).contains(id))

            let correction = try await submit(second, scene, "--replaces", id)
            #expect(correction["state"] == "accepted")
            // What it leaves out is free again; what it kept is its own.
            let third = try write(
                Array(lines.prefix(3)), renamedFrom: lines.count, "third.csv", scene)
            let named = try await refused(third, scene)
            #expect(named.contains(try #require(correction["id"]?.string)))
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }
    }
}
