import ArgumentParser
import Exchange
import GatewayStore
import RecordValidation
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
        subcommands: [Check.self, Apply.self, Show.self, Diff.self])

    /// Checks a registry before it is applied.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Check a registry file without applying it.",
            discussion: """
                Lists everything that is wrong with the file, with line and column: what cannot be \
                read, datasets that there are not, agreements under which the law or the dataset \
                lets nothing through. Ends with 1 where the file cannot be applied.

                Example: svd-gateway registry check --home /var/lib/svd-gateway registry.yaml
                """)

        @OptionGroup var options: HomeOptions
        @Argument(help: "The registry file.") var file: String

        func run() async throws {
            let home = try GatewayHome(layout: options.layout)
            defer { try? home.store.close() }
            let yaml = try RegistryCommand.read(file)
            let unreadable = RegistryFile.problems(in: yaml)
            guard unreadable.isEmpty else {
                RegistryCommand.list(unreadable, as: "error", in: file)
                throw Ending.Refused()
            }
            let judgement = try RegistryApplication.judge(
                yaml, catalogue: try await home.knownCatalogue(), at: GatewayHome.now())
            RegistryCommand.list(judgement.faults, as: "error", in: file)
            RegistryCommand.list(judgement.warnings, as: "warning", in: file)
            guard judgement.faults.isEmpty else { throw Ending.Refused() }
            Console.result("\(file): good")
        }
    }

    /// Reads a registry file.
    /// - Throws: refusal `not-found` or `registry-invalid` with the file's name.
    static func read(_ file: String) throws(Refusal) -> [UInt8] {
        try NamedFile(path: file, what: "registry file").read(
            bytesMax: Limits.registryBytesMax, tooLarge: .registryInvalid)
    }

    /// Prints problems as results, a line each and what to do about it.
    static func list(_ problems: [RegistryProblem], as kind: String, in file: String) {
        for problem in problems {
            Console.result(
                "\(file):\(problem.line):\(problem.column): \(kind): \(problem.reason)")
            Console.result("  \(problem.help)")
        }
    }

    /// Applies a file and says what the operator should know.
    /// - Throws: `registry-invalid` with file, line and column, or a fault.
    static func apply(_ file: String, to home: GatewayHome) async throws -> [LedgerEntry] {
        let catalogue = try await home.knownCatalogue()
        let yaml = try check(file, catalogue: catalogue)
        let applied = try await RegistryApplication(store: home.store).apply(
            yaml, catalogue: catalogue, at: GatewayHome.now())
        for problem in applied.warnings {
            Console.error("svd-gateway: warning: \(file): \(problem)")
            Console.error("svd-gateway: hint: \(problem.help)")
        }
        return applied.entries
    }

    /// Makes sure that a file could be applied.
    /// - Returns: its bytes.
    /// - Throws: `registry-invalid` with file, line and column, or those of `read(_:)`.
    @discardableResult
    static func check(_ file: String, catalogue: SchemaCatalogue) throws(Refusal) -> [UInt8] {
        let yaml = try read(file)
        do throws(Refusal) {
            let judgement = try RegistryApplication.judge(
                yaml, catalogue: catalogue, at: GatewayHome.now())
            if !judgement.faults.isEmpty { throw RegistryProblem.refusal(judgement.faults) }
            return yaml
        } catch {
            throw Refusal(
                error.code, "\(file): \(error.reason)", help: error.help, field: error.field)
        }
    }

    /// Puts a registry in force.
    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply", abstract: "Put a registry file in force.",
            discussion: """
                A gateway that serves takes it up within seconds. Refused, with line and column, \
                where it cannot be read, and where it asks for what no file could meet.

                Example: svd-gateway registry apply --home /var/lib/svd-gateway registry.yaml
                """)

        @OptionGroup var options: HomeOptions
        @Argument(help: "The registry file.") var file: String

        func run() async throws {
            let home = try GatewayHome(layout: options.layout)
            let entries = try await RegistryCommand.apply(file, to: home)
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
            let new = try RegistryFile.registry(from: try RegistryCommand.read(file))
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
