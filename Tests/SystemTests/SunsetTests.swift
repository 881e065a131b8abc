import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension SystemTests {
    @Suite("Who sends under a version that ends is told when")
    struct SunsetTests {
        private static let header = "Wed, 30 Jun 2100 22:59:59 GMT"

        @Test("In the answers to uploads and dry runs, and by svd submit in words")
        func told() async throws {
            let scene = try await Scene.closed()
            try await Agreements.apply(
                [],
                schemas: ["{dataset: ed-assault, version: 1.0.0, sunset: 2100-06-30}"], in: scene)
            try await scene.gateway.start()
            let file = SmallFile(number: 1)
            let holder = Holders.acuteTrust
            let path = try scene.write(file.bytes, to: "october.csv")

            let tried = try await scene.ask(
                holder, "POST", "/v1/validations?dataset=ed-assault", body: path)
            #expect(tried.headers["sunset"] == Self.header, "\(tried)")
            let made = try await scene.ask(
                holder, "POST", "/v1/uploads",
                headers: UploadRequest(key: "k", length: file.bytes.count).headers)
            #expect(made.headers["sunset"] == Self.header, "\(made)")
            let place = try #require(made.headers["location"])
            let sent = try await scene.ask(
                holder, "PATCH", place, headers: UploadRequest.patch(at: 0), body: path)
            #expect(sent.headers["sunset"] == Self.header, "\(sent)")
            let head = try await scene.ask(
                holder, "HEAD", place, headers: ["Tus-Resumable: 1.0.0"])
            #expect(head.headers["sunset"] == Self.header, "\(head)")

            // Whether its schema comes from the gateway's catalogue or from a folder.
            let warning = "svd: warning: version 1.0.0 of ed-assault ends on 2100-06-30"
            let folder = ["--schemas", Project.root.appending(path: "schemas").path]
            for more in [[], folder] {
                let result = try await scene.svd(
                    holder,
                    ["submit", path, "--dataset", "ed-assault", "--period", "2026-10"]
                        + ["--receipt-dir", scene.receipts.path, "--format", "json"] + more)
                #expect(
                    result.errors.components(separatedBy: warning).count == 2, "\(result)")
                #expect(try JSONParser.parse(result.output)["sunset"] == "2100-06-30")
            }
            // A version without a day says nothing.
            let fires = try await scene.ask(
                Holders.fire, "POST", "/v1/validations?dataset=fire-deliberate", body: path)
            #expect(fires.status == 200 && fires.headers["sunset"] == nil, "\(fires)")
            try await scene.close()
        }
    }
}
