import Foundation
import GatewayTestKit
import Testing

extension SystemTests {
    @Suite("The ledger is checked from inside, from outside, and by a program of others")
    struct LedgerTests {
        private static let gocode = "/usr/share/gocode/src/golang.org/x/mod/sumdb/tlog"

        /// Builds the Go verifier; nil, and a line that says so, where Debian's packages are
        /// absent.
        private func verifier(in folder: URL) async throws -> URL? {
            guard let go = Project.systemProgram("go"),
                FileManager.default.fileExists(atPath: Self.gocode)
            else {
                print("skipped: golang-go and golang-golang-x-mod-dev are not here")
                return nil
            }
            let program = folder.appending(path: "tlogverify")
            let source = Project.root.appending(path: "Tests/ThirdParty/tlogverify/main.go")
            let built = try await Command.run(
                go, ["build", "-o", program.path, source.path],
                environment: [
                    "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "",
                    "GOCACHE": folder.appending(path: "cache").path,
                ], within: .seconds(180))
            try #require(built.status == 0, "\(built)")
            return program
        }

        @Test("An exported log is accepted by all, and by none after one flipped bit")
        func export() async throws {
            let scene = try await Scene.open()
            let client = try SmallClient(profile: scene.gateway.profile(of: Holders.acuteTrust))
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in 1...300 {
                    if number > 8 { try await group.next() }
                    group.addTask {
                        let answer = try await client.submit(SmallFile(number: number))
                        #expect(answer.status == 201)
                    }
                }
                try await group.waitForAll()
            }
            try await client.shutDown()
            try await scene.untilForwarded(rows: 300 * SmallFile.rows)
            try await scene.operate("ledger", "fsck", "--storage")
            try await scene.svd(Holders.compliance, "ledger", "verify")

            let folder = scene.files.url.appending(path: "log")
            let exported = try await scene.operate("ledger", "export", folder.path)
            let key = exported.output.trimmingCharacters(in: .whitespacesAndNewlines)
            let directory = ["ledger", "verify", "--directory", folder.path, "--log-key", key]
            #expect(
                try await scene.gateway.svd(as: Holders.compliance, directory).status == 0)
            let go = try await verifier(in: scene.files.url)
            if let go {
                let accepted = try await Command.run(go, [folder.path, key])
                #expect(accepted.status == 0, "\(accepted)")
                #expect((Int(accepted.output.dropLast()) ?? 0) > 600)
            }
            for name in ["checkpoint", "tile/0/000", "tile/entries/001"] {
                let file = folder.appending(path: name)
                let good = try Data(contentsOf: file)
                var bad = good
                bad[bad.count / 2] ^= 0x04
                try bad.write(to: file)
                let ours = try await scene.gateway.svd(as: Holders.compliance, directory)
                #expect(ours.status == 6, "\(name): \(ours)")
                if let go {
                    #expect(try await Command.run(go, [folder.path, key]).status == 1, "\(name)")
                }
                try good.write(to: file)
            }
            try await scene.close()
        }

        @Test("What an operator alters in the home is found out")
        func tampering() async throws {
            let scene = try await Scene.open()
            let file = try scene.write(SmallFile(number: 1).bytes, to: "october.csv")
            _ = try await scene.submit(file)
            try await scene.untilForwarded(rows: SmallFile.rows)
            try await scene.close()
            try await scene.operate("ledger", "fsck", "--storage")

            let name = try #require(try scene.stored(in: "objects").first)
            let object = scene.gateway.home.appending(path: "data/objects/\(name)")
            let bytes = try Data(contentsOf: object)
            try (bytes.dropLast(3) + Data("2\r\n".utf8)).write(to: object)
            let altered = try await scene.operate("ledger", "fsck", "--storage", status: 6)
            #expect(altered.output.contains("its stored file was altered"))
            try bytes.write(to: object)

            try Database.change(
                """
                DROP TRIGGER ledgerEntryStays;
                UPDATE ledgerEntry SET entry = CAST(replace(CAST(entry AS TEXT), \
                '"received":12', '"received":13') AS BLOB) WHERE CAST(entry AS TEXT) \
                LIKE '%share-accepted%';
                """, in: scene.gateway.home, "gateway.sqlite")
            let rewritten = try await scene.operate("ledger", "fsck", status: 6)
            #expect(rewritten.output.contains("problem: "))
        }
    }
}
