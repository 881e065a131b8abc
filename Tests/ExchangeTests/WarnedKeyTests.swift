import Exchange
import Foundation
import GatewayStore
import RecordValidation
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("Where a record that came before is only warned of, several submissions hold it")
    struct WarnedKeyTests {
        private static let rule = """
            "kind": "unique", "across": "submissions", "severity": "warning",
            """

        /// A gateway whose ed-assault warns of records that came before.
        /// - Parameter more: another rule.
        private static func house(
            keyBytesMax: Int = Limits.uniqueKeyBytesMax, more: String = ""
        ) async throws -> House {
            let house = try await House(keyBytesMax: keyBytesMax)
            let document = try Documents.document(of: "ed-assault")
                .replacingOccurrences(of: "\"kind\": \"unique\",", with: rule)
                .replacingOccurrences(of: "\"rules\": [", with: "\"rules\": [" + more)
                .replacingOccurrences(of: "\"refuse-file\"", with: "\"accept-rows\"")
            try await house.restart(with: SchemaCatalogue([try Documents.schema(document)]))
            return house
        }

        /// A file of rows under these references.
        private static func file(_ references: [String]) -> String {
            let lines = Documents.assaults(1, rows: 1).split(separator: "\r\n")
            let rows = references.map { lines[1].replacing("A-1-1", with: $0) }
            return ([lines[0]] + rows).map { $0 + "\r\n" }.joined()
        }

        /// `record expected` of what is warned of, after that all rows are accepted.
        private static func warnings(
            _ state: Exchange.UploadState, _ house: House
        ) async throws -> [String] {
            let report = try await house.gateway.report(
                try house.caller(House.trust), id: state.submission?.text ?? "")
            #expect(report["verdict"] == "accepted", "\(report)")
            return (report["violations"]?.array ?? []).map {
                "\($0["record"]?.integer ?? 0) \($0["expected"]?.string ?? "")"
            }
        }

        @Test("it is accepted, and the first holder named; its keys outlive that one's correction")
        func held() async throws {
            let house = try await Self.house()
            let first = try await house.submit(Self.file(["a", "b", "b"]))
            #expect(try await Self.warnings(first, house).map { $0.prefix(2) } == ["3 "])
            let second = try await house.submit(Self.file(["c", "a"]))
            let found = try await Self.warnings(second, house)
            let id = try #require(first.submission?.text)
            #expect(found.count == 1 && found[0].hasPrefix("2 ") && found[0].contains(id))
            let third = try await house.submit(Self.file(["a", "b"]))
            let both = try await Self.warnings(third, house)
            // Which holder is named where they came in one millisecond is open.
            let holders = [id, try #require(second.submission?.text)]
            #expect(both.count == 2)
            #expect(holders.contains { both[0].contains($0) } && both[1].contains(id))
            _ = try await house.submit(Self.file(["d"]), ["replaces": id])
            let last = try await Self.warnings(
                try await house.submit(Self.file(["e", "a"])), house)
            #expect(last.count == 1 && !last[0].contains(id))
        }

        @Test(
            "rows that the file's end shows to be rejected leave no keys",
            arguments: [0, Limits.uniqueKeyBytesMax])
        func dropped(keyBytesMax: Int) async throws {
            let other = """
                {"id": "one-a-place", "kind": "unique", "fields": ["assault_lsoa21"]},
                """
            let house = try await Self.house(keyBytesMax: keyBytesMax, more: other)
            let first = try await house.submit(Self.file(["a", "b", "c"]))
            let counts = try await house.submission(first)["rows"]
            #expect(counts?["accepted"]?.integer == 1 && counts?["rejected"]?.integer == 2)
            for (reference, isKnown) in [("b", false), ("a", true)] {
                let state = try await house.submit(Self.file([reference]))
                #expect(try await Self.warnings(state, house).isEmpty == !isKnown)
            }
        }
    }
}
