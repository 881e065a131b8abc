import ArgumentParser
import GatewayClient
import RecordValidation

/// How a result is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
}

/// How the file to check or send is written.
struct FileFormOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How the file is written: csv or ndjson; otherwise NDJSON where its name ends in "
                + ".ndjson or .jsonl, else CSV.", valueName: "form"))
    var fileFormat: FileFormat?

    /// The form of a file: as said, or as its name tells.
    func format(of path: String) -> FileFormat {
        fileFormat ?? FileFormat(fileName: Path.name(of: path))
    }
}

/// Where the profile is.
struct ProfileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder of your profile; ~/.config/svd unless you say otherwise.",
            valueName: "folder"))
    var profile: String?

    /// The profile's folder.
    func folder() throws -> String {
        if let profile { return profile }
        return try Profile.defaultFolder(environment: Console.environment)
    }

    /// The profile, its key's mode checked.
    func load() throws -> Profile { try Profile.load(folder: try folder()) }

    /// Runs work with a client of the profile's gateway.
    func withClient<Result: Sendable>(
        _ work: (GatewayClient) async throws -> Result
    ) async throws -> Result {
        try await GatewayClient.with(try load(), work)
    }
}
