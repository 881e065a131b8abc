import ArgumentParser
import Exchange
import GatewayStore
import RecordValidation
import SharingModel

/// Publishes a version.
struct SchemaPublish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish a schema version.",
        discussion: """
            Compares it with every published version of its dataset, writes it to the ledger and \
            copies it into the home's folder. A gateway that serves takes it up within seconds. A \
            published version never changes and is never taken back; give it a sunset date in the \
            registry instead.

            Example: svd-gateway schema publish --home /var/lib/svd-gateway 1.1.0.schema.json
            """)

    @OptionGroup var options: HomeOptions
    @Argument(help: "The document.") var file: String

    func run() async throws {
        let schema = try GatewayHome.schema(at: file)
        let home = try GatewayHome(layout: options.layout)
        defer { try? home.store.close() }
        let name = "\(schema.dataset) \(schema.version)"
        let new = try await SchemaPublication(store: home.store).publish(
            [schema], at: GatewayHome.now())
        let folder = "\(home.layout.schemas)/\(schema.dataset)"
        let path = "\(folder)/\(schema.version).schema.json"
        // Published first: what is in the ledger stands, whatever becomes of the copy.
        try Files.makeDirectory(folder)
        try Files.writeDurably(schema.document, to: path)
        guard !new.isEmpty else {
            Console.error("\(name) was published already, with these very bytes.")
            return
        }
        Console.result("published \(name)  \(schema.sha256.hex)")
        Console.error("\(path): the published document.")
    }
}
