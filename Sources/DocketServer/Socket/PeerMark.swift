import GRPCNIOTransportHTTP2Posix
import NIOCore
import NIOHPACK
import NIOHTTP2

/// Writes into the headers of each call who is on the other side of its connection, in the place of whatever the other
/// side says about that: gRPC's own way to hand such things over is closed to transports that are not its own.
final class PeerMark: ChannelInboundHandler {
    typealias InboundIn = HTTP2Frame.FramePayload
    typealias InboundOut = HTTP2Frame.FramePayload

    /// The header's name.
    static let header = "docket-peer-account"

    private let account: UInt32?

    private init(account: UInt32?) {
        self.account = account
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard case .headers(var frame) = unwrapInboundIn(data) else { return context.fireChannelRead(data) }
        frame.headers.remove(name: Self.header)
        if let account { frame.headers.add(name: Self.header, value: String(account)) }
        context.fireChannelRead(wrapInboundOut(.headers(frame)))
    }

    /// Puts a mark before everything that reads a call's stream.
    static func mark(_ stream: any Channel) -> EventLoopFuture<Void> {
        stream.eventLoop.makeCompletedFuture {
            // A stream and its connection are of one event loop.
            let note = try? stream.parent?.pipeline.syncOperations.handler(type: PeerNote.self)
            try stream.pipeline.syncOperations.addHandler(PeerMark(account: note?.account), position: .first)
        }
    }
}
