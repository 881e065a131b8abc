import ArgumentParser
import GatewayClient
import RecordValidation
import SharingModel

/// Writes an empty file for a dataset.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Write an empty CSV file with a dataset's column headings.",
        discussion: """
            Open it in Excel, fill it in, and save it as “CSV UTF-8”.

              svd template ed-assault --output october.csv
            """)

    @Argument(help: "The dataset, for example ed-assault.")
    var dataset: DatasetID

    @Option(
        help: ArgumentHelp(
            "The file to write; it must not exist yet. Standard output otherwise.",
            valueName: "file"))
    var output: String?

    @OptionGroup var source: SchemaSource
    @OptionGroup var options: ProfileOptions

    mutating func run() async throws {
        let schema = try await source.find(dataset, options: options)
        guard let output else {
            try Console.put(schema.csvTemplate)
            return
        }
        guard !LocalFile.exists(output) else {
            throw Complaint(
                .usage, "\(output) exists already.",
                hint: "Choose another name; what you may have filled in is not overwritten.")
        }
        try LocalFile.write(schema.csvTemplate, to: output)
        Console.say("\(output): the headings of \(schema.dataset) \(schema.version).")
    }
}
