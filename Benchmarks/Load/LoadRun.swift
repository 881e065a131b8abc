import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL
import Synchronization

/// Sends the bodies and measures: bounded in number and in time.
final class LoadRun: Sendable {
    struct Outcome: Sendable {
        var milliseconds: [Double] = []
        var failures: [String: Int] = [:]
    }

    private let options: LoadOptions
    private let bodies: BodyMaker
    private let client: HTTPClient
    private let started = Atomic<Int>(0)

    init(_ options: LoadOptions) throws {
        self.options = options
        bodies = try BodyMaker(template: options.body, run: options.run)
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: try Self.tls(options),
            timeout: .init(connect: .seconds(10), read: .seconds(60)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit =
            options.connections
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }

    private static func tls(_ options: LoadOptions) throws -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv13
        if let authorities = options.authorities { tls.trustRoots = .file(authorities) }
        if let certificate = options.certificate, let key = options.key {
            tls.certificateChain = try NIOSSLCertificate.fromPEMFile(certificate)
                .map { .certificate($0) }
            tls.privateKey = .privateKey(try NIOSSLPrivateKey(file: key, format: .pem))
        }
        return tls
    }

    /// Runs to the end.
    /// - Returns: what each connection saw, and how long all of it took in seconds.
    func run() async throws -> (outcome: Outcome, seconds: Double) {
        let clock = ContinuousClock()
        let begin = clock.now
        let deadline = begin + .seconds(options.secondsMax)
        let outcome = await withTaskGroup(of: Outcome.self) { group in
            for _ in 0..<options.connections {
                group.addTask { await self.connection(until: deadline) }
            }
            var all = Outcome()
            for await one in group {
                all.milliseconds += one.milliseconds
                all.failures.merge(one.failures, uniquingKeysWith: +)
            }
            return all
        }
        let seconds = Self.milliseconds(clock.now - begin) / 1000
        try await client.shutdown()
        return (outcome, seconds)
    }

    /// One keep-alive connection's worth of requests, one after another.
    private func connection(until deadline: ContinuousClock.Instant) async -> Outcome {
        let clock = ContinuousClock()
        var outcome = Outcome()
        while clock.now < deadline {
            let number = started.wrappingAdd(1, ordering: .relaxed).oldValue
            guard number < options.count else { break }
            let request = request(number)
            let begin = clock.now
            do {
                let response = try await client.execute(request, timeout: .seconds(60))
                let body = try await response.body.collect(upTo: 1 << 20)
                if let fault = fault(response.status, body) {
                    outcome.failures[fault, default: 0] += 1
                } else {
                    outcome.milliseconds.append(Self.milliseconds(clock.now - begin))
                }
            } catch {
                outcome.failures["\(error)", default: 0] += 1
            }
        }
        return outcome
    }

    private func request(_ number: Int) -> HTTPClientRequest {
        let body = bodies.body(number)
        var request: HTTPClientRequest
        switch options.target {
        case .gateway:
            request = HTTPClientRequest(url: options.url + "/v1/uploads")
            request.method = .POST
            request.headers.add(name: "Tus-Resumable", value: "1.0.0")
            request.headers.add(name: "Upload-Length", value: String(body.count))
            request.headers.add(name: "Upload-Metadata", value: metadata)
            request.headers.add(name: "Content-Type", value: "application/offset+octet-stream")
        case .put:
            request = HTTPClientRequest(url: options.url + "/\(options.run)-\(number).csv")
            request.method = .PUT
        }
        request.body = .bytes(ByteBuffer(bytes: body))
        return request
    }

    private var metadata: String {
        options.metadata.map { $0.name + " " + Data($0.value.utf8).base64EncodedString() }
            .joined(separator: ",")
    }

    /// What is wrong with an answer; nil where it is the one wanted, for a submission with receipt.
    private func fault(_ status: HTTPResponseStatus, _ body: ByteBuffer) -> String? {
        guard status == .created || (options.target == .put && status == .noContent) else {
            let text = String(decoding: body.readableBytesView.prefix(300), as: UTF8.self)
            return "\(status.code) \(text)"
        }
        guard options.target == .gateway else { return nil }
        let text = String(decoding: body.readableBytesView, as: UTF8.self)
        let isSigned = text.contains("\"receipt.p7s\"") && text.contains("\"receipt.tlog-proof\"")
        guard isSigned, text.contains("\"accepted\"") else { return "201 without a receipt" }
        return nil
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        let parts = duration.components
        return Double(parts.seconds) * 1000 + Double(parts.attoseconds) / 1e15
    }
}
