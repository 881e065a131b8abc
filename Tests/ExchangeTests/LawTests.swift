import Exchange
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("What the law bars is refused before a byte is read, and the refusal is on record")
    struct LawTests {
        struct Case: Sendable {
            let holder: String
            let dataset: String
            var more: [String: String] = [:]
            var time = "2026-11-10T12:00:00.000Z"
            let code: RefusalCode
        }

        static let cases = [
            Case(
                holder: House.trust, dataset: "ed-assault", more: ["power": "PCSC-16"],
                code: .powerNotOffered),
            Case(
                holder: House.trust, dataset: "ed-assault", more: ["form": "pseudonymised-rows"],
                code: .formNotOffered),
            Case(holder: House.careBoard, dataset: "ed-assault", code: .powerNotOffered),
            Case(holder: House.fire, dataset: "fire-requested", code: .requestRequired),
            Case(
                holder: House.trust, dataset: "ed-assault", time: "2027-10-01T00:00:00.000Z",
                code: .dataProtectionUnassessed),
        ]

        @Test(arguments: cases)
        func refused(_ one: Case) async throws {
            let house = try await House(at: one.time)
            let size = try await house.entries().count
            let text = Documents.assaults(1)
            let refusal = await #expect(throws: Refusal.self) {
                try await house.submit(
                    text, as: one.holder, dataset: one.dataset, key: "key", one.more)
            }
            #expect(refusal?.code == one.code)
            let new = try await house.entries().dropFirst(size)
            #expect(new.count == 1)
            let entry = try #require(new.first)
            #expect(entry.kind == .shareRefused)
            #expect(entry.codes == [one.code.rawValue: 1])
            #expect(entry.rows == nil && entry.fileCommitment == nil)
            // The help leads to the record, which has a receipt like any other.
            let id = try #require(entry.submission)
            #expect(refusal?.help.contains(id.text) == true)
            let caller = try house.caller(one.holder)
            let submission = try await house.gateway.submission(caller, id: id.text)
            #expect(submission["state"]?.string == "refused")
            #expect(try await !house.gateway.receipt(caller, id: id.text).signature.isEmpty)
            #expect(try house.files(in: "objects") == [])
            #expect(try house.files(in: "uploads") == [])
        }

        @Test("A key that the law refused is free once the law lets the file through")
        func keyStaysFree() async throws {
            let house = try await House(at: "2027-10-01T00:00:00.000Z")
            await #expect(throws: Refusal(.dataProtectionUnassessed, "", help: "")) {
                try await house.submit(Documents.assaults(1), key: "key")
            }
            house.clock.set("2027-09-01T00:00:00.000Z")
            let state = try await house.submit(Documents.assaults(1), key: "key")
            #expect(try await house.submission(state)["state"]?.string == "accepted")
        }

        @Test("A review that falls due while the file is on its way bars it at the decision")
        func overtaken() async throws {
            let house = try await House(at: "2027-09-30T22:59:59.999Z")
            let bytes = Array(Documents.assaults(1).utf8)
            let caller = try house.caller(House.trust)
            let state = try await house.gateway.createUpload(
                caller, length: bytes.count,
                metadata: ["dataset": "ed-assault", "period": "2026-10"],
                bodyFollows: true)
            let writer = try await house.gateway.openUpload(caller, id: state.id, offset: 0)
            try unsafe bytes.withUnsafeBytes { try unsafe writer.append($0) }
            house.clock.set("2027-09-30T23:00:00.000Z")
            await #expect(throws: Refusal(.dataProtectionUnassessed, "", help: "")) {
                try await writer.close()
            }
            #expect(try await house.entries(.shareRefused).count == 1)
            #expect(try await house.entries(.shareAccepted) == [])
            #expect(try house.files(in: "objects") == [])
            #expect(try house.files(in: "uploads") == [])
        }

        @Test("What nobody agreed to is refused and no share of anybody's")
        func notAgreed() async throws {
            let house = try await House()
            let size = try await house.entries().count
            for (holder, dataset, period, code) in [
                (House.trust, "fire-deliberate", "2026-10", RefusalCode.agreementMissing),
                (House.trust, "no-such-dataset", "2026-10", .datasetUnknown),
                (House.trust, "ed-assault", "2026-12", .periodInvalid),
                (House.trust, "ed-assault", "2026-07/2026-09", .periodNotExpected),
                (House.analyst, "ed-assault", "2026-10", .roleMissing),
            ] {
                await #expect(throws: Refusal(code, "", help: ""), "\(dataset) \(period)") {
                    try await house.submit(
                        Documents.assaults(1), as: holder, dataset: dataset, period: period)
                }
            }
            #expect(try await house.entries().count == size)
        }
    }
}
