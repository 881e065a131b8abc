import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import SharingLedger

/// Reads a ledger from the gateway. Blocks its thread, so it runs on one that may be blocked.
struct HTTPTileReader: TileReader {
    let http: HTTPClient
    let address: GatewayAddress
    let progress: @Sendable (String) -> Void

    func bytes(at path: String) throws -> [UInt8]? {
        progress(path)
        let response: HTTPClient.Response
        do {
            let request = try HTTPClient.Request(url: "\(address)/log/\(path)", method: .GET)
            response = try http.execute(request: request).wait()
        } catch {
            throw ConnectionFailure(error, at: address)
        }
        let body = response.body.map { Array($0.readableBytesView) } ?? []
        switch response.status {
        case .ok: return body
        case .notFound, .gone: return nil
        default:
            throw GatewayProblem(
                status: Int(response.status.code), body: body,
                retryAfter: response.headers.first(name: "Retry-After"))
        }
    }
}
