import ArgumentParser
import Exchange
import GatewayServer
import GatewayStore
import Logging
import ServiceLifecycle
import SharingModel
import StrictJSON
import Synchronization
import UnixSignals

/// Opens the gateway to its users.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve partners and analysts until stopped.",
        discussion: """
            Listens on the exchange port with mutual TLS and on the operations port with \
            /health/live, /health/ready and /metrics. Stops on SIGTERM or SIGINT after the \
            requests under way. Certificates, revocation lists and the registry are taken up \
            without a restart.

            Example: svd-gateway serve --home /var/lib/svd-gateway
            """)

    @OptionGroup var options: HomeOptions

    func run() async throws {
        let lock = try ServingLock(layout: options.layout)
        defer { extendLifetime(lock) }
        let home = try GatewayHome(layout: options.layout)
        try await home.checkClock()
        var logger = Logger(label: "svd-gateway")
        guard let level = Logger.Level(rawValue: home.settings.logLevel) else {
            throw Refusal(
                .fieldInvalid, "The setting logLevel cannot be read.",
                help: "One of \(Logger.Level.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        logger.logLevel = level
        let gateway = try await home.gateway(logger: logger)
        let ports = PortsFile(home: home)
        let services = try GatewayApplication.buildServices(
            configuration: configuration(of: home.settings), gateway: gateway, logger: logger
        ) { listening in
            ports.note(listening)
        }
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        try await group.run()
        try home.store.close()
    }

    private func configuration(of settings: GatewaySettings) -> GatewayServerConfiguration {
        GatewayServerConfiguration(
            host: settings.host, port: settings.port, operationsHost: settings.operationsHost,
            operationsPort: settings.operationsPort,
            trust: TrustFiles(
                certificate: settings.tlsCertificate, privateKey: settings.tlsKey,
                authorities: settings.tlsAuthorities,
                revocationLists: settings.tlsRevocationLists))
    }
}

/// Tells other programs which ports the gateway took: `{"exchange":8443,"operations":9443}`.
final class PortsFile: Sendable {
    private let home: GatewayHome
    private let path: String
    private let ports = Mutex<[String: Int]>([:])

    init(home: GatewayHome) {
        self.home = home
        path = home.layout.ports
        Files.remove(path)
    }

    /// Notes a port; the file appears once both are known.
    func note(_ listening: GatewayApplication.Listening) {
        let known = ports.withLock { ports in
            switch listening {
            case .exchange(let port): ports["exchange"] = port
            case .operations(let port): ports["operations"] = port
            }
            return ports
        }
        guard known.count == 2 else { return }
        let json = JSONValue.object(
            JSONObject(known.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }))
        let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            .joined(separator: "/")
        do throws(FileFault) {
            if home.settings.port == 0, let port = known["exchange"] {
                try DemonstrationProfiles(home: home).write(port: port)
            }
            try Files.makeDirectory(folder)
            try Files.writeDurably(json.canonicalBytes + [0x0A], to: path)
        } catch {
            Console.error("svd-gateway: warning: the ports could not be noted: \(error)")
        }
    }
}
