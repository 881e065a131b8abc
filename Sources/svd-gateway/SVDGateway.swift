import ArgumentParser
import Logging

/// The operator's program.
@main
struct SVDGateway: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "svd-gateway",
        abstract: "Runs and looks after a Serious Violence Duty sharing gateway.",
        discussion: """
            A gateway lives in one folder, its home. `init` makes it, `registry apply` says who \
            may share what, `serve` opens it to partners. Everything that was shared, refused or \
            not shared is in the ledger, which `ledger fsck` checks.

            Exit status: 0 done, 1 refused, 2 usage, 5 fault of ours, 6 verification failed.
            """,
        version: "svd-gateway \(GatewayVersion.text)",
        subcommands: [
            Initialise.self, Serve.self, RegistryCommand.self, SchemaCommand.self,
            LedgerCommand.self, Report.self,
        ])

    static func main() async {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        do {
            var command = try parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            Ending.end(with: error, in: Self.self)
        }
    }
}

/// The version that the programs report.
enum GatewayVersion {
    static let text = "0.1.0"
}

/// What every command needs.
struct HomeOptions: ParsableArguments {
    @Option(help: "The gateway's home folder.")
    var home: String

    /// The home's layout.
    var layout: HomeLayout { HomeLayout(path: home) }
}
