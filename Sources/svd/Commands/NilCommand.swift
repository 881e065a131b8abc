import ArgumentParser
import GatewayClient
import SharingModel

/// Declares that there is nothing.
struct NilCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "nil",
        abstract: "Declare that there is nothing to share for a period.",
        discussion: """
            A nil return counts as sharing, and has a receipt.

              svd nil --dataset ed-assault --period 2026-10
            """)

    @OptionGroup var subject: DeclarationOptions
    @OptionGroup var receipts: ReceiptFolderOptions

    @Option(help: "How to write the result: text or json.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func run() async throws {
        let (subject, receipts, format) = (subject, receipts, format)
        try await options.withClient { client in
            let answer = try await client.declareNil(subject.dataset, subject.period)
            try await DeclarationOutcome(answer: answer, client: client)
                .report(receipts: receipts, format: format)
        }
    }
}

/// What a declaration is about.
struct DeclarationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The dataset, for example ed-assault.", valueName: "name"))
    var dataset: DatasetID

    @Option(
        help: ArgumentHelp(
            "The month or months: 2026-10, or 2026-10/2026-12.", valueName: "period"),
        transform: PeriodArgument.period)
    var period: Period
}

/// Periods on the command line, with an example for who writes one otherwise.
enum PeriodArgument {
    /// A month or some months.
    static func period(_ text: String) throws -> Period {
        guard let period = Period(text) else {
            throw ValidationError("write a month as 2026-10, or several as 2026-10/2026-12.")
        }
        return period
    }

    /// One month.
    static func month(_ text: String) throws -> Period {
        guard let month = Period(text), month.months == 1 else {
            throw ValidationError("write one month, as 2026-10.")
        }
        return month
    }
}

/// Where receipts are kept.
struct ReceiptFolderOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder for the receipt; otherwise beside the file, or here.", valueName: "folder"))
    var receiptDir: String?
}
