import AsyncHTTPClient
import Foundation
import GatewayTestKit
import NIOCore
import NIOHTTP1
import NIOSSL
import StrictJSON

/// A bare client for loads: one request a file, no retries, so that the test knows exactly what was
/// acknowledged.
final class SmallClient: Sendable {
    /// An answer to a submission.
    struct Answer: Sendable {
        let status: Int
        let submission: String?
        let isDuplicate: Bool
        let body: JSONValue?
    }

    private let client: HTTPClient
    private let base: String

    init(profile: URL) throws {
        let json = try JSONParser.parse(
            Array(Data(contentsOf: profile.appending(path: "profile.json"))))
        base = json["gateway"]?.string ?? ""
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv13
        tls.trustRoots = .file(profile.appending(path: "ca.pem").path)
        tls.certificateChain = try NIOSSLCertificate.fromPEMFile(
            profile.appending(path: "certificate.pem").path
        ).map { .certificate($0) }
        tls.privateKey = .privateKey(
            try NIOSSLPrivateKey(
                file: profile.appending(path: "key.pem").path, format: .pem))
        var configuration = HTTPClient.Configuration(tlsConfiguration: tls)
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    // A test that fails has not come to `shutDown`; the client insists on it.
    deinit { try? client.syncShutdown() }

    func shutDown() async throws { try await client.shutdown() }

    /// Submits a file in one request.
    func submit(_ file: SmallFile, period: String = "2026-10") async throws -> Answer {
        try await submit(
            file.bytes,
            UploadRequest(
                period: period, key: "file-\(file.number)", digest: file.digest,
                length: file.bytes.count))
    }

    /// Submits bytes in one request.
    func submit(_ bytes: [UInt8], _ words: UploadRequest) async throws -> Answer {
        var request = HTTPClientRequest(url: base + "/v1/uploads")
        request.method = .POST
        for header in words.headers + [UploadRequest.patch(at: 0)[2]] {
            let parts = header.split(separator: ": ", maxSplits: 1)
            request.headers.add(name: String(parts[0]), value: String(parts[1]))
        }
        request.body = .bytes(ByteBuffer(bytes: bytes))
        let response = try await client.execute(request, timeout: .seconds(60))
        let body = try await response.body.collect(upTo: 1 << 20)
        return Answer(
            status: Int(response.status.code),
            submission: response.headers.first(name: "Svd-Submission"),
            isDuplicate: response.headers.first(name: "Svd-Duplicate") == "true",
            body: try? JSONParser.parse(Array(body.readableBytesView)))
    }

    /// The bytes at a path.
    func get(_ path: String) async throws -> [UInt8] {
        let response = try await client.execute(
            HTTPClientRequest(url: base + path), timeout: .seconds(60))
        guard response.status == .ok else {
            throw TestFault("GET \(path): \(response.status)")
        }
        return Array(try await response.body.collect(upTo: 16 << 20).readableBytesView)
    }
}
