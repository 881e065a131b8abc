import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("Uploads follow tus, and the same thing twice is the same thing")
    struct UploadTests {
        private static let holder = Holders.acuteTrust

        /// Creates an upload without bytes and gives its path.
        private func create(_ scene: Scene, _ request: UploadRequest) async throws -> String {
            let made = try await scene.ask(
                Self.holder, "POST", "/v1/uploads", headers: request.headers)
            #expect(made.status == 201, "\(made)")
            #expect(made.headers["upload-offset"] == "0")
            #expect(made.headers["upload-expires"] != nil)
            return try #require(made.headers["location"])
        }

        private func offset(_ scene: Scene, _ path: String) async throws -> String? {
            try await scene.ask(
                Self.holder, "HEAD", path, headers: ["Tus-Resumable: 1.0.0"]
            ).headers["upload-offset"]
        }

        private func patch(
            _ scene: Scene, _ path: String, at offset: Int, _ bytes: [UInt8],
            checksum: String? = nil
        ) async throws -> Answer {
            try await scene.ask(
                Self.holder, "PATCH", path,
                headers: UploadRequest.patch(at: offset, checksum: checksum),
                body: try scene.write(bytes, to: "piece"))
        }

        @Test("Offset, checksum, length, version, size: each refused with its code, none harmful")
        func refusals() async throws {
            let scene = try await Scene.open()
            let file = SmallFile(number: 1)
            let path = try await create(scene, UploadRequest(length: file.bytes.count))
            let (head, tail) = (Array(file.bytes.prefix(700)), Array(file.bytes.dropFirst(700)))

            var answer = try await patch(scene, path, at: 5, head)
            #expect(answer.status == 409 && answer.code == "upload-offset-conflict", "\(answer)")
            answer = try await patch(
                scene, path, at: 0, head, checksum: UploadRequest.checksum(of: tail))
            #expect(answer.status == 460 && answer.code == "upload-checksum-mismatch", "\(answer)")
            #expect(try await offset(scene, path) == "0")
            answer = try await patch(
                scene, path, at: 0, head, checksum: UploadRequest.checksum(of: head))
            #expect(answer.status == 204 && answer.headers["upload-offset"] == "700")
            answer = try await patch(
                scene, path, at: 700, tail, checksum: UploadRequest.checksum(of: head))
            #expect(answer.status == 460)
            #expect(try await offset(scene, path) == "700")
            answer = try await patch(scene, path, at: 700, tail + [0x0A])
            #expect(answer.status == 400 && answer.code == "upload-length-mismatch", "\(answer)")
            answer = try await scene.ask(
                Self.holder, "PATCH", path,
                headers: Array(UploadRequest.patch(at: 700).dropFirst()), body: nil)
            #expect(answer.status == 412 && answer.headers["tus-version"] == "1.0.0", "\(answer)")
            // Another agency does not learn of it.
            answer = try await scene.ask(
                Holders.council, "HEAD", path, headers: ["Tus-Resumable: 1.0.0"])
            #expect(answer.status == 404)
            let left = Int(try await offset(scene, path) ?? "") ?? 0
            answer = try await patch(scene, path, at: left, Array(file.bytes.dropFirst(left)))
            #expect(answer.status == 204, "\(answer)")
            let id = try #require(answer.headers["svd-submission"])
            let submission = try await scene.json(Self.holder, "status", id)
            #expect(submission["file"]?["sha256"]?.string == file.digest)

            let huge = UploadRequest(length: (4 << 30) + 1)
            answer = try await scene.ask(
                Self.holder, "POST", "/v1/uploads", headers: huge.headers)
            #expect(answer.status == 413 && answer.code == "upload-too-large", "\(answer)")
            let future = UploadRequest(period: "2999-01", length: 10)
            answer = try await scene.ask(
                Self.holder, "POST", "/v1/uploads", headers: future.headers)
            #expect(answer.status == 422 && answer.code == "period-invalid", "\(answer)")
            #expect(try scene.stored(in: "uploads") == [])
            try await scene.close()
        }

        @Test("Two requests at once cannot write one upload; a deleted one is gone")
        func locksAndDeletion() async throws {
            let scene = try await Scene.open()
            let file = SmallFile(number: 1)
            let path = try await create(scene, UploadRequest(length: file.bytes.count))
            let slow = try SecureConversation(
                scene.gateway, as: scene.gateway.certificates.folder(of: Self.holder), "-quiet")
            try slow.say(
                (["PATCH \(path) HTTP/1.1", "Host: localhost"] + UploadRequest.patch(at: 0)
                    + ["Content-Length: \(file.bytes.count)", "", ""]).joined(separator: "\r\n"))
            try slow.say(Array(file.bytes.prefix(100)))
            _ = try await Polling.until("the first request writes") {
                try await offset(scene, path) == "100" ? true : nil
            }
            let second = try await patch(scene, path, at: 100, Array(file.bytes.dropFirst(100)))
            #expect(second.status == 423 && second.code == "upload-locked", "\(second)")
            let deletion = try await scene.ask(
                Self.holder, "DELETE", path, headers: ["Tus-Resumable: 1.0.0"])
            #expect(deletion.status == 423)
            try slow.say(Array(file.bytes.dropFirst(100)))
            #expect(try await slow.hear("Svd-Submission: "), "\(slow.heard)")
            slow.cut()

            let other = try await create(scene, UploadRequest(length: file.bytes.count + 2))
            #expect(try scene.stored(in: "uploads").count == 2)
            let gone = try await scene.ask(
                Self.holder, "DELETE", other, headers: ["Tus-Resumable: 1.0.0"])
            #expect(gone.status == 204, "\(gone)")
            #expect(try await patch(scene, other, at: 0, file.bytes).status == 404)
            #expect(try scene.stored(in: "uploads") == [])
            try await scene.close()
        }

        @Test("The same key or the same content finds the first submission; a key is for one file")
        func idempotency() async throws {
            let scene = try await Scene.open()
            let file = SmallFile(number: 1)
            func send(_ bytes: [UInt8], key: String?) async throws -> Answer {
                let request = UploadRequest(
                    key: key, digest: UploadRequest.digest(of: bytes), length: bytes.count)
                return try await scene.ask(
                    Self.holder, "POST", "/v1/uploads",
                    headers: request.headers + [UploadRequest.patch(at: 0)[2]],
                    body: try scene.write(bytes, to: "body"))
            }
            let first = try await send(file.bytes, key: "one")
            #expect(first.status == 201, "\(first)")
            let id = try #require(first.headers["svd-submission"])
            #expect(first.headers["svd-duplicate"] == nil)
            #expect(first.json?["submission"]?["id"]?.string == id)
            for key in ["one", "two", nil] {
                let again = try await send(file.bytes, key: key)
                #expect(again.status == 201, "\(again)")
                #expect(again.headers["svd-submission"] == id)
                #expect(again.headers["svd-duplicate"] == "true")
                #expect(again.json?["duplicate"]?.bool == true)
                #expect(
                    again.json?["receipt"]?["receipt.json"]
                        == first.json?["receipt"]?["receipt.json"])
            }
            let conflict = try await send(SmallFile(number: 2).bytes, key: "one")
            #expect(
                conflict.status == 409 && conflict.code == "idempotency-conflict", "\(conflict)")
            #expect(try await send(SmallFile(number: 2).bytes, key: "three").status == 201)
            // An announced digest that is not the file's: nothing is recorded.
            let wrong = UploadRequest(
                digest: String(repeating: "0", count: 64), length: file.bytes.count)
            let mismatch = try await scene.ask(
                Self.holder, "POST", "/v1/uploads",
                headers: wrong.headers + [UploadRequest.patch(at: 0)[2]],
                body: try scene.write(file.bytes, to: "body"))
            #expect(
                mismatch.status == 422 && mismatch.code == "upload-digest-mismatch", "\(mismatch)")
            let accepted = try await scene.log().entries.filter { $0.kind == .shareAccepted }
            #expect(accepted.count == 2)
            #expect(try scene.stored(in: "objects").count == 2)
            #expect(try scene.stored(in: "uploads") == [])
            try await scene.close()
        }

        @Test("An upload that rested for a day is discarded")
        func expiry() async throws {
            let scene = try await Scene.open()
            let file = SmallFile(number: 1)
            let path = try await create(scene, UploadRequest(length: file.bytes.count))
            _ = try await patch(scene, path, at: 0, Array(file.bytes.prefix(50)))
            try await scene.close()
            try await scene.gateway.start()
            #expect(try await offset(scene, path) == "50")
            try await scene.close()
            let name = try #require(
                try scene.stored(in: "uploads").first { $0.hasSuffix(".json") })
            let note = scene.gateway.home.appending(path: "data/uploads/\(name)")
            let text = try String(contentsOf: note, encoding: .utf8)
            let old = text.replacing(/"created":"[0-9-]+T/, with: "\"created\":\"2026-01-01T")
            #expect(old != text)
            try Data(old.utf8).write(to: note)
            try await scene.gateway.start()
            _ = try await Polling.until("discarded") {
                try scene.stored(in: "uploads").isEmpty ? true : nil
            }
            #expect(try await patch(scene, path, at: 50, [0x0A]).status == 404)
            try await scene.close()
        }
    }
}
