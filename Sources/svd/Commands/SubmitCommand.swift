import ArgumentParser
import GatewayClient
import RecordValidation
import SharingModel
import StrictJSON

/// Sends a file.
struct SubmitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "submit",
        abstract: "Check a file, send it, and keep the receipt.",
        discussion: """
            The file is checked here first; if it would be refused, nothing is sent and you are \
            told what to put right. If the connection breaks off, run the same command again: it \
            goes on where it stopped. Sending the same file twice does no harm.

              svd submit october.csv --dataset ed-assault --period 2026-10

            The receipt is three files beside yours. `svd receipt verify` checks them at any time, \
            without the gateway.
            """)

    @Argument(help: "The file to send.")
    var file: String

    @OptionGroup var subject: DeclarationOptions

    @OptionGroup var fileForm: FileFormOptions

    @Option(
        help: ArgumentHelp(
            "The earlier submission that this file corrects: its records may come again.",
            valueName: "number"))
    var replaces: SubmissionID?

    @Option(
        help: ArgumentHelp(
            "The legal power; the agreement's unless you say otherwise.", valueName: "power"))
    var power: Power?

    @Option(
        help: ArgumentHelp(
            "The form of the data; the agreement's unless you say otherwise.", valueName: "form"))
    var form: DisclosureForm?

    @Option(
        help: ArgumentHelp(
            "The agreement, where there are several for the dataset.", valueName: "name"))
    var agreement: AgreementID?

    @Option(
        help: ArgumentHelp(
            "The number of the request that this answers (s.17).", valueName: "number"))
    var reference: String?

    @Option(
        help: ArgumentHelp(
            "Your own key for this submission; a repeat with the same key is not a second one.",
            valueName: "key"))
    var idempotencyKey: String?

    @Flag(help: "Send without checking here first.")
    var noCheck = false

    @Option(help: "How to write the result: text or json.")
    var format = OutputFormat.text

    @OptionGroup var source: SchemaSource
    @OptionGroup var receipts: ReceiptFolderOptions
    @OptionGroup var options: ProfileOptions

    mutating func validate() throws {
        if let idempotencyKey, !IdempotencyKey.isUsable(idempotencyKey) {
            throw ValidationError(
                "--idempotency-key takes 1 to \(Limits.idempotencyKeyCharactersMax) characters "
                    + "without spaces.")
        }
    }

    mutating func run() async throws {
        let command = self
        let opened = try LocalFile(reading: file)
        try await options.withClient { client in
            try await command.submit(opened, client: client)
        }
    }

    private func submit(_ opened: LocalFile, client: GatewayClient) async throws {
        let identity = try await client.identity()
        guard let agency = identity.agency else {
            throw Complaint(
                .notAllowed, "Your certificate (\(identity.holder)) does not act for an agency.",
                hint: "Use the profile of your agency: --profile FOLDER.")
        }
        let terms = try AgreementChoice(
            dataset: subject.dataset, agreement: agreement, power: power, form: form
        ).choose(from: identity.agreements)
        let schema = try await source.find(subject.dataset, client: client)
        let digest = try await check(opened, schema: schema, form: terms.form)
        let declaration = UploadDeclaration(
            dataset: subject.dataset, schema: schema.version, period: subject.period,
            power: terms.power, form: terms.form, agreement: terms.agreement,
            reference: reference, fileName: Path.name(of: file), digest: digest,
            idempotencyKey: idempotencyKey
                ?? IdempotencyKey.derived(
                    agency: agency, agreement: terms.agreement, dataset: subject.dataset,
                    period: subject.period, digest: digest, format: fileForm.format(of: file),
                    replaces: replaces),
            format: fileForm.format(of: file), replaces: replaces)
        let outcome = try await send(opened, declaration, client: client)
        try await report(outcome, digest: digest, client: client)
    }

    /// Validates the file here and stops where it would be refused; gives its digest.
    private func check(
        _ opened: LocalFile, schema: DatasetSchema, form: DisclosureForm
    ) async throws -> SHA256Digest {
        if noCheck { return try FileCheck.digest(of: opened) }
        let report = try await ValidateCommand.check(
            opened, schema: schema, options: ValidationOptions(today: Console.today, form: form),
            format: fileForm.format(of: file), digests: true)
        if report.verdict == .refused {
            try ValidateCommand.write(report, fileName: Path.name(of: file), format: format)
            throw Complaint(
                .refused, "Nothing was sent: the file would be refused.",
                hint: "Put right what is listed, then run the same command again.")
        }
        if report.rows.rejected > 0 {
            Console.say(
                "svd: warning: \(Number.count(report.rows.rejected, "row")) of "
                    + "\(Number.grouped(report.rows.received)) will be left out; see them with "
                    + "`svd validate`.")
        }
        return try report.fileDigest ?? FileCheck.digest(of: opened)
    }

    private func send(
        _ opened: LocalFile, _ declaration: UploadDeclaration, client: GatewayClient
    ) async throws -> UploadOutcome {
        let bar = ProgressBar("Sending", totalBytes: opened.bytes)
        defer { bar.clear() }
        do {
            return try await client.submit(opened, declaration: declaration) { progress in
                switch progress {
                case .sent(let bytes): bar.update(bytes: bytes)
                case .resuming(let bytes):
                    bar.clear()
                    bar.resume(bytes: bytes)
                    Console.say("Going on after \(Number.bytes(bytes)) that are there already.")
                case .waiting(let milliseconds, let reason):
                    bar.clear()
                    Console.say(
                        "Waiting \((milliseconds + 999) / 1000) s before trying again: \(reason)")
                }
            }
        } catch is CancellationError {
            bar.clear()
            throw Complaint(
                .interrupted, "Stopped before the gateway had the whole file.",
                hint: "Run the same command again: it goes on where it stopped.")
        }
    }

    private func report(
        _ outcome: UploadOutcome, digest: SHA256Digest, client: GatewayClient
    ) async throws {
        let submission = outcome.submission
        // Where the schema came from the gateway's catalogue, that was said before.
        if let day = outcome.schemaLastDay, source.schemas != nil {
            let version = submission.json["schema"]?["version"]?.string ?? "?"
            Console.say(
                "svd: warning: version \(version) of \(submission.dataset) "
                    + (Console.today <= day ? "ends" : "ended") + " on \(day).")
        }
        let hasFindings = submission.json["codes"]?.object?.members.isEmpty == false
        let report =
            format != .json && hasFindings ? try? await client.report(submission.id) : nil
        if format != .json {
            if outcome.isDuplicate {
                Console.say("This file had been submitted before; this is what became of it.")
            }
            let text = SubmissionText(
                submission, report: report.flatMap { try? ValidationReport(json: $0) })
            for line in text.lines { try Console.put(line: line) }
        }
        let kept: Result<ReceiptKeeper.Kept, Complaint>
        do {
            kept = .success(try await keepReceipt(of: outcome, digest: digest, client: client))
        } catch {
            kept = .failure(Complaint(describing: error))
        }
        try write(outcome, kept)
        if case .failure(let complaint) = kept {
            throw Complaint(
                complaint.status,
                "The submission is on record, but its receipt is not in order: "
                    + complaint.message,
                hint: "Try `svd receipt fetch \(submission.id)`. \(complaint.hint)")
        }
        guard submission.isRefused else { return }
        if let report {
            let text = ReportText(report, fileName: Path.name(of: file))
            for line in text.lines { Console.say(line) }
        }
        throw Complaint(
            .refused, "The gateway refused the file; the refusal is on record.",
            hint: "Put right what is listed, then send it again.")
    }

    private func keepReceipt(
        of outcome: UploadOutcome, digest: SHA256Digest, client: GatewayClient
    ) async throws -> ReceiptKeeper.Kept {
        let id = outcome.submission.id
        let bundle: ReceiptBundle =
            if let receipt = outcome.receipt { receipt } else { try await client.receipt(id) }
        return try await ReceiptKeeper(client: client).keep(
            bundle, submission: id, folder: receipts.receiptDir ?? Path.folder(of: file),
            fileDigest: digest)
    }

    private func write(
        _ outcome: UploadOutcome, _ kept: Result<ReceiptKeeper.Kept, Complaint>
    ) throws {
        guard format == .json else {
            if case .success(let receipt) = kept {
                for line in receipt.lines { try Console.put(line: line) }
            }
            return
        }
        let receipt: JSONValue =
            switch kept {
            case .success(let receipt): receipt.json
            case .failure(let complaint):
                ["verified": false, "reason": .string(complaint.message)]
            }
        var result = JSONObject([
            ("submission", outcome.submission.json), ("duplicate", .bool(outcome.isDuplicate)),
            ("resumedFromBytes", .integer(outcome.resumedFromBytes)), ("receipt", receipt),
        ])
        result["sunset"] = outcome.schemaLastDay.map { .string($0.description) }
        try Console.put(JSONValue.object(result).prettyBytes)
    }
}
