import Foundation
import GatewayTestKit
import Testing

extension SystemTests {
    @Suite("An operator is told what is wrong, by name, and what to do")
    struct OperatorErrorTests {
        /// What is typed, how it ends, and words of the error.
        private static let cases: [(arguments: [String], status: Int32, words: String)] = [
            (["registry", "apply", "/nope.yaml"], 2, "There is no registry file /nope.yaml"),
            (["registry", "check", "/tmp"], 2, "/tmp is a folder, not a registry file"),
            (
                ["schema", "publish", "/nope.schema.json"], 2,
                "There is no schema document /nope.schema.json"
            ),
            (["schema", "publish", "LARGE"], 1, "is larger than the 1048576 bytes"),
            (["schema", "check", "LARGE"], 1, ""),
            (["report", "--from", "x"], 2, "The month `from` cannot be read"),
            (["report", "--unknown"], 2, "Unknown option '--unknown'"),
            (["schema", "conformance", "/nope"], 2, "There is no directory /nope"),
            (["registry", "apply", "MISSPELT"], 1, "there is no dataset `firr`"),
            (["registry", "check", "MISSPELT"], 1, ""),
        ]

        @Test("Each error has program, words, a hint and the status of its kind")
        func errors() async throws {
            let scene = try await Scene.closed()
            let large = try scene.write(
                [UInt8](repeating: 0x20, count: (1 << 20) + 1), to: "large.schema.json")
            let registry = try String(
                contentsOf: Project.root.appending(path: "deploy/demo/registry.yaml"),
                encoding: .utf8)
            let misspelt = try scene.write(
                Array(
                    registry.replacingOccurrences(
                        of: "dataset: fire-deliberate\n    discloser: norfolk-fire",
                        with: "dataset: firr\n    discloser: norfolk-fire"
                    ).utf8), to: "misspelt.yaml")
            for (arguments, status, words) in Self.cases {
                let typed = arguments.map { ["LARGE": large, "MISSPELT": misspelt][$0] ?? $0 }
                let home =
                    typed.contains("conformance") || typed[1] == "check" && typed[0] == "schema"
                let result = try await Command.run(
                    Project.program("svd-gateway"),
                    typed + (home ? [] : ["--home", scene.gateway.home.path]))
                #expect(result.status == status, "\(typed): \(result)")
                #expect(!result.errors.contains("Error:"), "\(typed): \(result)")
                guard !words.isEmpty else { continue }
                #expect(result.errors.hasPrefix("svd-gateway: error: "), "\(typed): \(result)")
                #expect(result.errors.contains(words), "\(typed): \(result)")
                #expect(result.errors.contains("\nsvd-gateway: hint: "), "\(typed): \(result)")
            }
            let missing = try await Command.run(
                Project.program("svd-gateway"), ["ledger", "fsck", "--home", "/nope"])
            #expect(missing.status == 2 && missing.errors.contains("/nope is not the home"))
            // Line, column, the nearest name and the others.
            let listed = try await scene.operate("registry", "check", misspelt, status: 1)
            #expect(listed.output.contains("misspelt.yaml:"), "\(listed)")
            #expect(listed.output.contains(":14: error: there is no dataset `firr`"), "\(listed)")
            #expect(listed.output.contains("Did you mean `fire-deliberate`? Datasets: "))
            let good = try await scene.operate(
                "registry", "check", Project.root.appending(path: "deploy/demo/registry.yaml").path)
            #expect(good.output.hasSuffix("good\n") && good.errors.isEmpty, "\(good)")
        }

        @Test("A home is not made for a registry that cannot be applied")
        func noHome() async throws {
            let scene = try await Scene.closed()
            let registry = try scene.write(Array("trust-domain: x\n".utf8), to: "bad.yaml")
            let home = scene.files.url.appending(path: "another-home")
            let result = try await Command.run(
                Project.program("svd-gateway"),
                [
                    "init", "--home", home.path, "--demo", "--certificates", "none", "--schemas",
                    Project.root.appending(path: "schemas").path, "--registry", registry,
                ])
            #expect(result.status == 1 && result.errors.contains("bad.yaml: line 1, column 1"))
            #expect(!FileManager.default.fileExists(atPath: home.path))
        }
    }
}
