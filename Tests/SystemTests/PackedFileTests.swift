import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A packed file is unpacked on its way, and one that cannot be leaves nothing")
    struct PackedFileTests {
        /// Packs with the stock gzip.
        private func gzip(_ bytes: [UInt8], _ scene: Scene) async throws -> [UInt8] {
            let plain = try scene.write(bytes, to: "plain")
            let packed = scene.files.url.appending(path: "packed.gz")
            try? FileManager.default.removeItem(at: packed)
            guard let program = Project.systemProgram("gzip") else { throw TestFault("no gzip") }
            let result = try await Command.run(program, ["-9c", plain], output: packed)
            #expect(result.status == 0, "\(result)")
            return Array(try Data(contentsOf: packed))
        }

        /// The zlib format without packing anything. Source: RFC 1950, RFC 1951 §3.2.4.
        private func deflate(_ bytes: [UInt8]) -> [UInt8] {
            var (low, high) = (1, 0)
            for byte in bytes {
                low = (low + Int(byte)) % 65_521
                high = (high + low) % 65_521
            }
            let count = bytes.count
            let sizes = [count & 0xFF, count >> 8, ~count & 0xFF, ~count >> 8 & 0xFF]
            let check = [high >> 8, high & 0xFF, low >> 8, low & 0xFF]
            return [0x78, 0x01, 0x01] + sizes.map { UInt8($0) } + bytes + check.map { UInt8($0) }
        }

        private func send(
            _ bytes: [UInt8], _ request: UploadRequest, _ scene: Scene
        ) async throws -> Answer {
            try await scene.ask(
                Holders.acuteTrust, "POST", "/v1/uploads",
                headers: request.headers + [UploadRequest.patch(at: 0)[2]],
                body: try scene.write(bytes, to: "body"))
        }

        @Test("gzip and deflate: stored, receipted and forwarded as the file that was packed")
        func accepted() async throws {
            let scene = try await Scene.open()
            let names = ["gzip", "deflate"]
            for (index, coding) in names.enumerated() {
                let file = SmallFile(number: index + 1)
                let packed =
                    coding == "gzip" ? try await gzip(file.bytes, scene) : deflate(file.bytes)
                let request = UploadRequest(
                    digest: file.digest, coding: coding, length: packed.count)
                let answer = try await send(packed, request, scene)
                #expect(answer.status == 201, "\(coding) \(answer)")
                let submission = answer.json?["submission"]
                #expect(submission?["rows"]?["accepted"]?.integer == SmallFile.rows)
                #expect(submission?["file"]?["sha256"]?.string == file.digest)
                #expect(submission?["file"]?["bytes"]?.integer == file.bytes.count)
                // Unpacked, it is the same file.
                let again = try await scene.submit(
                    try scene.write(file.bytes, to: "\(coding).csv"))
                #expect(again["duplicate"] == true)
                #expect(again["submission"]?["id"] == submission?["id"])
            }
            try await scene.untilForwarded(rows: names.count * SmallFile.rows)
            try await scene.svd(Holders.acuteTrust, "receipt", "verify", scene.receipts.path)
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }

        @Test("a bomb, one cut off, one damaged and an unknown coding: a code, and nothing stored")
        func refused() async throws {
            let scene = try await Scene.open()
            let file = SmallFile(number: 1)
            let whole = try await gzip(file.bytes, scene)
            var damaged = whole
            damaged[damaged.count / 2] ^= 0xFF
            let line = Array(repeating: UInt8(ascii: " "), count: 16 << 20)
            let bomb = try await gzip(file.bytes + line, scene)
            #expect(bomb.count < 40_000)
            let cases: [(name: String, bytes: [UInt8], coding: String, status: Int, code: String)] =
                [
                    ("bomb", bomb, "gzip", 413, "content-coding-ratio"),
                    ("cut off", whole.dropLast(9), "gzip", 400, "content-coding-damaged"),
                    ("damaged", damaged, "gzip", 400, "content-coding-damaged"),
                    ("not packed", file.bytes, "deflate", 400, "content-coding-damaged"),
                    ("unknown", whole, "br", 415, "content-coding-unsupported"),
                ]
            let before = try await scene.log().entries.count
            for one in cases {
                let request = UploadRequest(
                    key: one.name.replacing(" ", with: "-"), coding: one.coding,
                    length: one.bytes.count)
                let answer = try await send(one.bytes, request, scene)
                #expect(answer.status == one.status, "\(one.name): \(answer)")
                #expect(answer.code == one.code, "\(one.name)")
                let tried = try await scene.ask(
                    Holders.acuteTrust, "POST", "/v1/validations?dataset=ed-assault",
                    headers: ["Content-Encoding: \(one.coding)"],
                    body: try scene.write(one.bytes, to: "body"))
                #expect(tried.code == one.code, "\(one.name): \(tried)")
            }
            #expect(try scene.stored(in: "uploads") == [])
            #expect(try scene.stored(in: "objects") == [])
            let own = try await scene.log().entries.dropFirst(before)
                .filter { $0.agency?.text == "riverside-acute-trust" }
            #expect(own.isEmpty)
            #expect(
                try Database.integer(
                    "SELECT count(*) FROM submission", in: scene.gateway.home, "gateway.sqlite")
                    == 0)
            // The key of what was refused is free for the file.
            let good = try await send(
                whole, UploadRequest(key: "cut-off", coding: "gzip", length: whole.count), scene)
            #expect(good.status == 201, "\(good)")
            try await scene.close()
        }
    }
}
