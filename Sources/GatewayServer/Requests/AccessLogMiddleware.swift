import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging

/// One log line and one count for each request: method, route pattern, status, duration, holder.
/// Never the address itself, whose query may hold personal values.
struct AccessLogMiddleware: RouterMiddleware {
    let logger: Logger
    let metrics: ServerMetrics

    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
    ]

    func handle(
        _ request: Request, context: GatewayContext,
        next: (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let duration = ContinuousClock.now - start
        let seconds =
            Double(duration.components.seconds)
            + Double(duration.components.attoseconds) / 1e18
        let method = request.method.rawValue
        let label = Self.methods.contains(method) ? method : "OTHER"
        let route = context.endpointPath ?? "none"
        metrics.requestFinished(
            method: label, route: route, status: response.status.code, seconds: seconds)
        logger.info(
            "request",
            metadata: [
                "method": "\(label)", "route": "\(route)", "status": "\(response.status.code)",
                "milliseconds": "\((seconds * 10000).rounded() / 10)",
                "holder": "\(context.note.holder ?? "none")",
            ])
        return response
    }
}
