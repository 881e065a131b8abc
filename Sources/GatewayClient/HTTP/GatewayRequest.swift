import AsyncHTTPClient
import NIOHTTP1

/// One request to the gateway.
struct GatewayRequest {
    var method: HTTPMethod = .GET
    /// Begins with `/`; the query is included.
    var path: String
    var headers: [(name: String, value: String)] = []
    var body: HTTPClientRequest.Body?
    /// The longest answer that is read.
    var answerBytesMax = 64 << 20

    /// A request for JSON.
    static func get(_ path: String, accept: String = "application/json") -> GatewayRequest {
        GatewayRequest(path: path, headers: [("Accept", accept)])
    }
}

/// The gateway's answer to one request; its status is below 400.
struct GatewayAnswer: Sendable {
    let status: Int
    let headers: HTTPHeaders
    let body: [UInt8]

    /// The first field of that name.
    func header(_ name: String) -> String? { headers.first(name: name) }
}
