import ArgumentParser
import GatewayClient
import SharingLedger
import StrictJSON

/// Makes a profile.
struct InitCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Set up this computer with the files that the gateway's operator sent you.",
        discussion: """
            Copies your certificate, your key and the authorities into a folder of your own that \
            nobody else can read. Then asks the gateway for the key of its ledger and keeps it.

              svd init --gateway https://gateway.example:8443 \\
                  --certificate me.pem --key me.key.pem --authorities ca.pem
            """)

    @Option(help: ArgumentHelp("The gateway's address.", valueName: "url"))
    var gateway: String

    @Option(help: ArgumentHelp("Your certificate, PEM.", valueName: "file"))
    var certificate: String

    @Option(help: ArgumentHelp("Your private key, PEM.", valueName: "file"))
    var key: String

    @Option(help: ArgumentHelp("The authorities to trust (ca.pem).", valueName: "file"))
    var authorities: String

    @Option(
        help: ArgumentHelp(
            "The authorities that receipts must come from, where they are not the same.",
            valueName: "file"))
    var receiptAuthorities: String?

    @Option(
        help: ArgumentHelp(
            "The ledger's key, where the operator gave it to you another way.", valueName: "key"))
    var logKey: String?

    @Flag(help: "Replace a profile that is there already.")
    var force = false

    @Flag(help: "Do not contact the gateway now.")
    var offline = false

    @Option(help: "How to write the result: text or json.")
    var format = OutputFormat.text

    @OptionGroup var options: ProfileOptions

    mutating func run() async throws {
        guard let address = GatewayAddress(gateway) else {
            throw Complaint(
                .usage, "`\(gateway)` is not the address of a gateway.",
                hint: "Write it as https://name:port, with nothing after the port.")
        }
        if let logKey {
            do { _ = try NoteVerifier(vkey: logKey) } catch {
                throw Complaint(
                    .usage, "`--log-key` is not the key of a ledger: \(error.reason)",
                    hint: "Copy it whole: a name, a plus, eight digits or letters, a plus, a text.")
            }
        }
        let draft = ProfileDraft(
            gateway: address, certificate: certificate, key: key, authorities: authorities,
            receiptAuthorities: receiptAuthorities, logKey: logKey)
        var profile = try draft.write(to: try options.folder(), replacing: force)
        if !offline { await greet(&profile) }
        switch format {
        case .json: try Console.put(profile.json.prettyBytes)
        default: try Console.put(line: "Your profile is in \(profile.folder).")
        }
    }

    private func greet(_ profile: inout Profile) async {
        do {
            let identity = try await GatewayClient.with(profile) { try await $0.identity() }
            Console.say("The gateway knows you as \(identity.holder).")
            if receiptAuthorities == nil, let pem = identity.receiptCertificate,
                try profile.keepReceiptCertificate(pem)
            {
                Console.say("The certificate that signs its receipts is kept in the profile.")
            }
            guard let offered = identity.logKey else { return }
            if let known = profile.logKey {
                guard known != offered else { return }
                Console.say(
                    "svd: warning: the gateway shows another ledger key than the one you gave. "
                        + "Yours is kept; ask the operator before you go on.")
                return
            }
            profile.logKey = offered
            try profile.save()
            Console.say("Its ledger's key is kept in the profile: \(offered)")
        } catch {
            let complaint = Complaint(describing: error)
            Console.say(
                "svd: warning: the profile is made, but the gateway was not reached: "
                    + complaint.message)
            Console.say("svd: hint: \(complaint.hint) Then run `svd doctor`.")
        }
    }
}
