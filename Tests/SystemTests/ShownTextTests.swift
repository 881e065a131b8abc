import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("What partners write steers no terminal and no spreadsheet")
    struct ShownTextTests {
        private static let hostile = "\u{1B}[31mred\u{1B}]0;title\u{07}\u{9B}2J\u{202E}"
        private static let shown = "\\u001b[31mred\\u001b]0;title\\u0007\\u009b2J\\u202e"

        /// Whether a text has what would steer a terminal.
        private func steers(_ text: String) -> Bool {
            text.unicodeScalars.contains {
                switch $0.value {
                case 0x0A: false
                case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
                default: false
                }
            }
        }

        /// A file of one row whose place is described so.
        private func file(_ place: String) -> [UInt8] {
            BadFile.joined(Array(BadFile.cell(2, 9, "\"\(place)\"").prefix(2)))
        }

        private func validate(_ path: String, _ more: String...) async throws -> CommandResult {
            try await Command.run(
                Project.program("svd"),
                [
                    "validate", path, "--dataset", "ed-assault", "--schemas",
                    Project.root.appending(path: "schemas").path,
                ] + more)
        }

        @Test("A query shows escapes written out as text, and gives them whole to programs")
        func query() async throws {
            let scene = try await Scene.open()
            _ = try await scene.submit(try scene.write(file(Self.hostile + "\n2nd"), to: "a.csv"))
            try await scene.untilForwarded(rows: 1)
            func ask(_ format: String) async throws -> String {
                try await scene.svd(
                    Holders.norfolkAnalyst, "query", "ed-assault", "--purpose", "audit",
                    "--reference", "OP-4", "--justification", "test", "--format", format
                ).output
            }
            let text = try await ask("text")
            #expect(!steers(text) && text.contains("\\u001b[31mred"), "\(text)")
            #expect(text.split(separator: "\n").count == 2)
            let csv = try await ask("csv")
            #expect(csv.contains(Self.hostile))
            try await scene.close()
        }

        @Test("Values shown, file names and file errors are written out too")
        func validate() async throws {
            let folder = try TemporaryFolder("svd-shown")
            let name = "oct\u{1B}[2J\nsvd: error: no.csv"
            let path = folder.url.path + "/" + name
            // Too long for the column, and like a formula to a spreadsheet.
            let value =
                "=HYPERLINK(1)" + Self.hostile + "\nfake line" + String(repeating: "x", count: 300)
            try Data(file(value)).write(to: URL(fileURLWithPath: path))
            let text = try await validate(path, "--show-values")
            #expect(text.status == 1)
            #expect(!steers(text.output + text.errors), "\(text)")
            #expect(text.output.hasPrefix("oct\\u001b[2J\\u000asvd: error: no.csv: refused."))
            #expect(text.output.contains(Self.shown), "\(text.output)")
            #expect(!text.output.contains("\nfake line"))

            let csv = try await validate(path, "--show-values", "--format", "csv").output
            #expect(csv.contains("'=HYPERLINK(1)") && !csv.contains(",\"=HYPERLINK"), "\(csv)")

            let absent = try await validate(path + "\nx")
            #expect(absent.status == 2 && !steers(absent.errors), "\(absent)")
            #expect(absent.errors.contains("no.csv\\u000ax: there is no such file"))
            let usage = try await validate(path, "--file-format", "\u{1B}[31m")
            #expect(usage.status == 2 && !steers(usage.errors), "\(usage)")
            let gateway = try await Command.run(
                Project.program("svd-gateway"), ["schema", "check", path])
            #expect(gateway.status != 0 && !steers(gateway.output + gateway.errors), "\(gateway)")
        }
    }
}
