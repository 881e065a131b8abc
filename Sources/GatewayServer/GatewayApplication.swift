public import Exchange
import Hummingbird
public import Logging
import NIOCore
public import ServiceLifecycle
import SharingModel

/// Builds the services of the server over a gateway.
public enum GatewayApplication {
    /// Where the server listens, once it does.
    public enum Listening: Sendable, Hashable {
        /// The exchange port, with the port taken.
        case exchange(port: Int)
        /// The operations port, with the port taken.
        case operations(port: Int)
    }

    /// Reads the trust files and builds what is to run: the gateway's own services, the watch over
    /// the trust files, the operations port and the exchange port, in this order. In a
    /// `ServiceGroup` they stop in the opposite order, so that no request meets a stopped gateway.
    /// - Parameters:
    ///   - configuration: places and limits.
    ///   - gateway: what answers.
    ///   - logger: takes the access log and all else.
    ///   - onListening: told of each port that is open.
    /// - Throws: ``TrustFault`` where a trust file is bad.
    public static func buildServices(
        configuration: GatewayServerConfiguration, gateway: Gateway, logger: Logger,
        onListening: @escaping @Sendable (Listening) async -> Void = { _ in }
    ) throws(TrustFault) -> [any Service] {
        let trust = try TrustState(files: configuration.trust, logger: logger)
        let services = services(
            configuration: configuration, trust: trust, routes: GatewayRoutes.table(gateway),
            identify: { uri, certificate throws(Refusal) in
                try gateway.identify(uri: uri, certificate: certificate)
            },
            readiness: { Readiness(hindrances: gateway.hindrances) },
            samples: { gateway.metricsSnapshot }, logger: logger, onListening: onListening)
        return gateway.services() + services
    }

    /// The server's own services, over any routes.
    package static func services(
        configuration: GatewayServerConfiguration, trust: TrustState, routes: RouteTable,
        identify: @escaping Gatekeeper.Identify, readiness: @escaping @Sendable () -> Readiness,
        samples: @escaping OperationsPort.Samples, logger: Logger,
        onListening: @escaping @Sendable (Listening) async -> Void
    ) -> [any Service] {
        let metrics = ServerMetrics()
        let gatekeeper = Gatekeeper(
            trust: trust, identify: identify, logger: logger, metrics: metrics)
        let watch = TrustWatch(
            trust: trust, interval: configuration.trustInterval, logger: logger, metrics: metrics)
        let exchange = ExchangePort(
            configuration: configuration, gatekeeper: gatekeeper, routes: routes, logger: logger)
        var services: [any Service] = [watch]
        if let port = configuration.operationsPort {
            let operations = OperationsPort(
                trust: trust, metrics: metrics, isReady: readiness, samples: samples)
            services.append(
                operations.service(
                    at: .hostname(configuration.operationsHost, port: port), logger: quiet(logger)
                ) { channel in
                    await onListening(.operations(port: channel.localAddress?.port ?? port))
                })
        }
        services.append(
            exchange.service { channel in
                let port = channel.localAddress?.port ?? configuration.port
                logger.notice("listening", metadata: ["port": "\(port)"])
                await onListening(.exchange(port: port))
            })
        return services
    }

    private static func quiet(_ logger: Logger) -> Logger {
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        return quiet
    }
}
