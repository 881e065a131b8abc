import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("An export of several pages holds every record once, and says where it is not whole")
    struct ExportTests {
        /// Two whole pages and one that is not full.
        private static let rows = 20_003

        private func filled() async throws -> Scene {
            let scene = try await Scene.open()
            let generated = try await Command.run(
                Project.program("ed-generator"),
                ["--rows", "\(Self.rows)", "--seed", "5", "--period", "2026-10"])
            let path = try scene.write(Array(generated.output.utf8), to: "october.csv")
            _ = try await scene.submit(path)
            try await scene.untilForwarded(rows: Self.rows)
            return scene
        }

        /// What a query writes, to standard output or to a file, and what it says beside it.
        private func export(
            _ scene: Scene, _ format: String, toFile: Bool, _ more: [String] = []
        ) async throws -> (lines: [Substring], said: String) {
            let file = scene.files.url.appending(path: "export.\(format)")
            let result = try await scene.gateway.svd(
                as: Holders.norfolkAnalyst,
                [
                    "query", "ed-assault", "--purpose", "audit", "--reference", "OP-3",
                    "--justification", "test", "--format", format,
                ] + more + (toFile ? ["--output", file.path] : []), within: .seconds(300))
            #expect(result.status == 0, "\(result.errors)")
            let text = toFile ? try String(contentsOf: file, encoding: .utf8) : result.output
            #expect(!toFile || result.output.isEmpty)
            return (text.split(whereSeparator: \.isNewline), result.errors)
        }

        /// The number of a record's row in the file that was sent.
        private func number(_ line: Substring, _ format: String) -> Int? {
            if format == "csv" {
                let cells = line.split(separator: ",", maxSplits: 3)
                return cells.count > 3 ? Int(cells[2]) : nil
            }
            guard let key = line.range(of: "\"row_number\":") else { return nil }
            return Int(line[key.upperBound...].prefix { $0.isNumber })
        }

        @Test("No record is lost where one page ends and the next begins")
        func pages() async throws {
            let scene = try await filled()
            for (format, extra) in [("csv", 1), ("ndjson", 0), ("json", 3)] {
                for toFile in [false, true] {
                    let (lines, said) = try await export(scene, format, toFile: toFile)
                    let place = "\(format), \(toFile ? "file" : "standard output")"
                    #expect(lines.count == Self.rows + extra, "\(place)")
                    #expect(
                        lines.compactMap { number($0, format) } == Array(1...Self.rows),
                        "\(place)")
                    #expect(said.contains("20,003 records."), "\(place)")
                    if format == "json" {
                        #expect(lines.last == "],\"count\":20003,\"complete\":true}")
                    }
                }
            }
            try await limits(scene)
            try await scene.close()
        }

        /// With a limit beyond the first page: the mark stands in the output, and the status is 0.
        private func limits(_ scene: Scene) async throws {
            let words =
                "# LIMITED: there are more records than these 10002, which --limit asked for"
            let marks = [
                "csv": "\"\(words)\"", "ndjson": "{\"svd\":\"limited\",\"count\":10002}",
                "json": "],\"count\":10002,\"complete\":false,\"ended\":\"limited\"}",
                "text": words,
            ]
            for (format, mark) in marks {
                let (lines, said) = try await export(
                    scene, format, toFile: format != "text", ["--limit", "10002"])
                #expect(lines.last.map(String.init) == mark)
                #expect(said.contains("svd: warning: there are more records"), "\(said)")
                guard format != "text" else { continue }
                #expect(lines.compactMap { number($0, format) } == Array(1...10_002))
            }
            let all = try await export(scene, "csv", toFile: false, ["--limit", "\(Self.rows)"])
            #expect(all.lines.count == Self.rows + 1 && !all.said.contains("warning"))
        }

        @Test("Every page of CSV begins with the header, as api.md says")
        func headers() async throws {
            let scene = try await Scene.open()
            let generated = try await Command.run(
                Project.program("ed-generator"),
                ["--rows", "50", "--seed", "6", "--period", "2026-10"])
            let path = try scene.write(Array(generated.output.utf8), to: "october.csv")
            _ = try await scene.submit(path)
            try await scene.untilForwarded(rows: 50)
            var after = ""
            var numbers: [Int] = []
            repeat {
                let page = try await scene.ask(
                    Holders.norfolkAnalyst, "GET",
                    "/v1/records/ed-assault?purpose=audit&reference=OP-3&justification=t&limit=20"
                        + after,
                    headers: ["Accept: text/csv"])
                let lines = String(decoding: page.body, as: UTF8.self).split(separator: "\r\n")
                #expect(lines.first?.hasPrefix("record_id,submission_id,row_number,") == true)
                #expect(page.headers["svd-count"] == "\(lines.count - 1)")
                numbers += lines.compactMap { number($0, "csv") }
                after = page.headers["svd-next"].map { "&after=\($0)" } ?? ""
            } while !after.isEmpty
            #expect(numbers == Array(1...50))
            try await scene.close()
        }
    }
}
