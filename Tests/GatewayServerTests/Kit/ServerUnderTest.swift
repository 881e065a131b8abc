import Exchange
import GatewayServer
import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import SharingModel
import Synchronization

/// A server on free loopback ports whose only route counts who reaches it.
final class ServerUnderTest: Sendable {
    let authority: TestAuthority
    let trust: TrustState
    let log = LogCollector()
    private let reachedCount = Atomic(0)
    private let registered = Mutex<Set<String>>([])
    private let clockShift = Mutex(0)
    private let ports = Mutex<(exchange: Int?, operations: Int?)>((nil, nil))

    /// How many requests reached the handler.
    var reached: Int { reachedCount.load(ordering: .relaxed) }
    var port: Int { ports.withLock { $0.exchange ?? 0 } }
    var operationsPort: Int { ports.withLock { $0.operations ?? 0 } }

    private init(_ authority: TestAuthority, _ files: TrustFiles) throws {
        self.authority = authority
        let shift = Shift()
        self.shift = shift
        trust = try TrustState(
            files: files, logger: log.logger,
            clock: { SystemClock.now().adding(seconds: shift.seconds) })
    }

    private final class Shift: Sendable {
        private let held = Atomic(0)
        var seconds: Int {
            get { held.load(ordering: .relaxed) }
            set { held.store(newValue, ordering: .relaxed) }
        }
    }
    private let shift: Shift

    private let group = Mutex<ServiceGroup?>(nil)

    /// Begins the graceful end, as SIGTERM does.
    func stop() async { await group.withLock { $0 }?.triggerGracefulShutdown() }

    /// Moves the server's clock on.
    func advance(seconds: Int) { shift.seconds += seconds }

    func register(_ uri: String) { registered.withLock { _ = $0.insert(uri) } }
    func strike(_ uri: String) { registered.withLock { _ = $0.remove(uri) } }

    /// Starts a server with certificate `server`, runs the test, stops the server.
    static func run(
        authority: TestAuthority, connectionsMax: Int = 64,
        trustInterval: Duration = .milliseconds(200), handshakeSecondsMax: Int = 10,
        _ test: (ServerUnderTest) async throws -> Void
    ) async throws {
        let credentials = try await authority.issue(
            "server", san: "DNS:localhost,IP:127.0.0.1", profile: "server")
        let files = TrustFiles(
            certificate: credentials.certificate, privateKey: credentials.key,
            authorities: authority.certificate, revocationLists: authority.revocationList)
        let server = try ServerUnderTest(authority, files)
        server.register("spiffe://test/agency/good")
        let (listening, continuation) = AsyncStream.makeStream(of: Void.self)
        let services = GatewayApplication.services(
            configuration: GatewayServerConfiguration(
                port: 0, operationsPort: 0, trust: files, trustInterval: trustInterval,
                connectionsMax: connectionsMax, handshakeSecondsMax: handshakeSecondsMax),
            trust: server.trust, routes: server.routes(),
            identify: { uri, certificate throws(Refusal) in
                try server.identify(uri, certificate)
            },
            readiness: { Readiness() }, samples: { [("svd_test_total", [("a", "b")], 7)] },
            logger: server.log.logger,
            onListening: { place in
                server.ports.withLock { ports in
                    switch place {
                    case .exchange(let port): ports.exchange = port
                    case .operations(let port): ports.operations = port
                    }
                }
                continuation.yield()
            })
        let group = ServiceGroup(
            configuration: .init(
                services: services,
                logger: Logger(label: "group") { _ in
                    SwiftLogNoOpLogHandler()
                }))
        server.group.withLock { $0 = group }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            var count = 0
            for await _ in listening {
                count += 1
                if count == 2 { break }
            }
            do { try await test(server) } catch {
                await group.triggerGracefulShutdown()
                throw error
            }
            await group.triggerGracefulShutdown()
            try await tasks.waitForAll()
        }
    }

    private func identify(_ uri: String, _ certificate: SHA256Digest) throws(Refusal) -> Caller {
        guard registered.withLock({ $0.contains(uri) }),
            let id = HolderID(uri: uri, trustDomain: "test")
        else {
            throw Refusal(.holderUnregistered, "not registered", help: "register")
        }
        return Caller(
            holder: Holder(id: id, agency: nil, roles: [.submit]), certificate: certificate)
    }

    private func routes() -> RouteTable {
        var table = RouteTable()
        table.on(.get, "/probe") { [self] _, context in
            let caller = try context.caller
            reachedCount.add(1, ordering: .relaxed)
            return Response(
                status: .ok,
                body: ResponseBody(byteBuffer: .init(string: "reached by \(caller.holder.id)")))
        }
        table.on(.get, "/slow") { [self] _, _ in
            reachedCount.add(1, ordering: .relaxed)
            try await Task.sleep(for: .milliseconds(800))
            return Response(status: .ok, body: ResponseBody(byteBuffer: .init(string: "slowly")))
        }
        table.on(.post, "/probe") { [self] request, _ in
            reachedCount.add(1, ordering: .relaxed)
            var count = 0
            for try await buffer in request.body { count += buffer.readableBytes }
            return Response(status: .ok, body: ResponseBody(byteBuffer: .init(string: "\(count)")))
        }
        table.on(.put, "/probe") { [self] _, _ in
            reachedCount.add(1, ordering: .relaxed)
            throw Refusal(.fieldInvalid, "no", help: "none")
        }
        return table
    }
}

extension ServerUnderTest {
    /// Arguments of `openssl s_client` to this server.
    func client(_ credentials: TestCredentials?, _ more: String...) -> [String] {
        let identity = credentials.map { ["-cert", $0.certificate, "-key", $0.key] } ?? []
        return [
            "openssl", "s_client", "-connect", "127.0.0.1:\(port)", "-ign_eof", "-CAfile",
            authority.certificate, "-verify_return_error",
        ] + identity + more
    }

    /// Asks for the probe with `openssl s_client`.
    func ask(_ credentials: TestCredentials?, _ more: String...) async throws -> String {
        let identity = credentials.map { ["-cert", $0.certificate, "-key", $0.key] } ?? []
        return try await Command.run(
            client(nil) + identity + more, input: Self.request(connection: "close")
        ).output
    }

    /// Asks for the probe with curl; status and body.
    func curl(_ credentials: TestCredentials, _ more: String...) async throws -> String {
        let arguments = [
            "curl", "-sS", "--max-time", "20", "--cacert", authority.certificate, "--cert",
            credentials.certificate, "--key", credentials.key, "-w",
            "\n%{http_code} HTTP/%{http_version}",
        ]
        let address = more.last?.hasPrefix("/") == true ? more.last ?? "" : "/probe"
        let options = more.last?.hasPrefix("/") == true ? more.dropLast() : more[...]
        return try await Command.run(
            arguments + options + ["https://localhost:\(port)\(address)"]
        ).output
    }

    static func request(connection: String) -> String {
        "GET /probe HTTP/1.1\r\nHost: localhost\r\nConnection: \(connection)\r\n\r\n"
    }
}
