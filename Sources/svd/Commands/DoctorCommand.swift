import ArgumentParser
import GatewayClient
import StrictJSON

/// Checks everything that sharing depends on.
struct DoctorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Check your profile, certificate, clock and connection, and say what to do.",
        discussion: """
              svd doctor
              svd doctor --format json
            """)

    @Option(help: "How to write the result: text or json.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func run() async throws {
        var examination = Examination()
        let writes = format != .json
        await examination.run(folder: try options.folder()) { finding in
            if writes { for line in finding.lines { try? Console.put(line: line) } }
        }
        if !writes {
            try Console.put(
                JSONValue.object(
                    JSONObject([("checks", .array(examination.findings.map(\.json)))])
                ).prettyBytes)
        }
        guard let status = examination.status else { return }
        throw ExitCode(status.rawValue)
    }
}
