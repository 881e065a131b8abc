import AsyncHTTPClient
import Cryptography
import Glibc
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import StrictJSON

/// Speaks to one gateway as one holder, over mutual TLS 1.3. Calls may run side by side.
public final class GatewayClient: Sendable {
    /// Who we are, and to which gateway.
    public let profile: Profile
    let http: HTTPClient
    private let ownExpiry: Int?

    /// Prepares a client; nothing is sent yet.
    /// - Throws: `ProfileError` where a file of the profile cannot be read or is open to others;
    ///   `ConnectionFailure` (`credentialsUnusable`) where certificate and key do not fit.
    public init(profile: Profile) throws {
        try profile.checkKeyMode()
        var configuration = HTTPClient.Configuration(
            tlsConfiguration: try Self.tls(of: profile),
            redirectConfiguration: .disallow,
            timeout: .init(connect: .seconds(10), read: .seconds(300)))
        configuration.httpVersion = .http1Only
        configuration.connectionPool.retryConnectionEstablishment = false
        self.profile = profile
        ownExpiry = try? profile.ownCertificate().notAfter
        http = HTTPClient(
            eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton),
            configuration: configuration)
    }

    /// Runs work with a client, and closes its connections afterwards whatever happened.
    /// - Throws: what the initialiser and the work throw.
    public static func with<Result: Sendable>(
        _ profile: Profile, _ work: (GatewayClient) async throws -> Result
    ) async throws -> Result {
        let client = try GatewayClient(profile: profile)
        do {
            let result = try await work(client)
            try? await client.http.shutdown()
            return result
        } catch {
            try? await client.http.shutdown()
            throw error
        }
    }

    private static func tls(of profile: Profile) throws -> TLSConfiguration {
        var tls = TLSConfiguration.makeClientConfiguration()
        tls.minimumTLSVersion = .tlsv13
        func read<Value>(_ path: String, _ parse: ([UInt8]) throws -> Value) throws -> Value {
            let text: [UInt8]
            do throws(LocalFileError) { text = try LocalFile.contents(of: path) } catch {
                throw ProfileError(error)
            }
            do { return try parse(text) } catch {
                throw ConnectionFailure(
                    .credentialsUnusable, at: profile.gateway,
                    technical: "\(path) is not in PEM form, or is damaged.")
            }
        }
        tls.certificateChain = try read(profile.certificatePath) {
            try NIOSSLCertificate.fromPEMBytes($0).map { .certificate($0) }
        }
        tls.privateKey = try read(profile.keyPath) {
            .privateKey(try NIOSSLPrivateKey(bytes: $0, format: .pem))
        }
        tls.trustRoots = try read(profile.authoritiesPath) {
            .certificates(try NIOSSLCertificate.fromPEMBytes($0))
        }
        do { _ = try NIOSSLContext(configuration: tls) } catch {
            throw ConnectionFailure(
                .credentialsUnusable, at: profile.gateway,
                technical: "the key does not belong to the certificate.")
        }
        return tls
    }

    /// Sends one request once.
    /// - Throws: `GatewayProblem` for a status of 400 and above; `ConnectionFailure`;
    ///   `CancellationError`.
    func send(_ request: GatewayRequest) async throws -> GatewayAnswer {
        var outgoing = HTTPClientRequest(url: profile.gateway.description + request.path)
        outgoing.method = request.method
        outgoing.headers.add(name: "User-Agent", value: "svd")
        for header in request.headers {
            outgoing.headers.add(name: header.name, value: header.value)
        }
        outgoing.body = request.body
        let answer: GatewayAnswer
        do {
            let response = try await http.execute(outgoing, timeout: .hours(24))
            let buffer = try await response.body.collect(upTo: request.answerBytesMax)
            answer = GatewayAnswer(
                status: Int(response.status.code), headers: response.headers,
                body: Array(buffer.readableBytesView))
        } catch {
            throw await explain(error)
        }
        guard answer.status < 400 else {
            throw GatewayProblem(
                status: answer.status, body: answer.body, retryAfter: answer.header("Retry-After"))
        }
        return answer
    }

    /// Sends a request that may be repeated without effect, again where the gateway was busy or the
    /// connection broke off.
    /// - Throws: as `send`, when the attempts are used up.
    func sendRepeatedly(_ request: GatewayRequest) async throws -> GatewayAnswer {
        var backoff = Backoff(spreadPercent: Int.random(in: 0...25))
        while true {
            do {
                return try await send(request)
            } catch let problem as GatewayProblem where problem.isBusy {
                guard let pause = backoff.next(askedSeconds: problem.retryAfterSeconds) else {
                    throw problem
                }
                try await Task.sleep(for: .milliseconds(pause))
            } catch let failure as ConnectionFailure where failure.reason == .lost {
                guard backoff.count < 2, let pause = backoff.next(askedSeconds: nil) else {
                    throw failure
                }
                try await Task.sleep(for: .milliseconds(pause))
            }
        }
    }

    /// Finds the words for a library's error; looks at the server's certificate where that is it.
    func explain(_ error: any Error) async -> any Error {
        if error is CancellationError || Task.isCancelled { return CancellationError() }
        if error is LocalFileError || error is ConnectionFailure { return error }
        if error is NIOTooManyBytesError {
            return ProtocolFault("The gateway's answer is longer than it may be.")
        }
        let failure = ConnectionFailure(error, at: profile.gateway)
        let now = time(nil)
        switch failure.reason {
        case .serverUntrusted:
            return ConnectionFailure(
                await HandshakeProbe.reason(at: profile.gateway, now: now), at: profile.gateway)
        case .lost, .certificateRejected:
            guard let ownExpiry, ownExpiry < now else { return failure }
            return ConnectionFailure(.certificateExpired, at: profile.gateway)
        default: return failure
        }
    }

    /// Reads an answer's body as JSON.
    /// - Throws: `ProtocolFault`.
    func json(_ answer: GatewayAnswer) throws -> JSONValue {
        do {
            return try JSONParser.parse(
                answer.body, limits: JSONLimits(bytesMax: 64 << 20))
        } catch {
            throw ProtocolFault("The gateway's answer is not JSON: \(error).")
        }
    }
}
