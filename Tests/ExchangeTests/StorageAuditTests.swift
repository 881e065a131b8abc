import Exchange
import Foundation
import GatewayStore
import GatewayTestKit
import SQLDatabase
import SharingModel
import StrictJSON
import Testing

extension ExchangeTests {
    @Suite("The audit of the storage sees what the analysts' queries go by")
    struct StorageAuditTests {
        private func findings(_ house: House) async throws -> [String] {
            try await StorageAudit(
                store: house.store, analysis: house.analysis,
                objectsDirectory: house.folder.url.appending(path: "objects").path
            ).run().findings.map(\.problem)
        }

        private func forwarded(_ count: Int, _ house: House) async throws {
            _ = try await house.serve(until: "all is forwarded") {
                try await house.entries(.forwarded).count == count ? true : nil
            }
        }

        /// Changes the analysis store behind the gateway's back.
        private func change(_ sql: String, _ house: House) async throws {
            let database = try SQLDatabase.open(
                path: house.folder.url.appending(path: "analysis.sqlite").path,
                migrations: ["2026-11-first-light", "2026-11-versions"].map {
                    SQLMigration($0, "")
                })
            try await database.write { try $0.execute("UPDATE appliedSubmission SET " + sql) }
            try database.close()
        }

        @Test(
            "rows that are shown to others, or stand under another's name",
            arguments: [
                ("controllers = 'norfolk-pcc'", "shown to norfolk-pcc"),
                ("controllers = 'norfolk-constabulary norfolk-pcc'", "norfolk-pcc, and were"),
                ("controllers = ''", "shown to nobody"),
                ("agency = 'norfolk-fire'", "under another agency"),
                ("dataset = 'fire-deliberate'", "under another agency, dataset"),
                ("power = 'PCSC-16'", "dataset, power"),
                ("ledgerSequence = 999", "or ledger entry"),
                ("replacedBy = '01m83vxbbnyzn54b0bxmeqfnx4'", "are hidden behind 01m83vxbbn"),
                ("rowCount = 4, lastRecord = 4", "5 rows were accepted and 4 forwarded"),
            ])
        func altered(sql: String, problem: String) async throws {
            let house = try await House()
            _ = try await house.submit(Documents.assaults(1))
            try await forwarded(1, house)
            #expect(try await findings(house) == [])
            try await change(sql, house)
            let found = try await findings(house)
            #expect(found.count == 1 && found.first?.contains(problem) == true, "\(found)")
        }

        @Test("a correction beside what it replaced")
        func besides() async throws {
            let house = try await House()
            let first = try await house.submit(Documents.assaults(1))
            let second = try await house.submit(
                Documents.assaults(2), ["replaces": first.submission?.text ?? ""])
            // Not yet forwarded, it hides nothing yet.
            #expect(try await findings(house) == [])
            try await forwarded(2, house)
            #expect(try await findings(house) == [])
            try await change("replacedBy = NULL", house)
            let id = try #require(second.submission?.text)
            #expect(
                try await findings(house) == [
                    "its rows are shown beside those of \(id), which replaced it"
                ])
        }
    }
}
