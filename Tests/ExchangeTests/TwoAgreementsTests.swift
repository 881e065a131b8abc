import Exchange
import Foundation
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("One file under two agreements is two shares")
    struct TwoAgreementsTests {
        private static let names = ["ed-riverside", "ed-riverside-pcc"]

        @Test(
            "Each is recorded and receipted, and neither is called silent",
            arguments: [false, true], [false, true])
        func both(announcesDigest: Bool, comparesKeys: Bool) async throws {
            let house = try await House(comparesKeys: comparesKeys)
            _ = try await RegistryApplication(store: house.store).record(
                Array(Documents.registryWithTwoAgreements.utf8), at: house.clock.now)
            try await house.restart()
            let text = Documents.assaults(1)
            let digest = try Documents.digest(of: Array(text.utf8)).hex
            func submit(_ name: String) async throws -> UploadState {
                try await house.submit(
                    text, ["agreement": name, "sha256": announcesDigest ? digest : ""])
            }
            for name in Self.names {
                let first = try await submit(name)
                #expect(!first.isDuplicate)
                #expect(try await house.submission(first)["agreement"]?.string == name)
                #expect(try await house.submission(first)["state"]?.string == "accepted")
                let again = try await submit(name)
                #expect(again.isDuplicate && again.submission == first.submission)
            }
            #expect(
                try await house.entries(.shareAccepted).compactMap(\.agreement?.text)
                    == Self.names)
            house.clock.set("2026-11-20T12:00:00.000Z")
            _ = try await house.report()
            let silent = try await house.entries(.nonShareSilent).compactMap(\.agreement?.text)
            #expect(silent.count == 3)
            #expect(Set(silent).isDisjoint(with: Self.names))
        }

        @Test(
            "A file sent again under the agreement in its first one's place is shared anew",
            arguments: [false, true])
        func replaced(announcesDigest: Bool) async throws {
            let house = try await House()
            let text = Documents.assaults(1)
            let digest = try Documents.digest(of: Array(text.utf8)).hex
            func submit() async throws -> UploadState {
                try await house.submit(
                    text, key: "derived", ["sha256": announcesDigest ? digest : ""])
            }
            let first = try await submit()
            #expect(try await house.submission(first)["agreement"]?.string == Self.names[0])
            // As svd sends it: no agreement named, and so the same key.
            var registry = Documents.registryWithTwoAgreements
            let former = try #require(registry.range(of: "  - id: ed-riverside\n"))
            let next = try #require(
                registry.range(of: "  - id: ", range: former.upperBound..<registry.endIndex))
            registry.removeSubrange(former.lowerBound..<next.lowerBound)
            _ = try await RegistryApplication(store: house.store).record(
                Array(registry.utf8), at: house.clock.now)
            try await house.restart()
            let second = try await submit()
            #expect(!second.isDuplicate && second.submission != first.submission)
            #expect(try await house.submission(second)["agreement"]?.string == Self.names[1])
            let again = try await submit()
            #expect(again.isDuplicate && again.submission == second.submission)
            house.clock.set("2026-11-20T12:00:00.000Z")
            _ = try await house.report()
            let silent = try await house.entries(.nonShareSilent).compactMap(\.agreement?.text)
            #expect(!silent.contains(Self.names[1]), "\(silent)")
        }

        @Test("A key that was used under one agreement is not taken under the other")
        func key() async throws {
            let house = try await House()
            _ = try await RegistryApplication(store: house.store).record(
                Array(Documents.registryWithTwoAgreements.utf8), at: house.clock.now)
            try await house.restart()
            let text = Documents.assaults(1)
            _ = try await house.submit(text, key: "key", ["agreement": Self.names[0]])
            await #expect(throws: Refusal(.idempotencyConflict, "", help: "")) {
                try await house.submit(text, key: "key", ["agreement": Self.names[1]])
            }
        }
    }
}
