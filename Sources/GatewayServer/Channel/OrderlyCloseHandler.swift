import NIOCore

/// Lets what has been written go out before the connection closes.
///
/// At the end of the last stream of a connection that is to end, Hummingbird's HTTP/2 connection
/// manager closes in the midst of the write of that stream's last frame, and TLS drops whatever is
/// not flushed: the last answer would be lost. So a close waits for the event loop's next turn.
final class OrderlyCloseHandler: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
        let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
        context.eventLoop.execute {
            bound.value.flush()
            bound.value.close(mode: mode, promise: promise)
        }
    }
}
