import Cryptography
import Foundation
import SharingModel
import StrictJSON
import Testing

extension ServerTests {
    @Suite("Uploads follow tus 1.0.0")
    struct UploadRoutesTests {
        static let extract =
            GatewayUnderTest.root + "/deploy/demo/2018-07-west-yorkshire-street-extract.csv"
        private static let tus = "Tus-Resumable: 1.0.0"
        private static let octets = "Content-Type: application/offset+octet-stream"

        private static func base64(_ text: String) -> String {
            Data(text.utf8).base64EncodedString()
        }

        private static func creation(_ length: Int, key: String? = nil) -> [String] {
            var fields = ["dataset \(base64("policeuk-street"))", "period \(base64("2018-07"))"]
            if let key { fields.append("idempotency-key \(base64(key))") }
            return [
                tus, "Upload-Length: \(length)",
                "Upload-Metadata: " + fields.joined(separator: ","),
            ]
        }

        @Test func inOneRequest() async throws {
            let length = try Data(contentsOf: URL(filePath: Self.extract)).count
            try await GatewayUnderTest.run { gateway in
                let police = try await gateway.holder("agency/west-yorkshire-police")
                let headers = Self.creation(length, key: "k1") + [Self.octets]
                let made = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: headers, body: "@" + Self.extract)
                #expect(made.status == 201, "\(made)")
                #expect(made.headers["upload-offset"] == String(length))
                let id = try #require(made.headers["svd-submission"])
                #expect(made.json["submission"]?["state"]?.string == "accepted")
                let route = "/v1/submissions/\(id)"
                let kept = try await gateway.get(police, route)
                #expect(kept.json["id"]?.string == id, "\(kept)")
                let report = try await gateway.get(police, route + "/report")
                #expect(report.json["verdict"]?.string == "accepted", "\(report)")
                let receipt = try await gateway.get(police, route + "/receipt")
                let text = try await gateway.get(police, route + "/receipt.json")
                #expect(receipt.json["receipt.json"]?.string == text.body)
                let proof = try await gateway.get(police, route + "/receipt.tlog-proof")
                #expect(proof.body.hasPrefix("c2sp.org/tlog-proof@v1\n"), "\(proof)")
                let again = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: headers, body: "@" + Self.extract)
                #expect(again.headers["svd-duplicate"] == "true", "\(again)")
                #expect(again.headers["svd-submission"] == id)
                #expect(again.json["duplicate"]?.bool == true)
                let other = try await gateway.holder("agency/norfolk-fire")
                let peek = try await gateway.get(other, route)
                #expect((400..<500).contains(peek.status), "another agency sees nothing")
            }
        }

        @Test func inPieces() async throws {
            let bytes = Array(try Data(contentsOf: URL(filePath: Self.extract)))
            let (half, length) = (bytes.count / 2, bytes.count)
            try await GatewayUnderTest.run { gateway in
                let police = try await gateway.holder("agency/west-yorkshire-police")
                let folder = gateway.authority.folder
                try Data(bytes[..<half]).write(to: URL(filePath: folder + "/first"))
                try Data(bytes[half...]).write(to: URL(filePath: folder + "/second"))
                let made = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: Self.creation(length))
                let place = try #require(made.headers["location"])
                #expect(made.headers["upload-offset"] == "0", "\(made)")
                #expect(made.headers["upload-expires"]?.hasSuffix("GMT") == true)
                func patch(_ offset: Int, _ file: String, _ checksum: [UInt8]) async throws
                    -> HTTPAnswer
                {
                    let sum = Data(checksum).base64EncodedString()
                    return try await gateway.ask(
                        police, "PATCH", place,
                        headers: [
                            Self.tus, Self.octets, "Upload-Offset: \(offset)",
                            "Upload-Checksum: sha256 \(sum)",
                        ], body: "@\(folder)/\(file)")
                }
                let (one, two) = (
                    SHA256Hasher.hash(Array(bytes[..<half])),
                    SHA256Hasher.hash(Array(bytes[half...]))
                )
                let damaged = try await patch(0, "first", two)
                #expect(damaged.status == 460, "\(damaged)")
                #expect(damaged.code == "upload-checksum-mismatch")
                let first = try await patch(0, "first", one)
                #expect(first.status == 204, "\(first)")
                let wrong = try await patch(0, "first", one)
                #expect(wrong.status == 409, "\(wrong)")
                let head = try await gateway.ask(police, "HEAD", place, headers: [Self.tus])
                #expect(head.headers["upload-offset"] == String(half), "\(head)")
                #expect(head.headers["upload-length"] == String(length))
                let second = try await patch(half, "second", two)
                #expect(second.status == 204, "\(second)")
                #expect(second.headers["svd-submission"] != nil)
                let done = try await gateway.ask(police, "HEAD", place, headers: [Self.tus])
                #expect(done.headers["svd-submission"] == second.headers["svd-submission"])
            }
        }

        @Test func andRefuseWhatTheyCannotTake() async throws {
            try await GatewayUnderTest.run { gateway in
                let police = try await gateway.holder("agency/west-yorkshire-police")
                let options = try await gateway.ask(police, "OPTIONS", "/v1/uploads")
                #expect(options.headers["tus-version"] == "1.0.0", "\(options)")
                #expect(options.headers["tus-max-size"] == String(Limits.uploadBytesMax))
                let old = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: ["Upload-Length: 1"])
                #expect(old.status == 412)
                #expect(old.headers["tus-version"] == "1.0.0")
                let endless = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: [Self.tus])
                #expect(endless.code == "field-missing", "\(endless)")
                let huge = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: Self.creation(Limits.uploadBytesMax + 1)
                )
                #expect(huge.status == 413, "\(huge)")
                let made = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: Self.creation(1000))
                let place = try #require(made.headers["location"])
                let form = try await gateway.ask(
                    police, "PATCH", place, headers: [Self.tus, "Upload-Offset: 0"], body: "x")
                #expect(form.status == 415, "\(form)")
                let gone = try await gateway.ask(police, "DELETE", place, headers: [Self.tus])
                #expect(gone.status == 204, "\(gone)")
                let none = try await gateway.ask(
                    police, "PATCH", place,
                    headers: [Self.tus, Self.octets, "Upload-Offset: 0"], body: "x")
                #expect(none.status == 404, "\(none)")
                let analyst = try await gateway.holder("person/analyst-norfolk")
                let foreign = try await gateway.ask(
                    analyst, "POST", "/v1/uploads", headers: Self.creation(10))
                #expect(foreign.code == "role-missing", "\(foreign)")
            }
        }

        @Test(arguments: ["text/csv", "application/x-ndjson", "application/json"])
        func whatWasAcceptedIsSoonQueryable(_ type: String) async throws {
            let length = try Data(contentsOf: URL(filePath: Self.extract)).count
            try await GatewayUnderTest.run { gateway in
                let police = try await gateway.holder("agency/west-yorkshire-police")
                _ = try await gateway.ask(
                    police, "POST", "/v1/uploads", headers: Self.creation(length) + [Self.octets],
                    body: "@" + Self.extract)
                let analyst = try await gateway.holder("person/analyst-norfolk")
                let route =
                    "/v1/records/policeuk-street?purpose=problem-profile&reference=R-1"
                    + "&justification=a%20test&limit=3"
                var page = try await gateway.get(analyst, route, headers: ["Accept: \(type)"])
                for _ in 0..<100 where page.headers["svd-count"] != "3" {
                    try await Task.sleep(for: .milliseconds(100))
                    page = try await gateway.get(analyst, route, headers: ["Accept: \(type)"])
                }
                #expect(page.headers["content-type"]?.hasPrefix(type) == true, "\(page)")
                #expect(page.headers["svd-count"] == "3", "\(page)")
                #expect(page.headers["svd-next"] != nil)
                #expect(page.body.contains("West Yorkshire Police"))
            }
        }

        @Test func aRefusedFileIsAnsweredWithItsReceipt() async throws {
            try await GatewayUnderTest.run { gateway in
                let police = try await gateway.holder("agency/west-yorkshire-police")
                let bad = "Crime ID;Month\n1;2\n"
                let made = try await gateway.ask(
                    police, "POST", "/v1/uploads",
                    headers: Self.creation(bad.utf8.count) + [Self.octets], body: bad)
                #expect(made.status == 201, "\(made)")
                #expect(made.json["submission"]?["state"]?.string == "refused")
                #expect(made.json["receipt"]?["receipt.json"]?.string != nil)
            }
        }
    }
}
