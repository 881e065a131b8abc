import Cryptography
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import SharingModel
import StrictJSON

/// Health and metrics in plain HTTP, for loopback: `/health/live`, `/health/ready`, `/metrics`.
package struct OperationsPort {
    /// Another room's figures: name, labels, value.
    package typealias Samples =
        @Sendable () -> [(name: String, labels: [(String, String)], value: Double)]

    let trust: TrustState
    let metrics: ServerMetrics
    let isReady: @Sendable () -> Readiness
    let samples: Samples

    /// The service that listens.
    func service(
        at address: BindAddress, logger: Logger,
        onListening: @escaping @Sendable (any Channel) async -> Void
    ) -> some Service {
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.get("/health/live") { _, _ in Response.json(["status": "live"]) }
        router.get("/health/ready") { _, _ in ready() }
        router.get("/metrics") { _, _ in
            Response.bytes(
                Array(text().utf8), type: "text/plain; version=0.0.4; charset=utf-8")
        }
        return Application(
            router: router,
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(address: address, backlog: 32),
            onServerRunning: onListening, logger: logger)
    }

    private func ready() -> Response {
        var readiness = isReady()
        if trust.current.revocationDue < trust.unixSeconds {
            readiness.hindrances.append("revocation-stale")
        }
        if trust.current.certificate.notAfter < trust.unixSeconds {
            readiness.hindrances.append("server-certificate-expired")
        }
        let status: JSONValue = readiness.isReady ? "ready" : "not-ready"
        return .json(
            ["status": status, "hindrances": .array(readiness.hindrances.map { .string($0) })],
            status: readiness.isReady ? .ok : .serviceUnavailable)
    }

    private func text() -> String {
        var text = PrometheusText()
        text.write(metrics.figures)
        text.write(trust.current)
        text.write(samples())
        return text.text
    }
}
