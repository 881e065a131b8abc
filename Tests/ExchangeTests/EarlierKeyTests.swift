import Exchange
import GatewayStore
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("Records are compared with those of earlier submissions where the schema asks for it")
    struct EarlierKeyTests {
        private static func report(
            _ state: Exchange.UploadState, _ house: House, as holder: String = House.trust
        ) async throws -> JSONValue {
            try await house.gateway.report(
                try house.caller(holder), id: state.submission?.text ?? "")
        }

        /// Rows of two files: 1 and 2 of the first number, the rest of the second.
        private static func mixed(_ one: Int, _ other: Int) -> String {
            let lines = Documents.assaults(one, rows: 2).split(separator: "\r\n")
            let more = Documents.assaults(other, rows: 3).split(separator: "\r\n").dropFirst()
            return (lines + more).map { $0 + "\r\n" }.joined()
        }

        @Test("a record sent before is named with its submission; another period is another record")
        func named() async throws {
            let house = try await House(comparesKeys: true)
            let first = try await house.submit(Documents.assaults(1))
            let second = try await house.submit(Self.mixed(1, 2))
            let report = try await Self.report(second, house)
            #expect(report["verdict"]?.string == "refused")
            let violations = report["violations"]?.array ?? []
            #expect(violations.map { $0["record"]?.integer } == [1, 2])
            #expect(violations.map { $0["code"]?.string } == ["unique", "unique"])
            let id = first.submission?.text ?? "?"
            #expect(violations.allSatisfy { $0["expected"]?.string?.contains(id) == true })
            // What was refused left no keys; another period has other records.
            for state in [
                try await house.submit(Documents.assaults(2)),
                try await house.submit(Documents.assaults(1), period: "2026-11"),
            ] {
                #expect(try await house.submission(state)["state"]?.string == "accepted")
            }
            try await house.restart()
            let again = try await house.submit(Self.mixed(2, 3))
            #expect(try await house.submission(again)["state"]?.string == "refused")
        }

        @Test("the same file again is the same submission, whether its digest was announced or not")
        func same() async throws {
            let house = try await House(comparesKeys: true)
            let text = Documents.assaults(1)
            let first = try await house.submit(text, key: "a")
            let again = try await house.submit(text, key: "b")
            #expect(again.submission == first.submission && again.isDuplicate)
        }

        @Test("a correction names what it replaces, and takes over its keys")
        func replaced() async throws {
            let house = try await House(comparesKeys: true)
            let first = try await house.submit(Documents.assaults(1, rows: 5))
            let id = try #require(first.submission).text
            let correction = Documents.assaults(1, rows: 4)
            let second = try await house.submit(correction, ["replaces": id])
            #expect(try await house.submission(second)["state"]?.string == "accepted")
            let entry = try await house.entries(.shareAccepted).last
            #expect(entry?.detail?["replaces"]?.string == id)
            let (earlier, later) = (
                try await house.submission(first), try await house.submission(second)
            )
            #expect(later["replaces"]?.string == id && later["replacedBy"] == nil)
            #expect(earlier["replacedBy"] == later["id"] && earlier["replaces"] == nil)
            // Row 5 is free again; row 1 now belongs to the correction.
            let report = try await Self.report(
                try await house.submit(Documents.assaults(1, rows: 6)), house)
            let violations = report["violations"]?.array ?? []
            #expect(violations.map { $0["record"]?.integer } == [1, 2, 3, 4])
            let holder = second.submission?.text ?? "?"
            #expect(violations.allSatisfy { $0["expected"]?.string?.contains(holder) == true })
        }

        @Test("what was refused for an earlier record is judged again once that one is free")
        func freed() async throws {
            let house = try await House(comparesKeys: true)
            let first = try await house.submit(Documents.assaults(1), key: "a")
            let refused = try await house.submit(Self.mixed(1, 2), key: "b")
            #expect(try await house.submission(refused)["state"]?.string == "refused")
            _ = try await house.submit(
                Documents.assaults(3), key: "c", ["replaces": first.submission?.text ?? ""])
            let again = try await house.submit(Self.mixed(1, 2), key: "b")
            #expect(!again.isDuplicate)
            #expect(try await house.submission(again)["state"]?.string == "accepted")
        }

        @Test("what was replaced shows no more and counts no more, and one can go back to it")
        func backAgain() async throws {
            let house = try await House()
            let texts = [Documents.assaults(1, rows: 5), Documents.assaults(2, rows: 4)]
            let first = try await house.submit(texts[0], key: "a")
            let firstID = try #require(first.submission).text
            let second = try await house.submit(texts[1], key: "b", ["replaces": firstID])
            let secondID = try #require(second.submission).text
            // Sent again as it was, it is neither a new share nor one that stands.
            for key in ["a", "c"] {
                await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
                    try await house.submit(texts[0], key: key)
                }
            }
            await #expect(throws: Refusal(.fieldInvalid, "", help: "")) {
                try await house.submit(
                    Documents.assaults(3), key: "d", ["replaces": firstID])
            }
            let third = try await house.submit(texts[0], key: "a", ["replaces": secondID])
            #expect(!third.isDuplicate && third.submission != first.submission)
            let again = try await house.submit(texts[0], key: "a", ["replaces": secondID])
            #expect(again.isDuplicate && again.submission == third.submission)
            let rows = try await house.report()["totals"]?["rows"]
            #expect(rows?["accepted"]?.integer == 5)
            let caller = try house.caller(House.analyst)
            _ = try await house.serve(until: "all is forwarded") {
                try await house.entries(.forwarded).count == 3 ? true : nil
            }
            let page = try await house.gateway.records(
                caller, dataset: "ed-assault",
                parameters: [("purpose", "audit"), ("reference", "r"), ("justification", "test")],
                format: .json)
            #expect(page.count == 5)
            let text = String(decoding: page.body, as: UTF8.self)
            #expect(text.contains(try #require(third.submission).text))
            #expect(!text.contains(firstID) && !text.contains(secondID))
        }

        @Test("what was not accepted, or is another's, cannot be replaced")
        func cannotReplace() async throws {
            let house = try await House(comparesKeys: true)
            let own = try await house.submit(Documents.assaults(1))
            let other = try await house.submit(
                Documents.fires(1), as: House.fire, dataset: "fire-deliberate")
            let refused = try await house.submit(Documents.assaults(3, method: "?"))
            for id in [
                other.submission?.text, refused.submission?.text, "01m83vxbbnyzn54b0bxmeqfnx4",
            ] {
                await #expect(throws: Refusal(.fieldInvalid, "", help: "")) {
                    try await house.submit(Documents.assaults(4), ["replaces": id ?? ""])
                }
            }
            await #expect(throws: Refusal(.fieldInvalid, "", help: "")) {
                try await house.submit(
                    Documents.assaults(1), period: "2026-11",
                    ["replaces": own.submission?.text ?? ""])
            }
        }

        @Test("of two files with one record sent at once, one is accepted")
        func race() async throws {
            let house = try await House(comparesKeys: true)
            let caller = try house.caller(House.trust)
            var writers: [UploadWriter] = []
            for number in [1, 2] {
                let bytes = Array(Self.mixed(9, number).utf8)
                let state = try await house.gateway.createUpload(
                    caller, length: bytes.count,
                    metadata: ["dataset": "ed-assault", "period": "2026-10"], bodyFollows: true)
                let writer = try await house.gateway.openUpload(caller, id: state.id, offset: 0)
                try unsafe bytes.withUnsafeBytes { try unsafe writer.append($0) }
                writers.append(writer)
            }
            _ = try await writers[0].close()
            await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
                _ = try await writers[1].close()
            }
            #expect(try await house.entries(.shareAccepted).count == 1)
        }
    }
}
