import Exchange
import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("A file may come as NDJSON, and packed")
    struct FormTests {
        private static func packed(_ text: String) throws -> [UInt8] {
            let process = Process()
            let (input, output) = (Pipe(), Pipe())
            process.executableURL = URL(filePath: "/usr/bin/gzip")
            process.arguments = ["-c"]
            (process.standardInput, process.standardOutput) = (input, output)
            try process.run()
            try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
            try input.fileHandleForWriting.close()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return Array(bytes)
        }

        private static func lines(rows: Int) -> String {
            (1...rows).map { row in
                """
                {"record_ref":"N-\(row)","site_code":"RXH01","dept_type":"01",\
                "arrival_datetime":"2026-10-10T22:15","assault_datetime":"2026-10-10T21:40",\
                "assault_method":"BODY_PART","assault_location_type":"STREET",\
                "assault_lsoa21":"E01026400","age_band":"18-24","sex":"1",\
                "assailant_count_band":"1","police_aware":"Y"}

                """
            }.joined()
        }

        private static func forwarded(
            _ state: Exchange.UploadState, _ house: House
        ) async throws -> JSONValue {
            try await house.serve(until: "the rows are forwarded") {
                let found = try await house.submission(state)
                return found["state"]?.string == "forwarded" ? found : JSONValue?.none
            }
        }

        @Test(
            "NDJSON by its name or by the field, forwarded as it was accepted",
            arguments: [["filename": "October.jsonl"], ["format": "ndjson"]])
        func lines(_ metadata: [String: String]) async throws {
            let house = try await House()
            let state = try await house.submit(Self.lines(rows: 7), metadata)
            let submission = try await Self.forwarded(state, house)
            #expect(submission["forwardedRows"]?.integer == 7)
            let report = try await house.gateway.report(
                try house.caller(House.trust), id: state.submission?.text ?? "")
            #expect(report["file"]?["format"]?.string == "ndjson")
            // The same bytes as CSV are no table.
            let other = try await house.submit(Self.lines(rows: 8), ["filename": "October.csv"])
            #expect(try await house.submission(other)["state"]?.string == "refused")
        }

        @Test("packed in pieces, with a restart between: digest and object are of the file itself")
        func packed() async throws {
            let house = try await House()
            let text = Documents.assaults(1, rows: 2000)
            let digest = try Documents.digest(of: Array(text.utf8)).hex
            let bytes = try Self.packed(text)
            let metadata = [
                "dataset": "ed-assault", "period": "2026-10", "coding": "gzip", "sha256": digest,
                "idempotency-key": "packed",
            ]
            let begun = try await house.gateway.createUpload(
                try house.caller(House.trust), length: bytes.count, metadata: metadata,
                bodyFollows: false)
            var state = begun
            for end in [bytes.count / 2, bytes.count] {
                let writer = try await house.gateway.openUpload(
                    try house.caller(House.trust), id: begun.id, offset: state.offset)
                try unsafe bytes.withUnsafeBytes {
                    try unsafe writer.append(
                        UnsafeRawBufferPointer(rebasing: $0[state.offset..<end]))
                }
                state = try await writer.close()
                if end < bytes.count { try await house.restart() }
            }
            let submission = try await Self.forwarded(state, house)
            #expect(submission["forwardedRows"]?.integer == 2000)
            #expect(submission["file"]?["sha256"]?.string == digest)
            #expect(submission["file"]?["bytes"]?.integer == text.utf8.count)
            #expect(try house.files(in: "uploads") == [])
            let names = try house.files(in: "objects")
            #expect(names.count == 1)
            let object = house.folder.url.appending(path: "objects/\(names.first ?? "")")
            #expect(Array(try Data(contentsOf: object)) == Array(text.utf8))
            // Sent again, packed or not, it is the same submission.
            let again = try await house.gateway.createUpload(
                try house.caller(House.trust), length: bytes.count, metadata: metadata,
                bodyFollows: false)
            #expect(again.submission == state.submission && again.offset == bytes.count)
            let plain = try await house.submit(text, ["sha256": digest])
            #expect(plain.submission == state.submission && plain.isDuplicate)
        }

        @Test("what cannot be unpacked is refused, and leaves nothing behind")
        func damaged() async throws {
            let house = try await House()
            let size = try await house.entries().count
            let begun = try await house.gateway.createUpload(
                try house.caller(House.trust), length: 9,
                metadata: ["dataset": "ed-assault", "period": "2026-10", "coding": "gzip"],
                bodyFollows: false)
            let writer = try await house.gateway.openUpload(
                try house.caller(House.trust), id: begun.id, offset: 0)
            #expect(throws: Refusal(.contentCodingDamaged, "", help: "")) {
                try unsafe Array("no gzip".utf8).withUnsafeBytes { try unsafe writer.append($0) }
            }
            writer.interrupted()
            await #expect(throws: Refusal(.contentCodingUnsupported, "", help: "")) {
                try await house.submit("x", ["coding": "br"])
            }
            let whole = try Self.packed(Documents.assaults(1))
            let caller = try house.caller(House.trust)
            let run = try house.gateway.openValidation(
                caller, dataset: "ed-assault", schema: nil, mediaType: "text/csv",
                contentEncoding: "gzip")
            try unsafe whole.withUnsafeBytes { try unsafe run.append($0) }
            let report = try run.finish()
            #expect(report["verdict"]?.string == "accepted")
            #expect(report["file"]?["bytes"]?.integer == Documents.assaults(1).utf8.count)
            #expect(try house.files(in: "uploads") == [])
            #expect(try await house.entries().count == size)
        }
    }
}
