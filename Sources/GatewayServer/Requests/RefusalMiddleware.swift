import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import SharingModel

/// Turns whatever a route throws into a problem document.
struct RefusalMiddleware: RouterMiddleware {
    let logger: Logger
    let metrics: ServerMetrics

    /// A refused request's body that is longer than this is not awaited.
    private static let lingerBytesMax = 1 << 20

    func handle(
        _ request: Request, context: GatewayContext,
        next: (Request, GatewayContext) async throws -> Response
    ) async throws -> Response {
        let refusal: Refusal
        do {
            return try await next(request, context)
        } catch let error as Refusal {
            refusal = error
        } catch let error as HTTPError where error.status == .notFound {
            refusal = Refusal(
                .routeUnknown, "There is no such route.",
                help: "docs/reference/api.md lists the routes.")
        } catch let error as HTTPError where error.status.kind == .clientError {
            refusal = Refusal(
                .requestMalformed, "The request cannot be read.",
                help: "docs/reference/api.md says how.",
                underlying: "\(error)")
        } catch {
            refusal = fault(error, context)
        }
        metrics.refused(code: refusal.code.rawValue)
        var response = Problem.response(refusal)
        if refusal.code == .uploadVersionUnsupported { response.headers[.tusVersion] = "1.0.0" }
        if refusal.code == .methodNotAllowed { response.headers[.allow] = refusal.field }
        endLongBody(of: request, &response, context)
        return response
    }

    private func fault(_ error: any Error, _ context: GatewayContext) -> Refusal {
        logger.error(
            "fault",
            metadata: [
                "id": "\(context.id)", "route": "\(context.endpointPath ?? "none")",
                "error": "\(String(reflecting: type(of: error))): \(error)",
            ])
        return Refusal(
            .internalFault, "The gateway failed; nothing was lost that it acknowledged.",
            help: "Try again. If it happens again, tell the operator this number: \(context.id).")
    }

    /// Closes the connection, or the stream, a little after the answer where much of the body is
    /// still to come: the server would otherwise read all of a refused upload.
    private func endLongBody(
        of request: Request, _ response: inout Response, _ context: GatewayContext
    ) {
        let length = request.headers[.contentLength].flatMap { Int($0) }
        let isChunked = request.headers[.transferEncoding] != nil
        guard isChunked || (length ?? 0) > Self.lingerBytesMax else { return }
        let channel = context.channel
        // A stream of HTTP/2 hangs under its connection, and has no header of that name.
        let isStream = channel.parent?.parent != nil
        if !isStream { response.headers[.connection] = "close" }
        channel.eventLoop.scheduleTask(in: .seconds(2)) { channel.close(promise: nil) }
    }
}
