import ArgumentParser
import GatewayClient
import RecordValidation
import SharingModel
import StrictJSON

/// Shows what became of submissions.
struct StatusCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show what became of your submissions, or of one.",
        discussion: """
              svd status
              svd status --dataset ed-assault
              svd status 01j9z3k8m2v5n7q4r6t8w0x1yc
            """)

    @Argument(help: "One submission; the newest ones unless you name one.")
    var submission: SubmissionID?

    @Option(help: ArgumentHelp("Only this dataset.", valueName: "name"))
    var dataset: DatasetID?

    @Option(
        help: ArgumentHelp("Only this period.", valueName: "period"),
        transform: PeriodArgument.period)
    var period: Period?

    @Option(help: ArgumentHelp("How many at most, 1 to 10000.", valueName: "count"))
    var limit = 50

    @Option(help: "How to write the result: text, json or csv.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func validate() throws {
        guard (1...10_000).contains(limit) else {
            throw ValidationError("--limit goes from 1 to 10000.")
        }
    }

    mutating func run() async throws {
        if let submission {
            let found = try await options.withClient { try await $0.submission(submission) }
            let hasFindings = found.json["codes"]?.object?.members.isEmpty == false
            let report =
                format == .text && hasFindings
                ? try? await options.withClient { try await $0.report(submission) } : nil
            try write(one: found, report: report.flatMap { try? ValidationReport(json: $0) })
            return
        }
        let (dataset, period, limit) = (dataset, period, limit)
        let listed = try await options.withClient { client in
            var listed: [JSONValue] = []
            var cursor: String?
            repeat {
                let page = try await client.submissions(
                    dataset: dataset, period: period, limit: min(limit - listed.count, 1000),
                    after: cursor)
                listed += page["submissions"]?.array ?? []
                cursor = page["next"]?.string
            } while cursor != nil && listed.count < limit
            return listed
        }
        try write(many: listed)
    }

    private func write(many listed: [JSONValue]) throws {
        if format == .json {
            try Console.put(
                JSONValue.object(JSONObject([("submissions", .array(listed))])).prettyBytes)
            return
        }
        var table = TextTable([
            "received", "dataset", "period", "state", "rows", "accepted", "rejected", "submission",
            "replaced by",
        ])
        for json in listed {
            let one = try Submission(json: json)
            table.add([
                String((json["receivedAt"]?.string ?? "").prefix(19)), one.dataset, one.period,
                one.state, one.rows.map { String($0.received) } ?? "",
                one.rows.map { String($0.accepted) } ?? "",
                one.rows.map { String($0.rejected) } ?? "", one.id.text,
                one.replacedBy?.text ?? "",
            ])
        }
        if format == .csv {
            try Console.put(table.csv)
            return
        }
        if listed.isEmpty { Console.say("There are no submissions yet.") }
        for line in table.lines where !listed.isEmpty { try Console.put(line: line) }
    }

    private func write(one found: Submission, report: ValidationReport?) throws {
        guard format == .text else {
            try format == .json ? Console.put(found.json.prettyBytes) : write(many: [found.json])
            return
        }
        for line in SubmissionText(found, report: report).lines { try Console.put(line: line) }
    }
}
