import ArgumentParser

/// The dataset schemas.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "List, check, compare or publish dataset schemas.",
        discussion: """
            A schema version never changes. A MINOR takes every file that each earlier MINOR of \
            its MAJOR took; a PATCH changes words alone.
            """,
        subcommands: [
            SchemaList.self, SchemaCheck.self, SchemaDiff.self, SchemaPublish.self,
            ConformanceCommand.self,
        ])
}

/// How a result is written.
enum SchemaFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json
}
