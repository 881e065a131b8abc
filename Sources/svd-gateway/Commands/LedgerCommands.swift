import ArgumentParser
import Exchange
import GatewayStore
import SharingLedger

/// The log of every share and non-share.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Check or export the sharing ledger.",
        subcommands: [Fsck.self, Export.self])

    /// Checks the whole ledger.
    struct Fsck: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fsck", abstract: "Recompute the ledger from its entries and compare.",
            discussion: """
                Reads only what the ledger publishes: checkpoint, tiles, entries. Ends with 6 \
                where anything does not fit, and says what and where. With --storage it also reads \
                every accepted file, and compares files, rows and submissions with the ledger.

                Example: svd-gateway ledger fsck --home /var/lib/svd-gateway
                """)

        @OptionGroup var options: HomeOptions
        @Flag(help: "Check the stored files and the forwarded rows too.") var storage = false

        func run() async throws {
            let home = try GatewayHome(layout: options.layout)
            let result = try LedgerAudit.audit(
                home.store.tiles, log: home.noteSigner.verifier)
            for problem in result.problems { Console.result("problem: \(problem)") }
            let size = result.checkpoint?.size ?? 0
            Console.result(
                "\(size) entries, \(result.tiles) tiles: "
                    + (result.isConsistent
                        ? "the ledger is whole and signed"
                        : "\(result.problemCount) problems"))
            let isStorageSound = storage ? try await checkStorage(home) : true
            try home.store.close()
            if !result.isConsistent || !isStorageSound { throw Ending.VerificationFailed() }
        }

        private func checkStorage(_ home: GatewayHome) async throws -> Bool {
            let result = try await StorageAudit(
                store: home.store,
                analysis: try AnalysisStore.open(path: home.layout.analysisDatabase),
                objectsDirectory: home.layout.data + "/objects"
            ).run()
            for finding in result.findings { Console.result("problem: \(finding)") }
            Console.result(
                "\(result.submissions) submissions, \(result.files) files read; rows: "
                    + "\(result.rowsAccepted) accepted = \(result.rowsForwarded) forwarded + "
                    + "\(result.rowsPending) pending")
            return result.findings.isEmpty
                && result.rowsAccepted == result.rowsForwarded + result.rowsPending
        }
    }

    /// Writes the log as files.
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write the ledger to a folder as C2SP tiles.",
            discussion: """
                Any C2SP tool can verify the folder with the verifier key that this prints; so can \
                `svd ledger verify --directory DIR`.

                Example: svd-gateway ledger export --home /var/lib/svd-gateway ./log
                """)

        @OptionGroup var options: HomeOptions
        @Argument(help: "The folder to write to.") var folder: String

        func run() async throws {
            let home = try GatewayHome(layout: options.layout)
            try await home.store.exportLog(to: folder)
            Console.result(home.noteSigner.verifier.text)
            try home.store.close()
        }
    }
}
