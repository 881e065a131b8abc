import Exchange
import HTTPTypes
import Hummingbird
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import ServiceLifecycle

/// The port of the exchange: mutual TLS, identity on every request, then the routes.
struct ExchangePort {
    let configuration: GatewayServerConfiguration
    let gatekeeper: Gatekeeper
    let routes: RouteTable
    let logger: Logger

    /// The service that listens.
    func service(
        onListening: @escaping @Sendable (any Channel) async -> Void
    ) -> some Service {
        let metrics = gatekeeper.metrics
        let middlewares: [RouteTable.Middleware] = [
            AccessLogMiddleware(logger: logger, metrics: metrics),
            RefusalMiddleware(logger: logger, metrics: metrics),
            IdentityMiddleware(gatekeeper: gatekeeper),
            BusyMiddleware(gate: ConnectionGate(countMax: configuration.requestsMax)),
        ]
        return Application(
            router: routes.router(behind: middlewares), server: server(),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port),
                backlog: 1024),
            onServerRunning: onListening, logger: quietLogger())
    }

    private func server() -> HTTPServerBuilder {
        let gate = ConnectionGate(countMax: configuration.connectionsMax)
        return HTTPServerBuilder { [self] responder in
            let responder = continuing(responder)
            let stream = HTTP1Channel.Configuration(
                idleTimeout: .seconds(Int64(configuration.idleSecondsMax)),
                httpDecoderConfiguration: .init(
                    maxHeaderFieldSize: configuration.headerFieldBytesMax,
                    maxHeaderListSize: configuration.headerBytesMax, maxHeaderFieldCount: 100))
            let http2 = HTTP2ChannelConfiguration(
                idleTimeout: .seconds(configuration.idleSecondsMax),
                gracefulCloseTimeout: .seconds(30), streamConfiguration: stream)
            return MutualTLSChannel(
                trust: gatekeeper.trust,
                http1: HTTP1Channel(responder: responder, configuration: stream),
                http2: HTTP2Channel(responder: responder, configuration: http2), gate: gate,
                handshakeSecondsMax: Int64(configuration.handshakeSecondsMax), logger: logger,
                metrics: gatekeeper.metrics)
        }
    }

    /// Asks an admitted peer that waits for it to send the body. Source: RFC 9110 §10.1.1.
    private func continuing(
        _ responder: @escaping HTTPChannelHandler.Responder
    ) -> HTTPChannelHandler.Responder {
        { [trust = gatekeeper.trust] request, writer, channel in
            if request.headers[.expect]?.lowercased() == "100-continue",
                (try? ConnectionPeer.current?.admitted(by: trust)) != nil
            {
                try await writer.writeInformationalHead(HTTPResponse(status: .continue))
            }
            try await responder(request, writer, channel)
        }
    }

    /// The library's own lines are of use only when something is searched for.
    private func quietLogger() -> Logger {
        var quiet = logger
        quiet.logLevel = max(.warning, logger.logLevel)
        return quiet
    }
}
