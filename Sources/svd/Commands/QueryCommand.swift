import ArgumentParser
import GatewayClient
import SharingModel

/// Asks for records.
struct QueryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Ask for records that agencies have shared.",
        discussion: """
            Every question is recorded with its purpose, reference, justification and the number \
            of records shown. Conditions all have to hold.

              svd query ed-assault --purpose problem-profile --reference OP-1234 \\
                  --justification "Knife injuries in the night-time economy" \\
                  --where "assault_date>=2026-07-01" --where "sex in F,M" --format csv \\
                  --output july.csv

            An answer that broke off says so at its end.
            """)

    /// How the records are written.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, table, json, csv, ndjson
    }

    @Argument(help: "The dataset, for example ed-assault.")
    var dataset: DatasetID

    @Option(help: ArgumentHelp("The purpose's code.", valueName: "code"))
    var purpose: String

    @Option(
        help: ArgumentHelp("The case, report or tasking that it is for.", valueName: "reference"))
    var reference: String

    @Option(
        help: ArgumentHelp(
            "What justifies the question, in words (DPA 2018 s.62).", valueName: "text"))
    var justification: String

    @Option(
        name: .customLong("where"),
        help: ArgumentHelp(
            "A condition: \"column=value\", \"column>=value\", \"column<=value\" or "
                + "\"column in a,b\". May be repeated.", valueName: "condition"))
    var conditions: [String] = []

    @Option(
        help: ArgumentHelp("The most records; all unless you say otherwise.", valueName: "count"))
    var limit: Int?

    @Option(help: "How to write the records: text (or table), json, csv or ndjson.")
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "The columns that the table shows, separated by commas; otherwise the dataset's own "
                + "that are not empty. The other formats have all.", valueName: "names"))
    var columns: String?

    @Option(
        help: ArgumentHelp(
            "The file to write; standard output otherwise. It has its name only once it is whole.",
            valueName: "file"))
    var output: String?

    @OptionGroup var options: ProfileOptions

    mutating func validate() throws {
        if let limit, limit < 1 { throw ValidationError("--limit must be 1 or more.") }
        guard columns == nil || format == .text || format == .table else {
            throw ValidationError("--columns goes with --format text; the others have all columns.")
        }
        guard !justification.allSatisfy(\.isWhitespace) else {
            throw ValidationError(
                "--justification must say in words what justifies the question.")
        }
        guard justification.count <= Limits.justificationCharactersMax else {
            throw ValidationError(
                "--justification takes at most \(Limits.justificationCharactersMax) characters.")
        }
    }

    mutating func run() async throws {
        let query = RecordQuery(
            dataset: dataset, purpose: purpose, reference: reference,
            justification: justification, filters: try conditions.map { try RecordFilter($0) })
        let (format, limit, output) = (format, limit, output)
        let columns = columns?.split(separator: ",").map(String.init)
        try await options.withClient { client in
            let export = RecordExport(
                client: client, query: query, format: format, limit: limit ?? .max,
                columns: columns)
            try await export.run(to: try RecordSheet(path: output))
        }
    }
}
