import ArgumentParser
import Cryptography
import GatewayClient
import SharingLedger
import SharingModel
import StrictJSON

/// Works with receipts.
struct ReceiptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "Verify a receipt without the gateway, or fetch one again.",
        subcommands: [Verify.self, Fetch.self])

    /// Verifies receipts offline.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Verify receipts without asking the gateway.",
            discussion: """
                Checks the signature, that the ledger holds the entry, and with --file that the \
                receipt is for that very file. Takes the keys from your profile, or from \
                --log-key and --authorities, so that anybody can check your proof.

                  svd receipt verify 01j9z3k8m2v5n7q4r6t8w0x1yc.receipt.json --file october.csv
                  svd receipt verify receipts/ --log-key 'gateway.example/log+1a2b3c4d+AbC…' \\
                      --authorities ca.pem
                """)

        @Argument(
            help: "Files of receipts (one of the three is enough), or folders of them.")
        var paths: [String]

        @Option(help: ArgumentHelp("The file that the receipt should be for.", valueName: "file"))
        var file: String?

        @Option(help: ArgumentHelp("The ledger's key.", valueName: "key"))
        var logKey: String?

        @Option(
            help: ArgumentHelp("The authorities that receipts must come from.", valueName: "file"))
        var authorities: String?

        @Option(help: "How to write the result: text or json.")
        var format = OutputFormat.text

        @OptionGroup var options: ProfileOptions

        mutating func run() async throws {
            let trust = try self.trust()
            let digest = try file.map { try FileCheck.digest(of: try LocalFile(reading: $0)) }
            let stems = try Self.stems(paths)
            guard !stems.isEmpty else {
                throw Complaint(
                    .usage, "There are no receipts in \(paths.joined(separator: ", ")).",
                    hint: "Their names end in \(ReceiptBundle.suffixes[0]).")
            }
            var results: [JSONValue] = []
            var failures = 0
            for stem in stems {
                let path = stem + ReceiptBundle.suffixes[0]
                let result = try verify(path, trust: trust, digest: digest)
                if result["verified"]?.bool != true { failures += 1 }
                results.append(result)
                if format != .json { try Console.put(line: Self.line(of: result)) }
            }
            if format == .json {
                try Console.put(
                    JSONValue.object(JSONObject([("receipts", .array(results))])).prettyBytes)
            }
            guard failures == 0 else {
                throw Complaint(
                    .verificationFailed,
                    "\(Number.count(failures, "receipt")) of \(stems.count) did not verify.",
                    hint: "Keep the files as they are and tell the gateway's operator.")
            }
        }

        private func trust() throws -> (log: NoteVerifier, authorities: [Certificate]) {
            let profile =
                logKey == nil || authorities == nil
                ? try Profile.read(folder: try options.folder()) : nil
            guard let key = logKey ?? profile?.logKey else {
                throw Complaint(
                    .usage, "The ledger's key is not known.",
                    hint: "Give it with --log-key, or make the profile again with `svd init`.")
            }
            let log: NoteVerifier
            do { log = try NoteVerifier(vkey: key) } catch {
                throw Complaint(
                    .usage, "`\(key)` is not the key of a ledger: \(error.reason)",
                    hint: "Copy it whole: a name, a plus, eight digits or letters, a plus, a text.")
            }
            guard let path = authorities ?? profile?.receiptAuthoritiesPath else {
                throw Complaint(
                    .usage, "The authorities are not known.", hint: "Give them with --authorities.")
            }
            return (log, try Profile.certificates(in: path))
        }

        private func verify(
            _ path: String, trust: (log: NoteVerifier, authorities: [Certificate]),
            digest: SHA256Digest?
        ) throws -> JSONValue {
            let bundle = try ReceiptBundle(beside: path)
            do {
                let receipt = try ReceiptVerifier.verify(
                    receipt: bundle.receipt, signature: bundle.signature, proof: bundle.proof,
                    authorities: trust.authorities, log: trust.log, at: nil, fileDigest: digest)
                return [
                    "file": .string(path), "verified": true,
                    "submission": .string(receipt.submission.text),
                    "decision": .string(receipt.decision.rawValue),
                    "agency": .string(receipt.agency.text),
                    "dataset": .string(receipt.dataset.text),
                    "period": .string(receipt.period.description),
                    "receivedAt": .string(receipt.receivedAt.description),
                    "sequence": .integer(receipt.entry.sequence),
                    "origin": .string(receipt.origin),
                ]
            } catch {
                return [
                    "file": .string(path), "verified": false, "code": .string(error.code.rawValue),
                    "reason": .string(error.reason),
                ]
            }
        }

        private static func line(of result: JSONValue) -> String {
            func text(_ name: String) -> String { result[name]?.string ?? "" }
            guard result["verified"]?.bool == true else {
                return "fail  \(text("file")): \(text("reason"))"
            }
            return "ok    \(text("file")): \(text("decision")), \(text("agency")), "
                + "\(text("dataset")) \(text("period")), received \(text("receivedAt")), "
                + "entry \(result["sequence"]?.integer ?? 0) of \(text("origin"))"
        }

        /// The receipts that names of files and folders lead to, each once.
        private static func stems(_ paths: [String]) throws -> [String] {
            var stems: [String] = []
            for path in paths {
                let names =
                    LocalFile.isFolder(path)
                    ? try LocalFile.names(in: path).map { Path.join(path, $0) }
                        .filter { $0.hasSuffix(ReceiptBundle.suffixes[0]) } : [path]
                for name in names {
                    guard let stem = ReceiptBundle.stem(of: name) else {
                        throw Complaint(
                            .usage, "\(name) is not a part of a receipt.",
                            hint: "The parts' names end in "
                                + ReceiptBundle.suffixes.joined(separator: ", ") + ".")
                    }
                    if !stems.contains(stem) { stems.append(stem) }
                }
            }
            return stems
        }
    }

    /// Fetches a receipt again.
    struct Fetch: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fetch",
            abstract: "Fetch the receipt of a submission again, and verify it.",
            discussion: "  svd receipt fetch 01j9z3k8m2v5n7q4r6t8w0x1yc --output receipts")

        @Argument(help: "The submission.")
        var submission: SubmissionID

        @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
        var output = "."

        @Option(help: "How to write the result: text or json.")
        var format = OutputFormat.text

        @OptionGroup var options: ProfileOptions

        mutating func run() async throws {
            let (submission, output) = (submission, output)
            let kept = try await options.withClient { client in
                try await ReceiptKeeper(client: client).keep(
                    try await client.receipt(submission), submission: submission, folder: output,
                    fileDigest: nil)
            }
            if format == .json {
                try Console.put(kept.json.prettyBytes)
                return
            }
            for line in kept.lines { try Console.put(line: line) }
        }
    }
}
