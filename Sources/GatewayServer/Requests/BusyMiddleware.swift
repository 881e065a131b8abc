import Hummingbird
import HummingbirdCore
import SharingModel

/// Refuses requests beyond so many at once: better a quick no than a long silence.
struct BusyMiddleware: RouterMiddleware {
    let gate: ConnectionGate

    func handle(
        _ request: Request, context: GatewayContext,
        next: (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
        guard gate.enter() else {
            throw Refusal(
                .busy, "Too many requests are under way.", help: "Try again in a second.")
        }
        defer { gate.leave() }
        return try await next(request, context)
    }
}
