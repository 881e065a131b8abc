public import Foundation
import StrictJSON

/// A gateway in a throw-away home on free ports of the loopback interface, run as its users run it.
///
/// One test owns it; nothing in it is shared between tests.
public final class TestGateway {
    /// Where the running gateway listens.
    public struct Ports: Sendable, Hashable {
        /// Mutual TLS.
        public let exchange: Int
        /// Health and metrics, plain HTTP.
        public let operations: Int
    }

    /// What the home was made with.
    public let certificates: TestCertificates
    private let folder: TemporaryFolder
    private var process: Process?
    /// Where it listens since the last start.
    public private(set) var ports = Ports(exchange: 0, operations: 0)

    /// The folder given as `--home`.
    public var home: URL { folder.url.appending(path: "home") }
    /// What the gateway wrote to standard output and standard error, over all starts.
    public var log: String { Command.text(folder.url.appending(path: "gateway.log")) }
    /// The process that serves; nil while none does.
    public var processIdentifier: Int32? { process?.processIdentifier }

    /// Makes a home with the demonstration's registry and schemas; does not start it.
    public init(certificates: TestCertificates) async throws {
        self.certificates = certificates
        folder = try TemporaryFolder("svd-gateway")
        let root = Project.root
        let result = try await run([
            "init", "--demo", "--certificates", certificates.url.path, "--port", "0",
            "--operations-port", "0", "--schemas", root.appending(path: "schemas").path,
            "--registry", root.appending(path: "deploy/demo/registry.yaml").path,
        ])
        guard result.status == 0 else { throw TestFault("svd-gateway init: \(result)") }
    }

    deinit { kill() }

    /// Runs another command of the gateway's program on this home.
    public func run(_ arguments: [String], input: String = "") async throws -> CommandResult {
        try await Command.run(
            Project.program("svd-gateway"), arguments + ["--home", home.path], input: input)
    }

    /// Starts serving and waits until the gateway says that it is ready.
    /// - Parameters:
    ///   - environment: added to this process's own.
    ///   - untilReady: false where it listens and cannot be ready.
    public func start(environment: [String: String] = [:], untilReady: Bool = true) async throws {
        let portsFile = home.appending(path: "run/ports.json")
        try? FileManager.default.removeItem(at: portsFile)
        let log = folder.url.appending(path: "gateway.log")
        let process = try Command.start(
            Project.program("svd-gateway"), ["serve", "--home", home.path], input: nil, output: log,
            errors: log, environment: environment)
        self.process = process
        ports = try await Polling.until("listening", within: .seconds(30)) {
            guard process.isRunning else { throw TestFault("svd-gateway serve ended: \(self.log)") }
            return Self.readPorts(portsFile)
        }
        guard untilReady else { return }
        _ = try await Polling.until("ready", within: .seconds(30)) {
            guard process.isRunning else { throw TestFault("svd-gateway serve ended: \(self.log)") }
            return try await self.isReady() ? true : nil
        }
    }

    private static func readPorts(_ file: URL) -> Ports? {
        guard let data = try? Data(contentsOf: file),
            let json = try? JSONParser.parse(Array(data)),
            let exchange = json["exchange"]?.integer, let operations = json["operations"]?.integer
        else { return nil }
        return Ports(exchange: exchange, operations: operations)
    }

    /// Whether the gateway answers that it is ready.
    public func isReady() async throws -> Bool {
        guard let curl = Project.systemProgram("curl") else {
            throw TestFault("curl is not installed: run deploy/bootstrap.sh test")
        }
        let address = "http://127.0.0.1:\(ports.operations)/health/ready"
        return try await Command.run(curl, ["-fsS", "-m", "5", "-o", "/dev/null", address])
            .status == 0
    }

    /// Asks the gateway to stop, and waits until it has.
    /// - Returns: its exit status.
    @discardableResult
    public func stop(within limit: Duration = .seconds(120)) async throws -> Int32 {
        guard let process else { return 0 }
        process.terminate()
        try await Command.waitForExit(of: process, within: limit)
        self.process = nil
        return Command.status(of: process)
    }

    /// Ends the gateway as a power cut would: `kill -9`.
    public func kill() {
        guard let process else { return }
        if process.isRunning { Foundation.kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
        self.process = nil
    }

    /// Runs `svd` as a holder.
    /// - Parameters:
    ///   - holder: `agency/<id>`, `person/<id>`, or something bad such as `bad/expired`.
    ///   - arguments: without `--profile`.
    public func svd(
        as holder: String, _ arguments: [String], input: String = "",
        within limit: Duration = .seconds(60)
    ) async throws -> CommandResult {
        let profile = try profile(of: holder)
        return try await Command.run(
            Project.program("svd"), arguments + ["--profile", profile.path], input: input,
            within: limit)
    }

    /// The profile folder of a holder for this gateway, which must have been started.
    ///
    /// Registered holders have theirs in the home; what is bad gets one in a folder beside it.
    public func profile(of holder: String) throws -> URL {
        let ready = home.appending(path: "profiles").appending(path: holder)
        let manager = FileManager.default
        if manager.fileExists(atPath: ready.path) { return ready }
        let profile = folder.url.appending(path: "profiles").appending(path: holder)
        if !manager.fileExists(atPath: profile.path) {
            try manager.createDirectory(
                at: profile.deletingLastPathComponent(), withIntermediateDirectories: true)
            try manager.copyItem(at: certificates.folder(of: holder), to: profile)
        }
        let json: JSONValue = [
            "gateway": .string("https://localhost:\(ports.exchange)"),
            "certificate": "certificate.pem", "key": "key.pem", "authorities": "ca.pem",
            "receiptAuthorities": "ca.pem",
        ]
        try Data(json.canonicalBytes).write(to: profile.appending(path: "profile.json"))
        return profile
    }

    /// Puts a file of the certificates' folder into the gateway's pki folder, in one step, as an
    /// operator would: a new revocation list, another server certificate.
    public func install(_ name: String, as target: String? = nil) throws {
        let place = home.appending(path: "pki").appending(path: target ?? name)
        let next = place.appendingPathExtension("new")
        try? FileManager.default.removeItem(at: next)
        try FileManager.default.copyItem(at: certificates.url.appending(path: name), to: next)
        guard unsafe rename(next.path, place.path) == 0 else {
            throw TestFault("rename to \(place.path)")
        }
    }
}
