import Exchange
import Foundation
import GatewayStore
import GatewayTestKit
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("Accepted records reach the analysis store at least once and stand there once")
    struct ForwarderTests {
        private func state(_ house: House, _ upload: Exchange.UploadState) async throws -> String? {
            try await house.submission(upload)["state"]?.string
        }

        private func forward(_ house: House, _ upload: Exchange.UploadState) async throws {
            _ = try await house.serve(until: "forwarded") {
                try await state(house, upload) == "forwarded" ? true : nil
            }
        }

        /// Each submission stands there once with its rows, and the ledger says so once.
        private func check(_ house: House, _ uploads: [Exchange.UploadState], rows: Int)
            async throws
        {
            let forwarded = try await house.entries(.forwarded)
            #expect(
                forwarded.compactMap(\.submission).sorted()
                    == uploads.compactMap(\.submission).sorted())
            for upload in uploads {
                let id = try #require(upload.submission)
                #expect(try await house.analysis.applied(id) == rows)
                #expect(
                    try await house.submission(upload)["forwardedRows"]?.integer == rows)
            }
            let page = try await house.gateway.records(
                try house.caller(House.analyst), dataset: "ed-assault",
                parameters: [
                    ("purpose", "audit"), ("reference", "T-1"), ("justification", "test"),
                    ("limit", "1000"),
                ],
                format: .ndjson)
            #expect(page.count == rows * uploads.count)
            let audit = try await StorageAudit(
                store: house.store, analysis: house.analysis,
                objectsDirectory: house.folder.url.appending(path: "objects").path
            ).run()
            #expect(audit.findings.map(\.description) == [])
            #expect(audit.rowsPending == 0 && audit.rowsForwarded == rows * uploads.count)
        }

        @Test("Records go to those to whom the ledger says they were disclosed")
        func recipients() async throws {
            let house = try await House()
            let upload = try await house.submit(Documents.assaults(1))
            // The agreement is gone before the forwarder comes.
            let registry = Documents.registry.replacingOccurrences(
                of: "ed-riverside", with: "ed-later")
            _ = try await RegistryApplication(store: house.store).record(
                Array(registry.utf8), at: house.clock.now)
            try await house.restart()
            try await forward(house, upload)
            try await check(house, [upload], rows: 5)
        }

        @Test("A failure between the rows and their mark repeats the delivery without effect")
        func faultBetween() async throws {
            let house = try await House()
            let uploads = [
                try await house.submit(Documents.assaults(1)),
                try await house.submit(Documents.assaults(2)),
            ]
            try await house.execute(
                """
                CREATE TRIGGER fault BEFORE UPDATE OF doneAt ON outbox
                BEGIN SELECT RAISE(ABORT, 'a fault of the tests'); END
                """)
            _ = try await house.serve(until: "the mark has failed twice") {
                house.count("svd_background_failures_total") >= 2 ? true : nil
            }
            let id = try #require(uploads[0].submission)
            #expect(try await house.analysis.applied(id) == 5)
            #expect(try await house.entries(.forwarded) == [])
            #expect(try await state(house, uploads[0]) == "accepted")
            try await house.restart()
            try await house.execute("DROP TRIGGER fault")
            try await forward(house, uploads[1])
            try await check(house, uploads, rows: 5)
        }

        @Test("A failure of the ledger entry undoes the mark, and both come together later")
        func faultOfTheLedger() async throws {
            let house = try await House()
            let upload = try await house.submit(Documents.assaults(1))
            try await house.execute(
                """
                CREATE TRIGGER fault BEFORE INSERT ON ledgerEntry
                BEGIN SELECT RAISE(ABORT, 'a fault of the tests'); END
                """)
            _ = try await house.serve(until: "the entry has failed") {
                house.count("svd_background_failures_total") >= 1 ? true : nil
            }
            #expect(try await state(house, upload) == "accepted")
            #expect(try await house.store.outboxPending() == 1)
            try await house.execute("DROP TRIGGER fault")
            try await forward(house, upload)
            try await check(house, [upload], rows: 5)
        }

        @Test("A file that is gone waits longer each time, holds up nobody, and goes on later")
        func missingObject() async throws {
            let house = try await House()
            let upload = try await house.submit(Documents.assaults(1))
            let name = try #require(try house.files(in: "objects").first)
            let object = house.folder.url.appending(path: "objects/\(name)")
            let bytes = try Data(contentsOf: object)
            try FileManager.default.removeItem(at: object)
            let other = try await house.submit(Documents.assaults(2))
            try await forward(house, other)
            #expect(try await state(house, upload) == "accepted")
            let waiting = try await house.store.outboxNext(
                at: house.clock.now.adding(seconds: 10), limit: 10)
            #expect(waiting.first?.attempts == 1)
            #expect(waiting.first?.lastError == "internal-fault")
            // Another file in its place is not taken for it.
            try (bytes + Data("x".utf8)).write(to: object)
            house.clock.set("2026-11-10T12:01:00.000Z")
            _ = try await house.serve(until: "tried again") {
                try await house.store.outboxNext(
                    at: house.clock.now.adding(seconds: 60), limit: 1
                ).first?.attempts == 2 ? true : nil
            }
            let id = try #require(upload.submission)
            #expect(try await house.analysis.applied(id) == nil)
            try bytes.write(to: object)
            house.clock.set("2026-11-10T13:00:00.000Z")
            try await forward(house, upload)
            try await check(house, [upload, other], rows: 5)
        }

        @Test("What was supplied under s.17 is on record and never in the force's tables")
        func section17() async throws {
            let house = try await House()
            let supplied = try await house.submit(
                Documents.fires(1), as: House.fire, dataset: "fire-requested",
                ["reference": "REQ-1"])
            let shared = try await house.submit(
                Documents.fires(2), as: House.fire, dataset: "fire-deliberate")
            let attendances = try await house.submit(Documents.assaults(1))
            try await forward(house, attendances)
            let other = try await house.submission(shared, as: House.fire)
            #expect(other["state"]?.string == "forwarded")
            let submission = try await house.submission(supplied, as: House.fire)
            #expect(submission["state"]?.string == "accepted")
            #expect(submission["power"]?.string == "PCSC-17")
            let id = try #require(supplied.submission)
            #expect(try await house.analysis.applied(id) == nil)
            #expect(try await house.store.outboxPending() == 0)
            #expect(try await house.entries(.forwarded).contains { $0.submission == id } == false)
            let page = try await house.gateway.records(
                try house.caller(House.analyst), dataset: "fire-requested",
                parameters: [
                    ("purpose", "audit"), ("reference", "T-1"), ("justification", "test"),
                ], format: .ndjson)
            #expect(page.count == 0)
        }
    }
}
