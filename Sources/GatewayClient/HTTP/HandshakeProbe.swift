import Glibc
import NIOCore
import NIOPosix
import NIOSSL

/// Looks at the certificate of a server that was not trusted, to say why. Trusts nothing, sends
/// nothing.
enum HandshakeProbe {
    /// Why the certificate at an address does not stand.
    /// - Parameters:
    ///   - address: where the server is.
    ///   - now: Unix seconds.
    /// - Returns: `serverExpired`, `serverNotYetValid` or `serverUntrusted`.
    static func reason(
        at address: GatewayAddress, now: Int
    ) async -> ConnectionFailure.Reason {
        guard let leaf = await leaf(at: address) else { return .serverUntrusted }
        if leaf.notValidAfter < now { return .serverExpired }
        if leaf.notValidBefore > now { return .serverNotYetValid }
        return .serverUntrusted
    }

    private static func leaf(at address: GatewayAddress) async -> NIOSSLCertificate? {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let seen = loop.makePromise(of: NIOSSLCertificate?.self)
        let deadline = loop.scheduleTask(in: .seconds(5)) { seen.succeed(nil) }
        defer { deadline.cancel() }
        do {
            let context = try NIOSSLContext(configuration: .makeClientConfiguration())
            let channel = try await ClientBootstrap(group: loop)
                .connectTimeout(.seconds(5))
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let handler = try NIOSSLClientHandler(
                            context: context, serverHostname: nil,
                            customVerificationCallback: { chain, verdict in
                                seen.succeed(chain.first)
                                verdict.succeed(.failed)
                            })
                        try channel.pipeline.syncOperations.addHandler(handler)
                    }
                }
                .connect(host: address.host, port: address.port).get()
            let leaf = try await seen.futureResult.get()
            channel.close(promise: nil)
            return leaf
        } catch {
            seen.succeed(nil)
            return nil
        }
    }
}
