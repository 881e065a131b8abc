import ArgumentParser
import GatewayClient
import SharingModel

/// Prints the accountability report.
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Show who owed what, who shared, who did not, and on what ground.",
        discussion: """
            An agency sees its own lines; a compliance officer sees all.

              svd report --from 2026-07 --to 2026-10
              svd report --agency norfolk-county-council --format csv > report.csv
            """)

    @Option(
        help: ArgumentHelp("The first month, for example 2026-07.", valueName: "month"),
        transform: PeriodArgument.month)
    var from: Period?

    @Option(
        help: ArgumentHelp("The last month.", valueName: "month"), transform: PeriodArgument.month)
    var to: Period?

    @Option(help: ArgumentHelp("Only this agency.", valueName: "name"))
    var agency: AgencyID?

    @Option(help: "How to write the report: text, json or csv.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func validate() throws {
        if let from, let to, to < from {
            throw ValidationError("--to is before --from.")
        }
    }

    mutating func run() async throws {
        let (from, to, agency) = (from?.description, to?.description, agency)
        let mediaType =
            switch format {
            case .text: "text/plain"
            case .json: "application/json"
            case .csv: "text/csv"
            }
        let report = try await options.withClient { client in
            try await client.accountability(
                from: from, to: to, agency: agency, mediaType: mediaType)
        }
        guard format == .text else { return try Console.put(report) }
        try Console.put(lines: String(decoding: report, as: UTF8.self))
    }
}
