import ArgumentParser
import GatewayClient

/// How a result is written.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
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
