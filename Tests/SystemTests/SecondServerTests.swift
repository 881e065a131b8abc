import Foundation
import GatewayTestKit
import Testing

extension SystemTests {
    @Suite("One process serves a home")
    struct SecondServerTests {
        @Test(
            "A second one is turned away and takes nothing from the first", .timeLimit(.minutes(2)))
        func second() async throws {
            let scene = try await Scene.open()
            let file = SmallFile(number: 1)
            let made = try await scene.ask(
                Holders.acuteTrust, "POST", "/v1/uploads",
                headers: UploadRequest(length: file.bytes.count).headers)
            let path = try #require(made.headers["location"])
            // A part file without a note, as while its first request is on its way.
            let part = scene.gateway.home.appending(path: "data/uploads/unnoted.part")
            try Data([1]).write(to: part)
            let portsFile = scene.gateway.home.appending(path: "run/ports.json")
            let ports = try Data(contentsOf: portsFile)

            let result = try await scene.operate("serve", status: 1)
            #expect(
                result.errors.contains("serves \(scene.gateway.home.path) already"), "\(result)")
            #expect(result.errors.contains("hint: "))

            #expect(FileManager.default.fileExists(atPath: part.path))
            #expect(try Data(contentsOf: portsFile) == ports)
            let answer = try await scene.ask(
                Holders.acuteTrust, "PATCH", path, headers: UploadRequest.patch(at: 0),
                body: try scene.write(file.bytes, to: "whole"))
            #expect(answer.status == 204 && answer.headers["svd-submission"] != nil, "\(answer)")

            // Killed, it leaves no lock behind.
            scene.gateway.kill()
            try await scene.gateway.start()
            try await scene.close()
        }
    }
}
