import Exchange
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("A key stands for one file, whether its digest was announced or not")
    struct KeyConflictTests {
        private static let conflict = Refusal(.idempotencyConflict, "", help: "")

        @Test("Other bytes under a used key are refused, and nothing says that they were recorded")
        func otherBytes() async throws {
            let house = try await House()
            let first = try await house.submit(Documents.assaults(1), key: "key")
            let size = try await house.entries().count
            // Another length shows at once, the same length when the last byte is in.
            for text in [Documents.assaults(1, rows: 6), Documents.assaults(2)] {
                await #expect(throws: Self.conflict) { try await house.submit(text, key: "key") }
            }
            #expect(try await house.entries().count == size)
            #expect(try house.files(in: "objects").count == 1)
            #expect(try house.files(in: "uploads") == [])
            let again = try await house.submit(Documents.assaults(1), key: "key")
            #expect(again.submission == first.submission && again.isDuplicate)
            #expect(house.count("svd_duplicates_total") == 1)
        }

        @Test("A key of an upload under way is not taken for another period's")
        func underWay() async throws {
            let house = try await House()
            let caller = try house.caller(House.trust)
            for (period, conflicts) in [("2026-10", false), ("2026-11", true), ("2026-10", false)] {
                let metadata = [
                    "dataset": "ed-assault", "period": period, "idempotency-key": "key",
                ]
                let code: RefusalCode?
                do throws(Refusal) {
                    _ = try await Self.announce(house, caller, metadata)
                    code = nil
                } catch {
                    code = error.code
                }
                #expect(code == (conflicts ? .idempotencyConflict : nil))
            }
        }

        private static func announce(
            _ house: House, _ caller: Caller, _ metadata: [String: String]
        ) async throws(Refusal) -> UploadState {
            do {
                return try await house.gateway.createUpload(
                    caller, length: 900, metadata: metadata, bodyFollows: false)
            } catch let error as Refusal {
                throw error
            } catch {
                throw Refusal(.internalFault, "\(error)", help: "")
            }
        }

        @Test("Of different files sent at once under one key each gets its own answer or none")
        func atOnce() async throws {
            let house = try await House()
            let (gateway, caller) = (house.gateway, try house.caller(House.trust))
            let answers = try await withThrowingTaskGroup(
                of: (String, SubmissionID)?.self
            ) { group in
                for number in 1...9 {
                    group.addTask {
                        let bytes = Array(Documents.assaults(number).utf8)
                        do {
                            let state = try await gateway.createUpload(
                                caller, length: bytes.count,
                                metadata: [
                                    "dataset": "ed-assault", "period": "2026-10",
                                    "idempotency-key": "key",
                                ], bodyFollows: true)
                            let writer = try await gateway.openUpload(
                                caller, id: state.id, offset: 0)
                            try unsafe bytes.withUnsafeBytes { try unsafe writer.append($0) }
                            let submission = try await writer.close().submission
                            return (try Documents.digest(of: bytes).hex, try #require(submission))
                        } catch let refusal as Refusal {
                            let codes: [RefusalCode] = [
                                .idempotencyConflict, .uploadLocked, .uploadOffsetConflict,
                                .uploadUnknown,
                            ]
                            #expect(codes.contains(refusal.code), "\(refusal)")
                            return nil
                        }
                    }
                }
                return try await group.reduce(into: [(String, SubmissionID)]()) {
                    if let one = $1 { $0.append(one) }
                }
            }
            #expect(!answers.isEmpty)
            for (digest, id) in answers {
                let record = try await gateway.submission(caller, id: id.text)
                #expect(record["file"]?["sha256"]?.string == digest)
            }
            #expect(try await house.entries(.shareAccepted).count == 1)
        }
    }
}
