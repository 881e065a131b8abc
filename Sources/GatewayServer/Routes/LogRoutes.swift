import Exchange
import HTTPTypes
import HummingbirdCore
import SharingModel

/// The published log. Source: C2SP tlog-tiles.
struct LogRoutes {
    let gateway: Gateway

    func add(to table: inout RouteTable) {
        table.on(.get, "/log/checkpoint") { _, _ in
            .bytes(try await bytes(at: "checkpoint"), type: "text/plain; charset=utf-8")
        }
        table.on(.get, "/log/tile/**") { request, _ in
            let path = String(request.uri.path.dropFirst("/log/".count))
            return .bytes(
                try await bytes(at: path), type: "application/octet-stream",
                // A tile never changes.
                headers: [.cacheControl: "private, max-age=604800, immutable"])
        }
    }

    private func bytes(at path: String) async throws -> [UInt8] {
        guard let bytes = try await gateway.logBytes(at: path) else {
            throw Refusal(
                .notFound, "The log has no such tile.", help: "Read /log/checkpoint for its size.")
        }
        return bytes
    }
}
