import Cryptography
import Exchange
import Foundation
import GatewayServer
import GatewayStore
import Logging
import RecordValidation
import ServiceLifecycle
import SharingLedger
import SharingModel
import Synchronization

/// The whole server over a real gateway with the demonstration's registry and schemas, its stores
/// in memory, on free loopback ports.
final class GatewayUnderTest: Sendable {
    let authority: TestAuthority
    let log = LogCollector()
    private let held = Mutex(0)

    var port: Int { held.withLock { $0 } }

    /// The project's folder.
    static let root = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    private init(_ authority: TestAuthority) { self.authority = authority }

    static func run(_ test: (GatewayUnderTest) async throws -> Void) async throws {
        let authority = try await TestAuthority.make()
        let credentials = try await authority.issue(
            "server", san: "DNS:localhost,IP:127.0.0.1", profile: "server")
        let under = GatewayUnderTest(authority)
        let (listening, continuation) = AsyncStream.makeStream(of: Void.self)
        let gateway = try await under.gateway()
        let services = try GatewayApplication.buildServices(
            configuration: GatewayServerConfiguration(
                port: 0, operationsPort: nil,
                trust: TrustFiles(
                    certificate: credentials.certificate, privateKey: credentials.key,
                    authorities: authority.certificate,
                    revocationLists: authority.revocationList)),
            gateway: gateway, logger: under.log.logger,
            onListening: { place in
                if case .exchange(let port) = place { under.held.withLock { $0 = port } }
                continuation.yield()
            })
        let quiet = Logger(label: "group") { _ in SwiftLogNoOpLogHandler() }
        let group = ServiceGroup(configuration: .init(services: services, logger: quiet))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            for await _ in listening { break }
            do { try await test(under) } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func gateway() async throws -> Gateway {
        let origin = "gateway.test/log"
        let signer = try NoteSigner(name: origin, key: try Ed25519PrivateKey())
        let store = try GatewayStore.openInMemory(
            origin: origin, sign: { try $0.signed(by: signer).encoded })
        let registry = try Self.file("deploy/demo/registry.yaml")
        _ = try await RegistryApplication(store: store).record(registry, at: SystemClock.now())
        let names = ["ed-assault", "fire-deliberate", "policeuk-street"]
        let schemas = try names.map { name in
            let document = try Self.file("schemas/\(name)/1.0.0.schema.json")
            guard let digest = SHA256Digest(bytes: SHA256Hasher.hash(document)) else {
                throw TestFailure("a digest has 32 bytes")
            }
            return try DatasetSchema(document: document, sha256: digest)
        }
        let key = try ECPrivateKey()
        let now = SystemClock.now().milliseconds / 1000
        let certificate = try Certificate.selfSigned(
            key: key, commonName: "receipts", uris: [], notBefore: now - 60,
            notAfter: now + 86_400)
        return try await Gateway(
            configuration: ExchangeConfiguration(
                name: "gateway.test", origin: origin, logKey: signer.verifier.text,
                dataDirectory: authority.folder + "/data"),
            parts: Gateway.Parts(
                store: store, analysis: try AnalysisStore.openInMemory(),
                processing: try ProcessingLog.openInMemory(),
                catalogue: try SchemaCatalogue(schemas),
                signer: ReceiptSigner(certificate: certificate, key: key), logger: log.logger,
                now: SystemClock.now))
    }

    /// A file of the project.
    static func file(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: root + "/" + path)))
    }

    /// Credentials of a holder of the demonstration's registry.
    func holder(_ path: String) async throws -> TestCredentials {
        try await authority.issue(
            path.replacing("/", with: "-"), san: "URI:spiffe://demo.svd.example/\(path)")
    }

    /// Asks for a document with curl.
    func get(
        _ credentials: TestCredentials, _ path: String, headers: [String] = []
    ) async throws -> HTTPAnswer {
        try await ask(credentials, "GET", path, headers: headers)
    }

    /// Asks with curl.
    func ask(
        _ credentials: TestCredentials, _ method: String, _ path: String,
        headers: [String] = [], body: String? = nil
    ) async throws -> HTTPAnswer {
        var arguments = [
            "curl", "-sS", "-i", "--http1.1", "--max-time", "20", "--cacert",
            authority.certificate, "--cert", credentials.certificate, "--key", credentials.key,
        ]
        arguments += method == "HEAD" ? ["-I"] : ["-X", method]
        for header in headers { arguments += ["-H", header] }
        if let body { arguments += ["--data-binary", body] }
        let outcome = try await Command.run(arguments + ["https://localhost:\(port)\(path)"])
        return try HTTPAnswer(outcome.output)
    }
}
