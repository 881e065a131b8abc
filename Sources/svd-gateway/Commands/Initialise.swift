import ArgumentParser
import Cryptography
import Exchange
import GatewayStore
import RecordValidation
import SharingLedger
import SharingModel
import StrictJSON

/// Makes a home.
struct Initialise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Make the home of a new gateway.",
        discussion: """
            Makes the folders, the signing keys and gateway.json, and copies the schemas. Then put \
            the server's certificate, its key, the authorities and their revocation lists into \
            pki/, apply a registry, and serve.

            With --demo and the folder that certs-example/make.sh made, everything is ready to \
            serve, with a profile for each holder under profiles/.

            Examples:
              svd-gateway init --home /var/lib/svd-gateway --name gateway.example.police.uk
              svd-gateway init --home demo-home --demo --certificates certificates
            """)

    @OptionGroup var options: HomeOptions
    @Option(help: "The gateway's name; the ledger's origin is <name>/log.")
    var name = "gateway.demo.svd.example"
    @Option(help: "The port of the exchange; 0 takes a free one.") var port = 8443
    @Option(help: "The loopback port of health and metrics; 0 takes a free one.")
    var operationsPort = 9443
    @Option(help: "The folder of dataset schemas to copy.") var schemas = "schemas"
    @Flag(help: "Make a demonstration home.") var demo = false
    @Option(help: "With --demo: the folder that certs-example/make.sh made.")
    var certificates: String?
    @Option(help: "With --demo: the registry to apply.") var registry = "deploy/demo/registry.yaml"

    func validate() throws {
        if demo, certificates == nil {
            throw ValidationError(
                "--demo needs --certificates DIR (run certs-example/make.sh DIR).")
        }
    }

    func run() async throws {
        let layout = options.layout
        guard !Files.exists(layout.settings) else {
            throw Refusal(
                .fieldInvalid, "\(layout.path) is the home of a gateway already.",
                help: "Choose another folder; a home with a ledger is never made anew.")
        }
        if demo {
            // Before anything is made: a home is never made anew.
            let catalogue = try SchemaCatalogue(try GatewayHome.schemas(in: schemas))
            try RegistryCommand.check(registry, catalogue: catalogue)
        }
        for folder in [layout.path, layout.schemas, layout.keys, layout.pki, layout.data] {
            try Files.makeDirectory(folder)
        }
        try copySchemas(to: layout.schemas)
        try makeKeys(layout)
        try Files.writeDurably(settings.prettyBytes, to: layout.settings)
        if let certificates, demo { try copyDemonstration(from: certificates, layout) }
        let home = try GatewayHome(layout: layout)
        try await recordKeys(home)
        if demo {
            _ = try await RegistryCommand.apply(registry, to: home)
            if port != 0 {
                try DemonstrationProfiles(home: home).write(port: port)
            }
        }
        Console.result("Made the gateway's home: \(layout.path)")
        Console.result("Ledger key: \(home.noteSigner.verifier.text)")
        Console.error(demo ? serveHint : nextSteps)
        try home.store.close()
    }

    private var serveHint: String { "Next: svd-gateway serve --home \(options.layout.path)" }

    private var nextSteps: String {
        """
        Next:
          1. Put server.pem, server.key.pem (chmod 600), ca.pem and crl.pem into \
        \(options.layout.pki).
          2. Write a registry and run: svd-gateway registry apply --home \
        \(options.layout.path) registry.yaml
          3. svd-gateway serve --home \(options.layout.path)
        """
    }

    private var settings: JSONValue {
        [
            "name": .string(name), "listen": ["host": "127.0.0.1", "port": .integer(port)],
            "operations": ["host": "127.0.0.1", "port": .integer(operationsPort)],
        ]
    }

    private func copySchemas(to folder: String) throws {
        let found = try GatewayHome.schemas(in: schemas)
        guard !found.isEmpty else {
            throw Refusal(
                .schemaInvalid, "There is no schema under \(schemas).",
                help: "Name the folder with --schemas.")
        }
        for schema in found {
            try Files.makeDirectory("\(folder)/\(schema.dataset)")
            try Files.writeDurably(
                schema.document, to: "\(folder)/\(schema.dataset)/\(schema.version).schema.json")
        }
    }

    private func makeKeys(_ layout: HomeLayout) throws {
        try Files.writeDurably(try Ed25519PrivateKey().pem, to: layout.checkpointKey)
        guard !demo else { return }
        let key = try ECPrivateKey()
        let start = GatewayHome.now().milliseconds / 1000
        let certificate = try Certificate.selfSigned(
            key: key, commonName: "\(name) receipts", uris: ["spiffe://\(name)/receipts"],
            notBefore: start - 300, notAfter: start + 3 * 365 * 86_400)
        try Files.writeDurably(certificate.pem, to: layout.receiptCertificate)
        try Files.writeDurably(key.pem, to: layout.receiptKey)
    }

    private func copyDemonstration(from folder: String, _ layout: HomeLayout) throws {
        for name in ["ca.pem", "crl.pem", "server.pem", "server.key.pem"] {
            try copy("\(folder)/\(name)", to: "\(layout.pki)/\(name)")
        }
        try copy("\(folder)/receipt.pem", to: layout.receiptCertificate)
        try copy("\(folder)/receipt.key.pem", to: layout.receiptKey)
        for kind in ["agency", "person"] {
            for holder in Files.names(in: "\(folder)/\(kind)") {
                let profile = "\(layout.profiles)/\(kind)/\(holder)"
                try Files.makeDirectory(profile)
                for name in ["certificate.pem", "key.pem", "ca.pem"] {
                    try copy("\(folder)/\(kind)/\(holder)/\(name)", to: "\(profile)/\(name)")
                }
            }
        }
    }

    private func copy(_ source: String, to target: String) throws {
        let bytes = try NamedFile(path: source, what: "certificate or key file").read(
            bytesMax: 1 << 20, tooLarge: .fieldInvalid)
        try Files.writeDurably(bytes, to: target)
    }

    /// The ledger's first entry names the keys that sign it and its receipts.
    private func recordKeys(_ home: GatewayHome) async throws {
        let certificate = try Certificate(
            pem: try Files.read(home.layout.receiptCertificate, bytesMax: 1 << 16))
        let entry = LedgerEntry(
            kind: .keyChanged, time: GatewayHome.now(),
            detail: [
                "logKey": .string(home.noteSigner.verifier.text),
                "receiptCertificate": .string(Hexadecimal.text(of: certificate.sha256)),
            ])
        _ = try await home.store.commits.submit { transaction in
            _ = try transaction.append(entry)
        }
    }
}
