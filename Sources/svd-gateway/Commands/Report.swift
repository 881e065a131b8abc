import ArgumentParser
import Exchange
import GatewayStore

/// The accountability report, from the ledger alone.
struct Report: AsyncParsableCommand {
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json, csv
    }

    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Print the accountability report.",
        discussion: """
            Derived from the ledger and nothing else: the same ledger gives the same bytes.

            Example: svd-gateway report --home /var/lib/svd-gateway --from 2026-07 --to 2026-10
            """)

    @OptionGroup var options: HomeOptions
    @Option(help: "The first month, as 2026-07.") var from: String?
    @Option(help: "The last month, as 2026-10.") var to: String?
    @Option(help: "One agency alone.") var agency: String?
    @Option(help: "text, json or csv.") var format: Format = .text

    func run() async throws {
        let home = try GatewayHome(layout: options.layout)
        let form: ReportFormat =
            switch format {
            case .text: .text
            case .json: .json
            case .csv: .csv
            }
        let report = try await LedgerReport(store: home.store, origin: home.settings.origin).bytes(
            from: from, to: to, agency: agency, format: form, now: GatewayHome.now())
        switch format {
        case .text: Console.result(lines: String(decoding: report, as: UTF8.self))
        case .json, .csv: Console.result(report)
        }
        try home.store.close()
    }
}
