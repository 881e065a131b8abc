import ArgumentParser
import Exchange
import GatewayStore
import RecordValidation
import SchemaPublishing
import SharingModel
import StrictJSON

/// Lists the schema versions of a home.
struct SchemaList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List the published schema versions.",
        discussion: """
            Each with the SHA-256 of its document, the day it was published, and whether files are \
            taken under it. Documents in the home's folder that are not published yet, or are not \
            what was published, are named too.

            Example: svd-gateway schema list --home /var/lib/svd-gateway
            """)

    @OptionGroup var options: HomeOptions
    @Option(help: "text or json.") var format = SchemaFormat.text

    func run() async throws {
        let home = try GatewayHome(layout: options.layout)
        let records = try await home.store.schemaVersions()
        let published = try await SchemaPublication(store: home.store).published()
        let registry = try await RegistryApplication(store: home.store).current()?.registry
        let lifetimes = SchemaLifetimes(
            catalogue: try SchemaCatalogue(published), sunsets: registry?.sunsets ?? [])
        let today = LondonTime.date(at: GatewayHome.now())
        let folder = try GatewayHome.schemas(in: home.layout.schemas)
        try home.store.close()
        let lines = records.map { record in
            Line(
                record: record, lastDay: lifetimes.lastDay(record.dataset, record.version),
                isLive: lifetimes.isLive(record.dataset, record.version, on: today))
        }
        if format == .json {
            let json: JSONValue = ["schemas": .array(lines.map(\.json))]
            Console.result(json.prettyBytes)
        } else {
            for line in lines { Console.result(line.text) }
        }
        for schema in folder {
            let same = records.first {
                $0.dataset == schema.dataset && $0.version == schema.version
            }
            guard same?.sha256 != schema.sha256 else { continue }
            Console.error(
                "svd-gateway: warning: \(schema.dataset) \(schema.version) in the folder is "
                    + (same == nil
                        ? "not published yet" : "not what was published: \(schema.sha256.hex)"))
        }
    }

    /// One version.
    private struct Line {
        let record: SchemaVersionRecord
        let lastDay: CalendarDate?
        let isLive: Bool

        private var state: String {
            switch (isLive, lastDay) {
            case (true, nil): "live"
            case (true, .some(let day)): "live until \(day)"
            case (false, .some(let day)): "ended \(day)"
            case (false, nil): "ended"
            }
        }

        var text: String {
            "\(record.dataset) \(record.version)  \(record.sha256.hex)  published "
                + "\(record.publishedAt.date)  \(state)"
        }

        var json: JSONValue {
            var object = JSONObject([
                ("dataset", .string(record.dataset.text)),
                ("version", .string(record.version.description)),
                ("sha256", .string(record.sha256.hex)),
                ("publishedAt", .string(record.publishedAt.description)), ("live", .bool(isLive)),
            ])
            object["sunset"] = lastDay.map { .string($0.description) }
            return .object(object)
        }
    }
}
