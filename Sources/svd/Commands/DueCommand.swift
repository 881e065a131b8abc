import ArgumentParser
import GatewayClient
import StrictJSON

/// Lists what is owed.
struct DueCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "due",
        abstract: "List what your agency owes, and by when.",
        discussion: """
              svd due
              svd due --format csv > due.csv
            """)

    @Option(help: "How to write the result: text, json or csv.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func run() async throws {
        let answer = try await options.withClient { try await $0.due() }
        if format == .json {
            try Console.put(answer.prettyBytes)
            return
        }
        let items = (answer["due"]?.array ?? []).map { DueItem(json: $0) }
        var table = TextTable(["due", "dataset", "period", "state", "agreement", "submission"])
        for item in items {
            table.add([
                item.due, item.dataset, item.period, item.state, item.agreement,
                item.submission ?? "",
            ])
        }
        if format == .csv {
            try Console.put(table.csv)
            return
        }
        if items.isEmpty { Console.say("Nothing is owed.") }
        for line in table.lines where !items.isEmpty { try Console.put(line: line) }
    }
}
