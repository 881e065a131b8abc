import ArgumentParser
import GatewayClient
import SharingLedger
import StrictJSON

/// Works with the ledger.
struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger", abstract: "Verify the ledger of shares and non-shares.",
        subcommands: [Verify.self])

    /// Audits the published ledger.
    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Read the whole published ledger and compute everything again.",
            discussion: """
                From the gateway, or from a folder that it was exported into. The last checkpoint \
                seen is kept in your profile; a ledger that does not continue it is reported.

                  svd ledger verify
                  svd ledger verify --directory exported-log --log-key 'gateway.example/log+…'
                """)

        @Option(help: ArgumentHelp("A folder with an exported ledger.", valueName: "folder"))
        var directory: String?

        @Option(help: ArgumentHelp("The ledger's key; your profile's otherwise.", valueName: "key"))
        var logKey: String?

        @Option(help: "How to write the result: text or json.")
        var format = OutputFormat.text

        @OptionGroup var options: ProfileOptions

        mutating func run() async throws {
            let result = try await audit()
            try format == .json ? Console.put(Self.json(result).prettyBytes) : Self.write(result)
            guard result.isConsistent else {
                throw Complaint(
                    .verificationFailed,
                    "The ledger does not verify: \(Number.count(result.problemCount, "problem")).",
                    hint: "Keep what you have and tell the operator and the compliance officer.")
            }
        }

        private func audit() async throws -> AuditResult {
            if let directory {
                guard LocalFile.isFolder(directory) else {
                    throw Complaint(
                        .usage, "\(directory) is not a folder.",
                        hint: "Name the folder that holds the file `checkpoint`.")
                }
                let reader = FolderTileReader(folder: directory)
                let profile = try? Profile.read(folder: try options.folder())
                let log = try verifier(profile)
                let earlier = profile.flatMap { SeenCheckpoint.load(folder: $0.folder, log: log) }
                return try LedgerAudit.audit(reader, log: log, earlier: earlier.map { [$0] } ?? [])
            }
            let key = logKey
            return try await options.withClient { client in
                let log =
                    if let key { try Self.verifier(text: key) } else {
                        try await ReceiptKeeper.verifier(of: client)
                    }
                let folder = client.profile.folder
                let earlier = SeenCheckpoint.load(folder: folder, log: log)
                let isWatched = Console.isWatched
                defer { if isWatched { Console.sayPart("\r\u{1B}[K") } }
                let note = try await client.checkpoint()
                let result = try await client.auditLedger(
                    log: log, earlier: earlier.map { [$0] } ?? []
                ) { path in
                    if isWatched { Console.sayPart("\r\u{1B}[KReading \(path)") }
                }
                if result.isConsistent { try SeenCheckpoint.save(note: note, folder: folder) }
                return result
            }
        }

        private func verifier(_ profile: Profile?) throws -> NoteVerifier {
            guard let key = logKey ?? profile?.logKey else {
                throw Complaint(
                    .usage, "The ledger's key is not known.",
                    hint: "Give it with --log-key, or make the profile with `svd init`.")
            }
            return try Self.verifier(text: key)
        }

        private static func verifier(text: String) throws -> NoteVerifier {
            do { return try NoteVerifier(vkey: text) } catch {
                throw Complaint(
                    .usage, "`\(text)` is not the key of a ledger: \(error.reason)",
                    hint: "Copy it whole: a name, a plus, eight digits or letters, a plus, a text.")
            }
        }

        private static func write(_ result: AuditResult) throws {
            for problem in result.problems { try Console.put(line: "fail  \(problem)") }
            if result.problemCount > result.problems.count {
                let rest = result.problemCount - result.problems.count
                try Console.put(line: "fail  … and \(Number.count(rest, "more problem"))")
            }
            guard result.isConsistent, let checkpoint = result.checkpoint else { return }
            try Console.put(
                line: "ok    \(checkpoint.origin): \(Number.grouped(result.entries)) entries and "
                    + "\(Number.count(result.tiles, "tile")) read; all agree with the signed "
                    + "checkpoint of size \(Number.grouped(checkpoint.size))")
        }

        private static func json(_ result: AuditResult) -> JSONValue {
            var object = JSONObject([
                ("consistent", .bool(result.isConsistent)), ("entries", .integer(result.entries)),
                ("tiles", .integer(result.tiles)), ("problemCount", .integer(result.problemCount)),
            ])
            if let checkpoint = result.checkpoint {
                object["checkpoint"] = [
                    "origin": .string(checkpoint.origin), "size": .integer(checkpoint.size),
                    "root": .string(Base64.text(of: checkpoint.root)),
                ]
            }
            object["problems"] = .array(
                result.problems.map { problem in
                    [
                        "code": .string(problem.code.rawValue), "path": .string(problem.path),
                        "entryIndex": .optional(problem.entryIndex),
                        "detail": .string(problem.detail),
                    ]
                })
            return .object(object)
        }
    }
}
