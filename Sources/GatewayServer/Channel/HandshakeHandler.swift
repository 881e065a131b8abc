import Logging
import NIOCore
import NIOSSL
import NIOTLS
import SharingModel

/// Logs why a handshake failed, and ends one that takes too long.
final class HandshakeHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias InboundOut = ByteBuffer

    private let peer: ConnectionPeer
    private let secondsMax: Int64
    private let logger: Logger
    private let metrics: ServerMetrics
    /// Owned by the event loop, like all of this handler.
    private var isOver = false
    private var deadline: Scheduled<Void>?

    init(peer: ConnectionPeer, secondsMax: Int64, logger: Logger, metrics: ServerMetrics) {
        self.peer = peer
        self.secondsMax = secondsMax
        self.logger = logger
        self.metrics = metrics
    }

    func handlerAdded(context: ChannelHandlerContext) {
        deadline = context.eventLoop.assumeIsolated().scheduleTask(in: .seconds(secondsMax)) {
            [self] in
            fail(context.remoteAddress, reason: "no handshake within \(secondsMax) s")
            context.close(promise: nil)
        }
    }

    func handlerRemoved(context: ChannelHandlerContext) { deadline?.cancel() }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case .handshakeCompleted? = event as? TLSUserEvent {
            isOver = true
            deadline?.cancel()
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        fail(context.remoteAddress, reason: HandshakeFailure.reason(of: error))
        context.fireErrorCaught(error)
    }

    func channelInactive(context: ChannelHandlerContext) {
        fail(context.remoteAddress, reason: "closed by the peer")
        context.fireChannelInactive()
    }

    private func fail(_ address: SocketAddress?, reason: String) {
        guard !isOver else { return }
        isOver = true
        deadline?.cancel()
        var metadata: Logger.Metadata = ["reason": "\(reason)"]
        if let refusal = peer.handshakeRefusal {
            metadata = Gatekeeper.metadata(refusal, peer.leaf)
        }
        metadata["remote"] = "\(address?.ipAddress ?? "unknown")"
        metrics.handshakeFailed(code: peer.handshakeRefusal?.code.rawValue ?? "tls")
        logger.warning("handshake refused", metadata: metadata)
    }
}
