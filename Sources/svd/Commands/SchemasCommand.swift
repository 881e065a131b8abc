import ArgumentParser
import GatewayClient
import RecordValidation
import SharingModel
import StrictJSON

/// Lists the datasets.
struct SchemasCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schemas",
        abstract: "List the datasets that can be shared, and their versions.",
        discussion: """
            From the gateway, or from a folder with --schemas.

              svd schemas
              svd schemas --schemas ./schemas --format json
            """)

    @Option(
        help: ArgumentHelp(
            "List the schemas of a folder instead of the gateway's.", valueName: "folder"))
    var schemas: String?

    @Option(help: "How to write the result: text, json or csv.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func run() async throws {
        let listings = try await self.listings()
        var table = TextTable(["dataset", "version", "taken", "title"])
        for listing in listings {
            table.add([
                listing.dataset.text, listing.version.description, Self.taken(listing),
                listing.title,
            ])
        }
        switch format {
        case .text:
            if listings.isEmpty { Console.say("There are no datasets.") }
            for line in table.lines where !listings.isEmpty { try Console.put(line: line) }
        case .csv: try Console.put(table.csv)
        case .json:
            try Console.put(
                JSONValue.object(JSONObject([("schemas", .array(listings.map(\.json)))]))
                    .prettyBytes)
        }
    }

    /// Until when files are taken under a version.
    private static func taken(_ listing: SchemaListing) -> String {
        guard listing.isLive else {
            return listing.lastDay.map { "ended \($0)" } ?? "ended"
        }
        return listing.lastDay.map { "until \($0)" } ?? "yes"
    }

    private func listings() async throws -> [SchemaListing] {
        guard let schemas else { return try await options.withClient { try await $0.schemas() } }
        return try SchemaFolder.versions(in: schemas).map { entry in
            let schema = try SchemaFolder.read(entry.path)
            return SchemaListing(
                dataset: schema.dataset, version: schema.version, title: schema.title,
                sha256: schema.sha256.hex)
        }
    }
}
