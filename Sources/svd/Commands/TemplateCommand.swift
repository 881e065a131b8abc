import ArgumentParser
import GatewayClient
import RecordValidation
import SchemaPublishing
import SharingModel

/// Writes what is generated from a dataset's schema: an empty file, or its description.
struct TemplateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "template",
        abstract: "Write an empty CSV file for a dataset, or its data dictionary.",
        discussion: """
            The template: open it in Excel, fill it in, and save it as “CSV UTF-8”. The data \
            dictionary says for each column what may stand in it; open it in a browser, or print it.

              svd template ed-assault --output october.csv
              svd template ed-assault --format html --output ed-assault.html

            Other programs check files with the Frictionless Table Schema or the CSVW metadata.
            """)

    @Argument(help: "The dataset, for example ed-assault.")
    var dataset: DatasetID

    @Option(help: "What to write: csv, html, markdown, tableschema or csvw.")
    var format = SchemaArtefact.csv

    @Option(
        help: ArgumentHelp(
            "The file to write; it must not exist yet. Standard output otherwise.",
            valueName: "file"))
    var output: String?

    @OptionGroup var source: SchemaSource
    @OptionGroup var options: ProfileOptions

    mutating func run() async throws {
        let schema = try await source.find(dataset, options: options)
        let bytes = try format.bytes(of: schema)
        guard let output else {
            try Console.put(bytes)
            return
        }
        guard !LocalFile.exists(output) else {
            throw Complaint(
                .usage, "\(output) exists already.",
                hint: "Choose another name; what you may have filled in is not overwritten.")
        }
        try LocalFile.write(bytes, to: output)
        Console.say("\(output): \(format.title) of \(schema.dataset) \(schema.version).")
    }
}
