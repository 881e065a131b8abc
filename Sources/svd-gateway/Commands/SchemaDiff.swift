import ArgumentParser
import RecordValidation
import SchemaPublishing
import StrictJSON

/// Compares two versions.
struct SchemaDiff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff", abstract: "Name every change between two versions of a schema.",
        discussion: """
            Each change with its code, its place as a JSON pointer, and what it means to senders: \
            breaking, compatible or cosmetic. Ends with 1 where the step of the version is too \
            small for the changes.

            Examples:
              svd-gateway schema diff ed-assault@1.0.0 ed-assault@1.1.0
              svd-gateway schema diff old.schema.json new.schema.json --format json
            """)

    @Argument(help: "The older version: a document, or dataset@version.") var old: String
    @Argument(help: "The newer version: a document, or dataset@version.") var new: String
    @Option(help: "The folder in which dataset@version is looked up.") var schemas = "schemas"
    @Option(help: "text or json.") var format = SchemaFormat.text

    func run() async throws {
        let difference = try SchemaDifference(
            from: try SchemaPlace.schema(old, in: schemas),
            to: try SchemaPlace.schema(new, in: schemas))
        switch format {
        case .text: Console.result(lines: difference.text)
        case .json: Console.result(difference.json.prettyBytes)
        }
        if !difference.isBumpSufficient { throw Ending.Refused() }
    }
}
