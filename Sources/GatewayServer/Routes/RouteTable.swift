package import HTTPTypes
import Hummingbird
package import HummingbirdCore
import SharingModel

/// The routes of the exchange port in the order of their documentation.
package struct RouteTable: Sendable {
    /// What answers a request.
    package typealias Handler = @Sendable (Request, GatewayContext) async throws -> Response

    /// No routes yet.
    package init() {}

    /// What stands before the routes.
    typealias Middleware = any MiddlewareProtocol<Request, Response, GatewayContext>

    private var routes: [(method: HTTPRequest.Method, path: String, handler: Handler)] = []

    private static let methods: [HTTPRequest.Method] = [
        .get, .post, .put, .patch, .delete, .options, .head,
    ]

    /// Each route as `METHOD /path`.
    package var descriptions: [String] { routes.map { "\($0.method.rawValue) \($0.path)" } }

    /// Adds a route; `{name}` captures one part of the path, `**` the rest.
    package mutating func on(
        _ method: HTTPRequest.Method, _ path: String, _ handler: @escaping Handler
    ) {
        routes.append((method, path, handler))
    }

    /// The router. A known path with another method is refused with what is allowed.
    func router(
        behind middlewares: [Middleware]
    ) -> Router<GatewayContext> {
        let router = Router(context: GatewayContext.self, options: .autoGenerateHeadEndpoints)
        for middleware in middlewares { router.add(middleware: middleware) }
        for route in routes {
            let handler = route.handler
            router.on(RouterPath(route.path), method: route.method) {
                request, context -> Response in
                try await handler(request, context)
            }
        }
        for path in Set(routes.map(\.path)) {
            var allowed = Set(routes.filter { $0.path == path }.map(\.method))
            if allowed.contains(.get) { allowed.insert(.head) }
            let list = allowed.map(\.rawValue).sorted().joined(separator: ", ")
            for method in Self.methods where !allowed.contains(method) {
                router.on(RouterPath(path), method: method) { _, _ -> Response in
                    throw Refusal(
                        .methodNotAllowed, "This address does not take \(method.rawValue).",
                        help: "Use one of: \(list).", field: list)
                }
            }
        }
        return router
    }
}
