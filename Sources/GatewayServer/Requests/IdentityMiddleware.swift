import Exchange
import Hummingbird
import HummingbirdCore
import SharingModel

/// Lets a request through once its certificate and holder have been checked. It stands before every
/// route of the exchange port, known or not.
struct IdentityMiddleware: RouterMiddleware {
    let gatekeeper: Gatekeeper

    func handle(
        _ request: Request, context: GatewayContext,
        next: (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
        let (caller, certificate) = try gatekeeper.admit(context.peer)
        context.note.holder = caller.holder.id.description
        var context = context
        context.identity = (caller, certificate)
        return try await next(request, context)
    }
}
