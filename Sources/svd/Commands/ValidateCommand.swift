import ArgumentParser
import GatewayClient
import RecordValidation
import SharingModel

/// Checks a file on this computer.
struct ValidateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "validate",
        abstract: "Check a file on this computer; nothing is sent.",
        discussion: """
            Says what is wrong, in which line and column, exactly as the gateway would. Values \
            are masked unless you ask for them.

              svd validate october.csv --dataset ed-assault
              svd validate october.csv --dataset ed-assault --format csv > to-fix.csv
              svd validate october.csv --dataset ed-assault --split

            Ends with status 0 where the file can be sent, 1 where it would be refused.
            """)

    @Argument(help: "The file to check.")
    var file: String

    @Option(help: ArgumentHelp("What the file holds, for example ed-assault.", valueName: "name"))
    var dataset: DatasetID

    @OptionGroup var fileForm: FileFormOptions

    @Option(
        help: ArgumentHelp(
            "The form in your agreement, for example anonymised-rows: columns that identify people "
                + "must then be empty, as they must be when you send the file.",
            valueName: "form"))
    var form: DisclosureForm?

    @Option(help: "How to write the report: text, json or csv.")
    var format = OutputFormat.text

    @Option(help: ArgumentHelp("How many faults to list, 0 to 1000000.", valueName: "count"))
    var maxViolations = Limits.violationsListedMax

    @Flag(help: "Show the faulty values themselves. They may be personal: keep the report safe.")
    var showValues = false

    @Flag(
        help: ArgumentHelp(
            "Write the rows that are right and the others as two files beside the file, each with "
                + "the header: october.good.csv and october.bad.csv. They must not exist yet."))
    var split = false

    @Flag(help: "With --split: replace the two files where they exist.")
    var force = false

    @OptionGroup var source: SchemaSource
    @OptionGroup var options: ProfileOptions

    mutating func validate() throws {
        guard (0...1_000_000).contains(maxViolations) else {
            throw ValidationError("--max-violations goes from 0 to 1000000.")
        }
        guard split || !force else { throw ValidationError("--force goes with --split.") }
    }

    mutating func run() async throws {
        let opened = try LocalFile(reading: file)
        let parts = SplitFiles(path: file, format: fileForm.format(of: file), replaces: force)
        if split { try parts.check() }
        let schema = try await source.find(dataset, options: options)
        try checkForm(of: schema)
        let checking = ValidationOptions(
            violationsMax: maxViolations, showValues: showValues, today: Console.today,
            form: form)
        let report =
            split
            ? try await parts.write(opened, schema: schema, options: checking)
            : try await Self.check(
                opened, schema: schema, options: checking, format: fileForm.format(of: file),
                digests: format == .json)
        try Self.write(report, fileName: Path.name(of: file), format: format)
        if report.verdict == .refused { throw ExitCode(ExitStatus.refused.rawValue) }
    }

    /// Refuses a form in which the dataset never comes.
    private func checkForm(of schema: DatasetSchema) throws {
        guard let form, !schema.profile.forms.contains(form) else { return }
        let forms = schema.profile.forms.map(\.rawValue).sorted().joined(separator: ", ")
        throw Complaint(
            .usage, "\(schema.dataset) \(schema.version) never comes as \(form.rawValue).",
            hint: "Its forms: \(forms). Your agreement's is the one to give.")
    }

    /// Validates an open file, with a bar on a terminal.
    static func check(
        _ file: LocalFile, schema: DatasetSchema, options: ValidationOptions,
        format: FileFormat, digests: Bool
    ) async throws -> ValidationReport {
        let bar = ProgressBar("Checking", totalBytes: file.bytes)
        defer { bar.clear() }
        return try await FileCheck.run(
            file, schema: schema, options: options, format: format, digests: digests
        ) { bar.update(bytes: $0) }
    }

    /// Writes a report to standard output.
    static func write(
        _ report: ValidationReport, fileName: String, format: OutputFormat
    ) throws {
        switch format {
        case .text: try Console.put(lines: report.text(fileName: fileName))
        case .csv: try report.writeCSV { try Console.put($0) }
        case .json: try report.writeJSON { try Console.put($0) }
        }
    }
}
