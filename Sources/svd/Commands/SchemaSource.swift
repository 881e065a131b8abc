import ArgumentParser
import Cryptography
import GatewayClient
import RecordValidation
import SharingModel

/// Where schemas come from: a folder, or the gateway's catalogue.
struct SchemaSource: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take schemas from a folder instead of the gateway; works without any profile.",
            valueName: "folder"))
    var schemas: String?

    @Option(
        help: ArgumentHelp(
            "The schema's version; the newest unless you say otherwise.", valueName: "version"))
    var schema: SemanticVersion?

    /// The schema of a dataset from the folder or, where none is named, from the gateway.
    func find(_ dataset: DatasetID, options: ProfileOptions) async throws -> DatasetSchema {
        if let schemas { return try Self.find(dataset, schema, in: schemas) }
        let version = schema
        return try await options.withClient { client in
            try await Self.fetch(dataset, version, from: client)
        }
    }

    /// The schema of a dataset from the folder or, where none is named, with an open client.
    func find(_ dataset: DatasetID, client: GatewayClient) async throws -> DatasetSchema {
        if let schemas { return try Self.find(dataset, schema, in: schemas) }
        return try await Self.fetch(dataset, schema, from: client)
    }

    private static func fetch(
        _ dataset: DatasetID, _ version: SemanticVersion?, from client: GatewayClient
    ) async throws -> DatasetSchema {
        let listings = try await client.schemas()
        let versions = listings.filter {
            $0.dataset == dataset && (version == nil || $0.version == version)
        }
        let listing = versions.last(where: \.isLive) ?? versions.last
        guard let listing else {
            throw unknown(
                dataset, version, known: listings.map { ($0.dataset, $0.version) },
                place: "at the gateway")
        }
        note(listing, among: listings)
        let document = try await client.schemaDocument(dataset, listing.version)
        let schema = try read(document)
        guard schema.sha256.hex == listing.sha256 else {
            throw ProtocolFault("The schema that came is not the one in the gateway's catalogue.")
        }
        return schema
    }

    /// Says when a version ends, and which one takes its place.
    private static func note(_ listing: SchemaListing, among listings: [SchemaListing]) {
        guard listing.lastDay != nil || !listing.isLive else { return }
        let newest = listings.last {
            $0.dataset == listing.dataset && $0.isLive && $0.lastDay == nil
        }
        let until = listing.lastDay.map { " on \($0)" } ?? ""
        Console.say(
            "svd: warning: version \(listing.version) of \(listing.dataset) "
                + (listing.isLive ? "ends" : "ended") + until
                + (newest.map { "; use \($0.version)" } ?? "") + ".")
    }

    private static func find(
        _ dataset: DatasetID, _ version: SemanticVersion?, in folder: String
    ) throws -> DatasetSchema {
        let all = try SchemaFolder.versions(in: folder)
        let found = all.last { $0.dataset == dataset && (version == nil || $0.version == version) }
        guard let found else {
            throw unknown(
                dataset, version, known: all.map { ($0.dataset, $0.version) }, place: "in \(folder)"
            )
        }
        return try SchemaFolder.read(found.path)
    }

    /// Reads a schema's document.
    static func read(_ document: [UInt8]) throws -> DatasetSchema {
        guard let digest = SHA256Digest(bytes: SHA256Hasher.hash(document)) else {
            throw ProtocolFault("SHA-256 did not give 32 bytes.")
        }
        return try DatasetSchema(document: document, sha256: digest)
    }

    private static func unknown(
        _ dataset: DatasetID, _ version: SemanticVersion?,
        known: [(DatasetID, SemanticVersion)], place: String
    ) -> Complaint {
        let versions = known.filter { $0.0 == dataset }.map(\.1.description)
        if let version, !versions.isEmpty {
            return Complaint(
                .usage, "There is no version \(version) of \(dataset) \(place).",
                hint: "There is \(versions.joined(separator: ", ")).")
        }
        let datasets = Set(known.map(\.0.text)).sorted()
        return Complaint(
            .usage, "There is no dataset \(dataset) \(place).",
            hint: datasets.isEmpty
                ? "There are no datasets at all." : "There is \(datasets.joined(separator: ", ")).")
    }
}
