import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("What breaks off leaves nothing that looks complete, and goes on where it stopped")
    struct BrokenUploadTests {
        private static let holder = Holders.acuteTrust
        /// Longer than what goes along with the creation of an upload (4 MiB).
        private static let rowsOfLongFile = 150_000

        private func longFile(_ scene: Scene) async throws -> (path: String, bytes: Int) {
            let path = scene.files.url.appending(path: "long.csv").path
            let made = try await Command.run(
                Project.program("ed-generator"),
                ["--rows", "\(Self.rowsOfLongFile)", "--seed", "3", "--period", "2026-10"],
                output: URL(filePath: path))
            #expect(made.status == 0)
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int
            return (path, size ?? 0)
        }

        private func arguments(_ path: String, _ scene: Scene) -> [String] {
            [
                "submit", path, "--dataset", "ed-assault", "--period", "2026-10", "--no-check",
                "--receipt-dir", scene.receipts.path, "--format", "json",
            ]
        }

        /// The bytes of the one upload under way; 0 while there is none.
        private func received(_ scene: Scene) throws -> Int {
            let folder = scene.gateway.home.appending(path: "data/uploads")
            let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            guard let part = names.first(where: { $0.hasSuffix(".part") }) else { return 0 }
            let file = folder.appending(path: part).path
            return try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
        }

        /// Starts `svd submit` and waits until the gateway has received something of the file.
        private func started(_ path: String, _ scene: Scene) async throws -> RunningCommand {
            let profile = try scene.gateway.profile(of: Self.holder)
            let submitting = try RunningCommand(
                Project.program("svd"), arguments(path, scene) + ["--profile", profile.path])
            _ = try await Polling.until("bytes arrive", every: .milliseconds(1)) {
                try received(scene) > 1 << 20 ? true : nil
            }
            return submitting
        }

        /// Nothing is on record that looks like a submission.
        private func nothingComplete(_ scene: Scene) async throws {
            #expect(
                try Database.integer(
                    "SELECT count(*) FROM submission", in: scene.gateway.home, "gateway.sqlite")
                    == 0)
            #expect(try scene.stored(in: "objects") == [])
            let kinds = try await scene.log().entries.map(\.kind)
            #expect(!kinds.contains(.shareAccepted) && !kinds.contains(.shareRefused))
        }

        private func goesOn(_ path: String, bytes: Int, _ scene: Scene) async throws {
            let outcome = try await scene.submit(path, "--no-check")
            let resumed = outcome["resumedFromBytes"]?.integer ?? 0
            #expect(resumed > 0 && resumed < bytes, "\(outcome)")
            let submission = outcome["submission"]
            #expect(submission?["rows"]?["accepted"]?.integer == Self.rowsOfLongFile)
            #expect(submission?["file"]?["bytes"]?.integer == bytes)
            #expect(outcome["receipt"]?["verified"]?.bool == true)
            #expect(try scene.stored(in: "uploads") == [])
            #expect(try scene.stored(in: "objects").count == 1)
            try await scene.untilForwarded(rows: Self.rowsOfLongFile)
            try await scene.operate("ledger", "fsck", "--storage")
        }

        @Test("svd is killed in the middle: the same command goes on")
        func clientKilled() async throws {
            let scene = try await Scene.open()
            let (path, bytes) = try await longFile(scene)
            let submitting = try await started(path, scene)
            try #require(submitting.isRunning, "the file is too short for this machine")
            submitting.kill()
            try await nothingComplete(scene)
            try await goesOn(path, bytes: bytes, scene)
            try await scene.close()
        }

        @Test("The gateway is killed in the middle: after its restart the same command goes on")
        func gatewayKilled() async throws {
            let scene = try await Scene.open()
            let (path, bytes) = try await longFile(scene)
            let submitting = try await started(path, scene)
            scene.gateway.kill()
            submitting.kill()
            try await scene.gateway.start()
            try await nothingComplete(scene)
            #expect(try received(scene) > 0)
            try await goesOn(path, bytes: bytes, scene)
            try await scene.close()
        }

        @Test(
            "A connection that drops in the middle of a request leaves an upload that goes on",
            arguments: ["with its creation", "in a PATCH"])
        func connectionDropped(_ moment: String) async throws {
            let scene = try await Scene.open()
            let file = SmallFile(number: 1)
            let (head, tail) = (Array(file.bytes.prefix(500)), Array(file.bytes.dropFirst(500)))
            let request = UploadRequest(
                key: "dropped", digest: file.digest, length: file.bytes.count)
            let credentials = scene.gateway.certificates.folder(of: Self.holder)
            var path = ""
            if moment == "in a PATCH" {
                let made = try await scene.ask(
                    Self.holder, "POST", "/v1/uploads", headers: request.headers)
                path = try #require(made.headers["location"])
            }
            let raw = try SecureConversation(scene.gateway, as: credentials, "-quiet")
            let headers =
                path.isEmpty
                ? ["POST /v1/uploads HTTP/1.1"] + request.headers
                    + [UploadRequest.patch(at: 0)[2]]
                : ["PATCH \(path) HTTP/1.1"] + UploadRequest.patch(at: 0)
            try raw.say(
                (headers + ["Host: localhost", "Content-Length: \(file.bytes.count)", "", ""])
                    .joined(separator: "\r\n"))
            try raw.say(head)
            _ = try await Polling.until("the first part arrives") {
                try received(scene) == head.count ? true : nil
            }
            raw.cut()
            // Announced again under the same key it is found, and stands where it broke off.
            let found = try await Polling.until("the upload is free") { () -> Answer? in
                let again = try await scene.ask(
                    Self.holder, "POST", "/v1/uploads", headers: request.headers)
                #expect(again.status == 201, "\(again)")
                guard let location = again.headers["location"] else { return nil }
                let next = try await scene.ask(
                    Self.holder, "PATCH", location, headers: UploadRequest.patch(at: head.count),
                    body: try scene.write(Array(tail.prefix(1)), to: "piece"))
                if next.status == 423 { return nil }
                #expect(next.status == 204, "\(next)")
                return again
            }
            try await nothingComplete(scene)
            let location = try #require(found.headers["location"])
            // Also over a restart.
            try await scene.close()
            try await scene.gateway.start()
            let last = try await scene.ask(
                Self.holder, "PATCH", location, headers: UploadRequest.patch(at: head.count + 1),
                body: try scene.write(Array(tail.dropFirst()), to: "piece"))
            #expect(last.status == 204, "\(last)")
            let id = try #require(last.headers["svd-submission"])
            let submission = try await scene.json(Self.holder, "status", id)
            #expect(submission["file"]?["sha256"]?.string == file.digest)
            #expect(submission["rows"]?["accepted"]?.integer == SmallFile.rows)
            try await scene.close()
        }
    }
}
