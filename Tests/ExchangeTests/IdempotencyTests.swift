import Exchange
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("The same submission sent twice is recorded once")
    struct IdempotencyTests {
        @Test("By key, by content, by both: the first one's outcome, marked as a duplicate")
        func repeats() async throws {
            let house = try await House()
            let text = Documents.assaults(1)
            let digest = try Documents.digest(of: Array(text.utf8)).hex
            let first = try await house.submit(text, key: "one", ["sha256": digest])
            #expect(!first.isDuplicate)
            let size = try await house.entries().count
            for (key, more) in [
                ("one", [:]), ("one", ["sha256": digest]), ("two", ["sha256": digest]),
                (nil, ["sha256": digest]), (nil, [:]), ("three", [:]),
            ] as [(String?, [String: String])] {
                let again = try await house.submit(text, key: key, more)
                #expect(again.submission == first.submission, "\(key ?? "no key") \(more)")
                #expect(again.isDuplicate, "\(key ?? "no key") \(more)")
                #expect(again.offset == again.length)
            }
            #expect(try await house.entries().count == size)
            #expect(try house.files(in: "objects").count == 1)
            #expect(try house.files(in: "uploads") == [])
            // After a restart nobody remembers but the store.
            try await house.restart()
            let later = try await house.submit(text, key: "one")
            #expect(later.submission == first.submission && later.isDuplicate)
        }

        @Test("A key is for one file; what failed leaves it free")
        func keys() async throws {
            let house = try await House()
            let (one, two) = (Documents.assaults(1), Documents.assaults(2))
            let digest = try Documents.digest(of: Array(two.utf8)).hex
            // Announced as another file: nothing is recorded, and the key is free.
            await #expect(throws: Refusal(.uploadDigestMismatch, "", help: "")) {
                try await house.submit(one, key: "key", ["sha256": digest])
            }
            let first = try await house.submit(one, key: "key")
            await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
                try await house.submit(two, key: "key", ["sha256": digest])
            }
            await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
                try await house.submit(one, period: "2026-11", key: "key")
            }
            let second = try await house.submit(two, key: "other", ["sha256": digest])
            #expect(second.submission != first.submission && !second.isDuplicate)
            // The same file for another period is another share.
            let third = try await house.submit(one, period: "2026-11")
            #expect(third.submission != first.submission && !third.isDuplicate)
            #expect(try await house.entries(.shareAccepted).count == 3)
        }

        @Test("Read in another form, or for another place, it is not what the key stood for")
        func otherWords() async throws {
            let house = try await House()
            let text = Documents.assaults(1)
            let wrong = try await house.submit(text, key: "key", ["format": "ndjson"])
            #expect(try await house.submission(wrong)["state"]?.string == "refused")
            let right = try await house.submit(text, key: "key")
            #expect(!right.isDuplicate)
            #expect(try await house.submission(right)["state"]?.string == "accepted")

            func announce(_ more: [String: String]) async throws -> UploadState {
                let metadata = ["dataset": "ed-assault", "period": "2026-10"]
                    .merging(["idempotency-key": "other"]) { $1 }.merging(more) { $1 }
                return try await house.gateway.createUpload(
                    try house.caller(House.trust), length: 900, metadata: metadata,
                    bodyFollows: false)
            }
            let begun = try await announce([:])
            let id = try #require(right.submission).text
            for more in [["format": "ndjson"], ["replaces": id]] {
                await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
                    try await announce(more)
                }
            }
            #expect(try await announce([:]).id == begun.id)
        }

        @Test("Sent many times at once it is recorded once")
        func atOnce() async throws {
            let house = try await House()
            let text = Documents.assaults(1)
            let bytes = Array(text.utf8)
            let (gateway, caller) = (house.gateway, try house.caller(House.trust))
            let found = try await withThrowingTaskGroup(of: SubmissionID?.self) { group in
                for number in 0..<12 {
                    group.addTask {
                        var metadata = ["dataset": "ed-assault", "period": "2026-10"]
                        metadata["idempotency-key"] = number % 2 == 0 ? nil : "key-\(number)"
                        let state = try await gateway.createUpload(
                            caller, length: bytes.count, metadata: metadata, bodyFollows: true)
                        if let submission = state.submission { return submission }
                        let writer = try await gateway.openUpload(caller, id: state.id, offset: 0)
                        try unsafe bytes.withUnsafeBytes { try unsafe writer.append($0) }
                        return try await writer.close().submission
                    }
                }
                return try await group.reduce(into: Set<SubmissionID?>()) { $0.insert($1) }
            }
            #expect(found.count == 1)
            #expect(try await house.entries(.shareAccepted).count == 1)
            #expect(try house.files(in: "uploads") == [])
        }

        @Test("A refused file may come again, and the corrected one is accepted")
        func refusedFile() async throws {
            let house = try await House()
            let bad = Documents.assaults(1, method: "MAGIC")
            let first = try await house.submit(bad)
            let second = try await house.submit(bad)
            #expect(first.submission != second.submission)
            #expect(try await house.entries(.shareRefused).count == 2)
            #expect(try await house.submission(second)["state"]?.string == "refused")
            #expect(try house.files(in: "objects") == [])
            #expect(try house.files(in: "uploads") == [])
            let good = try await house.submit(Documents.assaults(1))
            #expect(try await house.submission(good)["state"]?.string == "accepted")
            #expect(try await house.entries(.shareAccepted).count == 1)
        }

        @Test("A nil return and a withheld share are each declared once")
        func declarations() async throws {
            let house = try await House()
            let (gateway, caller) = (house.gateway, try house.caller(House.fire))
            let first = try await gateway.declareNil(
                caller, body: ["dataset": "fire-deliberate", "period": "2026-10"])
            let again = try await gateway.declareNil(
                caller, body: ["dataset": "fire-deliberate", "period": "2026-10"])
            #expect(first["submission"]?["id"] == again["submission"]?["id"])
            #expect(again["duplicate"]?.bool == true && first["duplicate"] == nil)
            #expect(try await house.entries(.nilReturn).count == 1)
        }
    }
}
