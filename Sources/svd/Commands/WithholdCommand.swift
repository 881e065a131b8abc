import ArgumentParser
import GatewayClient
import RecordValidation
import SharingModel

/// Declares that a share is withheld, and why.
struct WithholdCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "withhold",
        abstract: "Declare that a share is withheld, and on what ground.",
        discussion: """
            The declaration goes into the ledger and has a receipt. Write no names of people and \
            nothing about them; name who decided by office.

              svd withhold --dataset ed-assault --period 2026-10 --reason PATIENT_INFO \\
                  --ground "Rows would identify patients" --decided-by "Caldicott Guardian"

            Reasons and what they rest on:
            \(ReasonCode.allCases.filter(\.isDeclarable)
                .map { "  \($0.rawValue): \($0.provision)" }.joined(separator: "\n"))
            """)

    @OptionGroup var subject: DeclarationOptions

    @Option(help: ArgumentHelp("The reason's code, from the list above.", valueName: "code"))
    var reason: ReasonCode

    @Option(help: ArgumentHelp("The ground in your own words.", valueName: "text"))
    var ground: String

    @Option(help: ArgumentHelp("Who decided, by office.", valueName: "office"))
    var decidedBy: String

    @Option(
        help: ArgumentHelp("When the decision will be looked at again.", valueName: "2027-01-01"))
    var reviewOn: CalendarDate?

    @OptionGroup var receipts: ReceiptFolderOptions

    @Option(help: "How to write the result: text or json.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func validate() throws {
        guard reason.isDeclarable else {
            throw ValidationError(
                "\(reason.rawValue) is not a reason that an agency can give itself.")
        }
        guard ground.contains(where: { !$0.isWhitespace }),
            decidedBy.contains(where: { !$0.isWhitespace })
        else { throw ValidationError("--ground and --decided-by must not be empty.") }
    }

    mutating func run() async throws {
        let (receipts, format) = (receipts, format)
        for (option, text) in [("--ground", ground), ("--decided-by", decidedBy)] {
            for trace in PersonalTrace.find(in: text) {
                Console.say(
                    "svd: warning: \(option) seems to hold \(trace.rawValue); the gateway refuses "
                        + "what points to a person.")
            }
        }
        let declaration = WithholdingDeclaration(
            dataset: subject.dataset, period: subject.period, reason: reason, ground: ground,
            decidedBy: decidedBy, reviewOn: reviewOn)
        try await options.withClient { client in
            let answer = try await client.declareWithheld(declaration)
            try await DeclarationOutcome(answer: answer, client: client)
                .report(receipts: receipts, format: format)
        }
    }
}
