import Cryptography
import Exchange
import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("An upload that rests costs little, and a wrong checksum not much more")
    struct RestingUploadTests {
        private static let bytes = Array(Documents.assaults(1, rows: 40).utf8)

        /// Announces an upload of `bytes`.
        private func create(_ house: House, key: String? = nil) async throws -> String {
            var metadata = ["dataset": "ed-assault", "period": "2026-10"]
            metadata["idempotency-key"] = key
            return try await house.gateway.createUpload(
                try house.caller(House.trust), length: Self.bytes.count, metadata: metadata,
                bodyFollows: false
            ).id
        }

        /// Sends a part; where it is damaged its checksum is that of other bytes.
        @discardableResult
        private func send(
            _ house: House, _ id: String, _ range: Range<Int>, algorithm: String = "sha256",
            isDamaged: Bool = false
        ) async throws -> Exchange.UploadState {
            let piece = Array(Self.bytes[range])
            let hasher = try MessageDigest(named: algorithm)
            unsafe (isDamaged ? [0] : piece).withUnsafeBytes { unsafe hasher.update($0) }
            let writer = try await house.gateway.openUpload(
                try house.caller(House.trust), id: id, offset: range.lowerBound,
                checksum: RequestChecksum(algorithm: algorithm, digest: hasher.finalize()))
            for some in [piece.prefix(7), piece.dropFirst(7)] {
                try unsafe Array(some).withUnsafeBytes { try unsafe writer.append($0) }
            }
            return try await writer.close()
        }

        private func offset(_ house: House, _ id: String) async throws -> Int {
            try await house.gateway.uploadState(try house.caller(House.trust), id: id).offset
        }

        @Test("Parts with checksums are not read again", arguments: ["sha256", "sha1"])
        func parts(algorithm: String) async throws {
            let house = try await House()
            let id = try await create(house)
            var state: Exchange.UploadState?
            for start in stride(from: 0, to: Self.bytes.count, by: 100) {
                state = try await send(
                    house, id, start..<min(start + 100, Self.bytes.count), algorithm: algorithm)
            }
            let record = try await house.submission(try #require(state))
            #expect(record["state"]?.string == "accepted")
            #expect(
                record["file"]?["sha256"]?.string == (try Documents.digest(of: Self.bytes)).hex)
            #expect(house.count("svd_uploads_read_again_total") == 0)
        }

        @Test("Damaged parts are dropped and may come again; the fifth ends the upload")
        func damaged() async throws {
            let house = try await House()
            let id = try await create(house)
            let mismatch = Refusal(.uploadChecksumMismatch, "", help: "")
            await #expect(throws: mismatch) {
                try await send(house, id, 0..<50, isDamaged: true)
            }
            #expect(house.count("svd_uploads_put_away_total") == 0)
            try await send(house, id, 0..<50)
            for _ in 2..<Limits.uploadChecksumMismatchesMax {
                await #expect(throws: mismatch) {
                    try await send(house, id, 50..<90, isDamaged: true)
                }
                #expect(try await offset(house, id) == 50)
            }
            // What came before the damage is whole, and what comes after it is judged with it.
            try await send(house, id, 50..<Self.bytes.count - 1)
            #expect(house.count("svd_uploads_read_again_total") == 3)
            await #expect(throws: mismatch) {
                try await send(
                    house, id, Self.bytes.count - 1..<Self.bytes.count, isDamaged: true)
            }
            await #expect(throws: Refusal(.uploadUnknown, "", help: "")) {
                try await offset(house, id)
            }
            #expect(try house.files(in: "uploads") == [])
            let fresh = try await create(house)
            try await send(house, fresh, 0..<50)
            await #expect(throws: mismatch) {
                try await send(house, fresh, 50..<90, isDamaged: true)
            }
            let state = try await send(house, fresh, 50..<Self.bytes.count)
            #expect(try await house.submission(state)["state"]?.string == "accepted")
        }

        @Test("After a minute only file and note are left of it, and it goes on where it stood")
        func putAway() async throws {
            let house = try await House()
            let caller = try house.caller(House.trust)
            let id = try await create(house, key: "key")
            try await send(house, id, 0..<300)
            house.clock.set("2026-11-10T12:01:00.000Z")
            let count = try await house.serve(until: "it is put away") {
                let count = house.count("svd_uploads_put_away_total")
                return count > 0 ? count : nil
            }
            #expect(count == 1)
            // Asking how far it is, or announcing it again, wakes nothing.
            #expect(try await offset(house, id) == 300)
            let again = try await create(house, key: "key")
            #expect(again == id)
            #expect(house.count("svd_uploads_read_again_total") == 0)
            await #expect(throws: Refusal(.uploadUnknown, "", help: "")) {
                try await house.gateway.uploadState(try house.caller(House.careBoard), id: id)
            }
            let state = try await send(house, id, 300..<Self.bytes.count)
            #expect(try await house.submission(state)["state"]?.string == "accepted")
            #expect(house.count("svd_uploads_read_again_total") == 1)
            // One that rests can be given up.
            let other = try await create(house)
            house.clock.set("2026-11-10T12:03:00.000Z")
            _ = try await house.serve(until: "the other is put away") {
                house.count("svd_uploads_put_away_total") == 2 ? true : nil
            }
            try await house.gateway.deleteUpload(caller, id: other)
            #expect(try house.files(in: "uploads") == [])
        }

        @Test("Uploads that rest count against the limit of their agency")
        func limit() async throws {
            let house = try await House()
            for _ in 0..<Limits.uploadsPerAgencyMax { _ = try await create(house) }
            house.clock.set("2026-11-10T12:01:00.000Z")
            _ = try await house.serve(until: "all are put away") {
                house.count("svd_uploads_put_away_total") == Limits.uploadsPerAgencyMax
                    ? true : nil
            }
            await #expect(throws: Refusal(.uploadsTooMany, "", help: "")) {
                _ = try await create(house)
            }
            try await house.restart()
            await #expect(throws: Refusal(.uploadsTooMany, "", help: "")) {
                _ = try await create(house)
            }
        }
    }
}
