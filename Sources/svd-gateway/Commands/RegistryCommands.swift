import ArgumentParser
import Exchange
import GatewayStore
import RegistryFile
import SharingModel

/// Who may share what.
struct RegistryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "registry", abstract: "Apply, show or compare the registry.",
        discussion: """
            The registry is a YAML file: controllers, agencies, holders with their roles, sharing \
            agreements, bank holidays, purposes. Each change of it becomes a ledger entry.
            """,
        subcommands: [Apply.self, Show.self, Diff.self])

    /// Puts a registry in force.
    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply", abstract: "Put a registry file in force.",
            discussion: """
                A gateway that serves takes it up within seconds.

                Example: svd-gateway registry apply --home /var/lib/svd-gateway registry.yaml
                """)

        @OptionGroup var options: HomeOptions
        @Argument(help: "The registry file.") var file: String

        func run() async throws {
            let home = try GatewayHome(layout: options.layout)
            let yaml = try Files.read(file, bytesMax: Limits.registryBytesMax)
            let entries = try await RegistryApplication(store: home.store).apply(
                yaml, at: GatewayHome.now())
            for entry in entries {
                let what = entry.agreement.map { " \($0)" } ?? ""
                Console.result("ledger entry \(entry.sequence): \(entry.kind.rawValue)\(what)")
            }
            if entries.isEmpty { Console.error("Nothing changed.") }
            try home.store.close()
        }
    }

    /// Prints the registry in force.
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Print the registry in force, as it was applied.",
            discussion: "Example: svd-gateway registry show --home /var/lib/svd-gateway")

        @OptionGroup var options: HomeOptions

        func run() async throws {
            let home = try GatewayHome(layout: options.layout)
            guard let current = try await RegistryApplication(store: home.store).current() else {
                throw RegistryCommand.none
            }
            Console.result(current.yaml)
            try home.store.close()
        }
    }

    /// Compares a file with the registry in force.
    struct Diff: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "diff", abstract: "Say what applying a registry file would change.",
            discussion: "Example: svd-gateway registry diff --home /var/lib/svd-gateway new.yaml")

        @OptionGroup var options: HomeOptions
        @Argument(help: "The registry file.") var file: String

        func run() async throws {
            let home = try GatewayHome(layout: options.layout)
            let new = try RegistryFile.registry(
                from: try Files.read(file, bytesMax: Limits.registryBytesMax))
            guard let current = try await RegistryApplication(store: home.store).current() else {
                throw RegistryCommand.none
            }
            let difference = RegistryDifference(from: current.registry, to: new)
            for change in difference.changes { Console.result("\(change)") }
            if difference.isEmpty { Console.error("Nothing would change.") }
            try home.store.close()
        }
    }

    private static let none = Refusal(
        .registryInvalid, "No registry has been applied yet.",
        help: "Run `svd-gateway registry apply --home DIR registry.yaml`.")
}
