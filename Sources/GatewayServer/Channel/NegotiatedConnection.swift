import HummingbirdCore
import HummingbirdHTTP2
import NIOCore

/// A connection whose handshake is under way or over.
struct NegotiatedConnection: ServerChildChannelValue {
    /// The HTTP that ALPN chose.
    enum Version: Sendable {
        case http1(HTTP1Channel.Value)
        case http2(HTTP2Channel.Value)
    }

    /// Fails where the handshake does.
    let negotiated: EventLoopFuture<Version>
    let peer: ConnectionPeer
    let channel: any Channel
}
