import ArgumentParser

/// The program's commands.
struct SVD: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "svd",
        abstract: "Share data under the Serious Violence Duty, and hold proof of it.",
        discussion: """
            Check a file, send it, and keep the receipt:
              svd validate october.csv --dataset ed-assault
              svd submit october.csv --dataset ed-assault --period 2026-10

            Nothing to send this month, or it must be withheld:
              svd nil --dataset ed-assault --period 2026-10
              svd withhold --help

            Exit status: 0 done, 1 refused by validation or law, 2 wrong use, 3 no connection, \
            4 not allowed, 5 a fault of ours, 6 verification failed.
            """,
        version: "0.1.0",
        subcommands: [
            InitCommand.self, DoctorCommand.self, SchemasCommand.self, TemplateCommand.self,
            ValidateCommand.self, SubmitCommand.self, NilCommand.self, WithholdCommand.self,
            DueCommand.self, StatusCommand.self, ReceiptCommand.self, QueryCommand.self,
            ReportCommand.self, LedgerCommand.self,
        ])
}
