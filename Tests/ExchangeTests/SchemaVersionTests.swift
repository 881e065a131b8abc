import Exchange
import Foundation
import GatewayStore
import GatewayTestKit
import RecordValidation
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("A schema version is published once, never changes, and ends on its day")
    struct SchemaVersionTests {
        /// The project's ed-assault in another version, with one change.
        static func version(
            _ version: String, _ text: String = "", _ replacement: String = ""
        ) throws -> DatasetSchema {
            var document = try Documents.document(of: "ed-assault")
                .replacingOccurrences(of: "/ed-assault/1.0.0", with: "/ed-assault/\(version)")
                .replacingOccurrences(
                    of: "\"version\": \"1.0.0\"", with: "\"version\": \"\(version)\"")
            if !text.isEmpty {
                guard document.contains(text) else { throw TestFault("no \(text)") }
                document = document.replacingOccurrences(of: text, with: replacement)
            }
            return try Documents.schema(document)
        }

        static func wider(_ version: String) throws -> DatasetSchema {
            try self.version(version, "\"FIREARM\", ", "\"FIREARM\", \"LASER\", ")
        }

        /// Puts sunset dates into the registry.
        private func end(_ lines: [String], in house: House) async throws {
            let yaml = Documents.registry + "schemas:\n" + lines.joined(separator: "\n") + "\n"
            let entries = try await RegistryApplication(store: house.store).record(
                Array(yaml.utf8), at: house.clock.now)
            #expect(entries.contains { $0.detail?["schemas"]?.array?.count == lines.count })
            try await house.restart()
        }

        @Test("each new version is a ledger entry; a second time is none")
        func published() async throws {
            let house = try await House()
            let publication = SchemaPublication(store: house.store)
            let versions = [try Self.wider("1.1.0"), try Self.version("1.0.0")]
            let new = try await publication.publish(versions, at: house.clock.now)
            #expect(new.map(\.version.description) == ["1.0.0", "1.1.0"])
            let entries = try await house.entries(.schemaPublished)
            #expect(entries.map(\.schemaDigest) == new.map(\.sha256))
            #expect(try await publication.publish(versions, at: house.clock.now).isEmpty)
            #expect(try await house.entries(.schemaPublished).count == 2)
            // Its file may go; what is published stays.
            let catalogue = try await publication.catalogue(with: [], at: house.clock.now)
            #expect(catalogue.all.map(\.version.description) == ["1.0.0", "1.1.0"])
            #expect(catalogue.all.map(\.document) == new.map(\.document))
        }

        @Test("other bytes under a published version are refused, and so is a bump too small")
        func refused() async throws {
            let house = try await House()
            let publication = SchemaPublication(store: house.store)
            _ = try await publication.publish([try Self.version("1.0.0")], at: house.clock.now)
            let altered = try Self.version("1.0.0", "\"FIREARM\", ", "")
            await #expect(throws: Refusal(.schemaAltered, "", help: "")) {
                try await publication.publish([altered], at: house.clock.now)
            }
            // A good version beside a bad one is not published either.
            let narrower = try Self.version("1.2.0", "\"FIREARM\", ", "")
            do {
                _ = try await publication.publish(
                    [try Self.wider("1.1.0"), narrower], at: house.clock.now)
                Issue.record("published")
            } catch let refusal as Refusal {
                #expect(refusal.code == .schemaIncompatible)
                #expect(
                    refusal.reason.contains("enum-tightened at /properties/assault_method/enum"))
                #expect(refusal.help.contains("Number it 2.0.0"))
            }
            #expect(try await house.store.schemaVersionCount() == 1)
            #expect(try await house.entries(.schemaPublished).count == 1)
        }

        /// A version that asks for another storage of a column that 1.0.0 keeps as text.
        private static func unkept(_ version: String) throws -> DatasetSchema {
            try self.version(
                version, "\"type\": \"string\", \"enum\": [\"1\", \"2\", \"3+\", \"UNK\"]",
                "\"type\": \"integer\"")
        }

        @Test("a version whose records cannot be kept is refused before anything is recorded")
        func cannotBeKept() async throws {
            let house = try await House()
            let publication = SchemaPublication(store: house.store)
            _ = try await publication.publish([try Self.version("1.0.0")], at: house.clock.now)
            await #expect(throws: Refusal(.schemaInvalid, "", help: "")) {
                try await publication.publish([try Self.unkept("2.0.0")], at: house.clock.now)
            }
            #expect(try await house.store.schemaVersionCount() == 1)
            #expect(try await house.entries(.schemaPublished).count == 1)
        }

        @Test("one that an older gateway published is left out, and all else goes on")
        func leftOut() async throws {
            let house = try await House()
            let publication = SchemaPublication(store: house.store)
            _ = try await publication.publish(
                try Documents.catalogue().all, at: house.clock.now)
            let faulty = try Self.unkept("2.0.0")
            let time = house.clock.now
            _ = try await house.store.commits.submit { transaction in
                try transaction.publish(
                    SchemaVersionRecord(
                        dataset: faulty.dataset, version: faulty.version, sha256: faulty.sha256,
                        document: faulty.document, publishedAt: time))
            }
            _ = try await publication.publish([try Self.wider("1.1.0")], at: house.clock.now)
            _ = try await house.serve(until: "the good version") {
                let list = house.gateway.schemaList()["schemas"]?.array ?? []
                return list.contains { $0["version"] == "1.1.0" } ? true : nil
            }
            #expect(house.gateway.schemaList()["schemas"]?.array?.count == 4)
            let state = try await house.submit(Documents.assaults(1))
            #expect(try await house.submission(state)["schema"]?["version"] == "1.1.0")
            do {
                _ = try await house.submit(Documents.assaults(2), ["schema": "2.0.0"])
                Issue.record("taken")
            } catch let refusal as Refusal {
                #expect(refusal.code == .schemaInvalid)
                #expect(refusal.reason.contains("ed-assault 2.0.0 is published, but"))
            }
            // And a gateway that begins with it begins.
            try await house.restart(
                with: try SchemaCatalogue(try await publication.published()))
            #expect(house.gateway.schemaList()["schemas"]?.array?.count == 4)
            let dry = try house.gateway.openValidation(
                try house.caller(House.trust), dataset: "ed-assault", schema: nil)
            #expect(try dry.finish()["schema"]?["version"]?.string != "2.0.0")
        }

        @Test("a running gateway takes up what is published")
        func taken() async throws {
            let house = try await House()
            let publication = SchemaPublication(store: house.store)
            _ = try await publication.publish(
                try Documents.catalogue().all + [try Self.wider("1.1.0")], at: house.clock.now)
            _ = try await house.serve(until: "the new version") {
                let list = house.gateway.schemaList()["schemas"]?.array ?? []
                return list.contains { $0["version"] == "1.1.0" } ? true : nil
            }
            let text = Documents.assaults(1, method: "LASER")
            let state = try await house.submit(text)
            let submission = try await house.submission(state)
            #expect(submission["schema"]?["version"] == "1.1.0")
            #expect(submission["state"] == "accepted")
            let old = try await house.submit(Documents.assaults(2), ["schema": "1.0.0"])
            #expect(try await house.submission(old)["schema"]?["version"] == "1.0.0")
        }

        @Test("a version is taken through its last day, and refused after it")
        func ended() async throws {
            let house = try await House(at: "2026-11-10T12:00:00.000Z")
            try await end(
                ["  - {dataset: ed-assault, version: 1.0.0, sunset: 2026-11-12}"], in: house)
            let line = house.gateway.schemaList()["schemas"]?.array?.first
            #expect(line?["sunset"] == "2026-11-12" && line?["live"] == true)
            house.clock.set("2026-11-12T23:59:00.000Z")
            let last = try await house.submit(Documents.assaults(1), key: "k")
            #expect(last.submission != nil)
            #expect(last.sunset?.description == "2026-11-12T23:59:59.000Z")
            house.clock.set("2026-11-13T00:00:01.000Z")
            await #expect(throws: Refusal(.schemaVersionEnded, "", help: "")) {
                try await house.submit(Documents.assaults(2))
            }
            // What was sent before is still known.
            let again = try await house.submit(Documents.assaults(1), key: "k")
            #expect(again.submission == last.submission && again.isDuplicate)
        }

        @Test("a version that was wrong is ended, and senders get the one before it")
        func withdrawn() async throws {
            let house = try await House()
            let publication = SchemaPublication(store: house.store)
            _ = try await publication.publish(
                try Documents.catalogue().all + [try Self.wider("1.1.0")], at: house.clock.now)
            _ = try await house.serve(until: "the new version") {
                house.gateway.schemaList()["schemas"]?.array?.count == 4 ? true : nil
            }
            let yaml =
                Documents.registry
                + "schemas: [{dataset: ed-assault, version: 1.1.0, sunset: 2026-11-09}]\n"
            _ = try await RegistryApplication(store: house.store).record(
                Array(yaml.utf8), at: house.clock.now)
            _ = try await house.serve(until: "the new registry") {
                let list = house.gateway.schemaList()["schemas"]?.array ?? []
                return list.contains { $0["live"] == false } ? true : nil
            }
            let state = try await house.submit(Documents.assaults(1))
            #expect(try await house.submission(state)["schema"]?["version"] == "1.0.0")
            // A dry run judges by the same version as the upload.
            let dry = try house.gateway.openValidation(
                try house.caller(House.trust), dataset: "ed-assault", schema: nil)
            let text = Array(Documents.assaults(2, method: "LASER").utf8)
            try unsafe text.withUnsafeBytes { try unsafe dry.append($0) }
            #expect(try dry.finish()["verdict"] == "refused")
            do {
                _ = try await house.submit(Documents.assaults(2), ["schema": "1.1.0"])
                Issue.record("taken")
            } catch let refusal as Refusal {
                #expect(refusal.code == .schemaVersionEnded)
                #expect(refusal.reason == "Version 1.1.0 of ed-assault ended on 2026-11-09.")
                #expect(refusal.help.hasPrefix("Use version 1.0.0"))
            }
        }
    }
}
