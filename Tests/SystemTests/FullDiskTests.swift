import Foundation
import GatewayTestKit
import StrictJSON
import Testing

extension SystemTests {
    @Suite("A disk that is full refuses politely and loses nothing")
    struct FullDiskTests {
        private static let mebibytes = 24

        /// Puts the gateway's data on a small disk of its own.
        /// - Returns: false where mounting is not permitted.
        private func mount(on scene: Scene) async throws -> Bool {
            let data = scene.gateway.home.appending(path: "data")
            let aside = scene.files.url.appending(path: "data")
            try FileManager.default.moveItem(at: data, to: aside)
            try FileManager.default.createDirectory(
                at: data, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700]
            )
            let mounted = try await Command.run(
                URL(filePath: "/usr/bin/mount"),
                [
                    "-t", "tmpfs", "-o", "size=\(Self.mebibytes)m,mode=700", "tmpfs", data.path,
                ])
            guard mounted.status == 0 else { return false }
            let copied = try await Command.run(
                URL(filePath: "/usr/bin/cp"), ["-a", aside.path + "/.", data.path])
            #expect(copied.status == 0, "\(copied)")
            return true
        }

        private func unmount(_ scene: Scene) async throws {
            let data = scene.gateway.home.appending(path: "data").path
            _ = try await Command.run(URL(filePath: "/usr/bin/umount"), [data])
        }

        @Test("Submissions get 507 while there is no room, and work again once there is")
        func fullDisk() async throws {
            let scene = try await Scene.closed()
            guard try await mount(on: scene) else {
                print("skipped: mounting a small disk is not permitted here")
                return
            }
            do {
                try await fill(scene)
            } catch {
                scene.gateway.kill()
                try await unmount(scene)
                throw error
            }
            try await unmount(scene)
        }

        /// No readiness, an error in the log, and nothing left of an upload that had no room.
        private func saysSo(_ scene: Scene) async throws {
            let address = "http://127.0.0.1:\(scene.gateway.ports.operations)/health/ready"
            let health = try await Command.run(
                try #require(Project.systemProgram("curl")), ["-sS", "-m", "5", address])
            #expect(health.output.contains("\"storage-full\""), "\(health)")
            #expect(health.output.contains("not-ready"))
            let generated = try await Command.run(
                Project.program("ed-generator"),
                ["--rows", "40000", "--seed", "3", "--period", "2026-10"])
            let path = try scene.write(Array(generated.output.utf8), to: "large.csv")
            for _ in 1...2 {
                let refused = try await scene.svd(
                    Holders.acuteTrust, "submit", path, "--dataset", "ed-assault", "--period",
                    "2026-10", "--receipt-dir", scene.receipts.path, status: 5)
                #expect(refused.errors.contains("nothing of this upload was kept"), "\(refused)")
                #expect(try scene.stored(in: "uploads") == [])
            }
            let line = scene.gateway.log.split(separator: "\n").last {
                $0.contains("error") && $0.contains("the disk is full")
            }
            #expect(line?.contains("free-bytes=0") == true, "\(scene.gateway.log.suffix(2000))")
        }

        /// The disk becomes too small while a file arrives.
        private func outgrows(_ scene: Scene) async throws {
            let path = scene.files.url.appending(path: "large.csv").path
            let size = try #require(
                FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
            let ballast = scene.gateway.home.appending(path: "data/ballast")
            let created = try await scene.ask(
                Holders.acuteTrust, "POST", "/v1/uploads",
                headers: UploadRequest(length: size).headers)
            #expect(created.status == 201, "\(created)")
            _ = try await Command.run(
                URL(filePath: "/usr/bin/dd"),
                ["if=/dev/zero", "of=\(ballast.path)", "bs=4096", "count=100000"])
            let place = created.headers["location"] ?? ""
            let answer = try await scene.ask(
                Holders.acuteTrust, "PATCH", place, headers: UploadRequest.patch(at: 0),
                body: path)
            #expect(answer.status == 507 && answer.code == "storage-full", "\(answer)")
            #expect(try scene.stored(in: "uploads") == [])
            try FileManager.default.removeItem(at: ballast)
        }

        private func fill(_ scene: Scene) async throws {
            try await scene.gateway.start()
            let client = try SmallClient(profile: scene.gateway.profile(of: Holders.acuteTrust))
            var acknowledged: [SmallFile: String] = [:]
            for number in 1...20 {
                let file = SmallFile(number: number)
                let answer = try await client.submit(file)
                #expect(answer.status == 201)
                acknowledged[file] = answer.submission
            }
            try await scene.untilForwarded(rows: 20 * SmallFile.rows)
            let ballast = scene.gateway.home.appending(path: "data/ballast")
            _ = try await Command.run(
                URL(filePath: "/usr/bin/dd"),
                ["if=/dev/zero", "of=\(ballast.path)", "bs=4096", "count=100000"])

            try await saysSo(scene)
            // As a user sees it, and as a program sees it.
            let path = try scene.write(SmallFile(number: 1000).bytes, to: "late.csv")
            let refused = try await scene.svd(
                Holders.acuteTrust, "submit", path, "--dataset", "ed-assault", "--period",
                "2026-10", "--receipt-dir", scene.receipts.path, status: 5)
            #expect(refused.errors.contains("storage-full"), "\(refused)")
            #expect(refused.errors.contains("svd: hint: "))
            for number in 21...40 {
                let file = SmallFile(number: number)
                let answer = try await client.submit(file)
                #expect([201, 507].contains(answer.status), "\(answer)")
                if answer.status == 507 {
                    #expect(answer.body?["code"]?.string == "storage-full", "\(answer)")
                } else {
                    acknowledged[file] = answer.submission
                }
            }
            #expect(acknowledged.count < 40)
            #expect(try await scene.ask(Holders.acuteTrust, "GET", "/v1/due").status == 200)

            try FileManager.default.removeItem(at: ballast)
            #expect(try await scene.gateway.isReady())
            try await outgrows(scene)
            for number in 21...60 {
                let file = SmallFile(number: number)
                let answer = try await client.submit(file)
                #expect(answer.status == 201, "\(number): \(answer)")
                #expect(acknowledged[file] == nil || acknowledged[file] == answer.submission)
                acknowledged[file] = answer.submission
            }
            #expect(try await scene.submit(path)["receipt"]?["verified"]?.bool == true)
            try await scene.untilForwarded(rows: 61 * SmallFile.rows)
            for (file, id) in acknowledged {
                let bytes = try await client.get("/v1/submissions/\(id)")
                #expect(try JSONParser.parse(bytes)["file"]?["sha256"]?.string == file.digest)
            }
            try await client.shutDown()
            #expect(try scene.stored(in: "uploads") == [])
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.close()
        }
    }
}
