import ArgumentParser
import Exchange
import RecordValidation
import SharingModel

/// The dataset schemas.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "List or check dataset schemas.",
        subcommands: [List.self, Check.self, ConformanceCommand.self])

    /// Lists the schemas of a home.
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the schemas in the home's folder.",
            discussion: "Example: svd-gateway schema list --home /var/lib/svd-gateway")

        @OptionGroup var options: HomeOptions

        func run() async throws {
            for schema in try GatewayHome.schemas(in: options.layout.schemas) {
                Console.result("\(schema.dataset) \(schema.version)  \(schema.sha256.hex)")
            }
        }
    }

    /// Checks documents before they are published.
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Check schema documents before they are published.",
            discussion: "Example: svd-gateway schema check my-dataset/1.0.0.schema.json")

        @Argument(help: "The documents.") var files: [String]

        func run() async throws {
            for file in files {
                let schema = try GatewayHome.schema(at: file)
                Console.result(
                    "\(file): good: \(schema.dataset) \(schema.version), "
                        + "\(schema.columns.count) columns")
            }
        }
    }
}
