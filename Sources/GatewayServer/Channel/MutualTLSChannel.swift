import Cryptography
import HummingbirdCore
import HummingbirdHTTP2
import Logging
import NIOCore
import NIOSSL
import NIOTLS
import SharingModel

/// TLS 1.3 with a client certificate, then HTTP/1.1 or HTTP/2 as ALPN has it.
///
/// Composed from the public parts of Hummingbird and NIOSSL, because Hummingbird's own TLS channel
/// knows no revocation and shows only the leaf. Each connection takes the trust in force when it
/// begins; each request is checked against the trust in force then (``ConnectionPeer``).
struct MutualTLSChannel: ServerChildChannel {
    let trust: TrustState
    let http1: HTTP1Channel
    let http2: HTTP2Channel
    let gate: ConnectionGate
    let handshakeSecondsMax: Int64
    let logger: Logger
    let metrics: ServerMetrics

    func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<NegotiatedConnection> {
        guard gate.enter() else {
            metrics.connectionRefused()
            self.logger.warning("connection refused", metadata: ["reason": "too many connections"])
            channel.close(promise: nil)
            return channel.eventLoop.makeFailedFuture(ChannelError.ioOnClosedChannel)
        }
        metrics.connectionOpened()
        channel.closeFuture.whenComplete { [gate, metrics] _ in
            gate.leave()
            metrics.connectionClosed()
        }
        let peer = ConnectionPeer()
        return channel.eventLoop.makeCompletedFuture {
            let pipeline = channel.pipeline.syncOperations
            try pipeline.addHandler(tlsHandler(peer))
            try pipeline.addHandler(OrderlyCloseHandler())
            try pipeline.addHandler(
                HandshakeHandler(
                    peer: peer, secondsMax: handshakeSecondsMax, logger: self.logger,
                    metrics: metrics))
            let negotiation = negotiation(channel, peer)
            try pipeline.addHandler(negotiation)
            return NegotiatedConnection(
                negotiated: negotiation.protocolNegotiationResult, peer: peer, channel: channel)
        }
    }

    func handle(value: NegotiatedConnection, logger: Logger) async {
        // A failed handshake has been logged by its handler.
        guard let negotiated = try? await value.negotiated.get() else { return }
        await ConnectionPeer.$current.withValue(value.peer) {
            switch negotiated {
            case .http1(let connection): await http1.handle(value: connection, logger: logger)
            case .http2(let connection): await http2.handle(value: connection, logger: logger)
            }
        }
    }

    private func tlsHandler(_ peer: ConnectionPeer) -> NIOSSLServerHandler {
        NIOSSLServerHandler(
            context: trust.current.context, configuration: .init(),
            customVerificationCallbackWithMetadata: { [trust] chain, promise in
                do throws(Refusal) {
                    try peer.verify(presented: chain, by: trust)
                    promise.succeed(.certificateVerified(VerificationMetadata(nil)))
                } catch {
                    promise.succeed(.failed)
                }
            })
    }

    private func negotiation(
        _ channel: any Channel, _ peer: ConnectionPeer
    ) -> NIOTypedApplicationProtocolNegotiationHandler<NegotiatedConnection.Version> {
        NIOTypedApplicationProtocolNegotiationHandler { [self] result in
            do {
                let handler = try channel.pipeline.syncOperations.handler(
                    type: NIOSSLServerHandler.self)
                try peer.resume(with: handler.peerCertificate, trust: trust)
            } catch {
                return channel.close().flatMap { channel.eventLoop.makeFailedFuture(error) }
            }
            switch result {
            case .negotiated("h2"):
                return http2.setup(channel: channel, logger: logger).map { .http2($0) }
            case .negotiated, .fallback:
                return http1.setup(channel: channel, logger: logger).map { .http1($0) }
            }
        }
    }
}
