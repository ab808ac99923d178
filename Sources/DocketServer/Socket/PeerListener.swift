import GRPCCore
import GRPCNIOTransportHTTP2Posix
import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#endif

/// Takes connections at a socket that listens, and asks the system once for each of them who is on the other side.
struct PeerListener: HTTP2ServerTransport.ListenerFactory {
    let descriptor: CInt
    /// Told once connections are taken. (The transport's own way to tell it is the address that it has bound itself.)
    let begun: AsyncStream<Void>.Continuation

    var eventLoopGroup: any EventLoopGroup { MultiThreadedEventLoopGroup.singleton }

    func makeListeningChannel(
        listenerConfigurator: HTTP2ServerTransport.ListenerConfigurator,
        connectionConfigurator: HTTP2ServerTransport.ConnectionConfigurator
    ) async throws -> NIOAsyncChannel<HTTP2ServerTransport.ConnectionConfigurator.ConnectionChannel, Never> {
        let listening = try await ServerBootstrap(group: eventLoopGroup)
            .serverChannelInitializer { listenerConfigurator.configure(channel: $0) }
            .bind(descriptor) { channel in
                Self.peer(of: channel).flatMap { account in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(PeerNote(account: account))
                    }
                }.flatMap {
                    connectionConfigurator.configure(channel: channel, tls: .none)
                }
            }
        begun.yield()
        begun.finish()
        return listening
    }

    /// The number of the account on the other side; nothing where the system does not tell it.
    private static func peer(of channel: any Channel) -> EventLoopFuture<UInt32?> {
        #if os(Linux)
            guard let socket = channel as? any SocketOptionProvider else {
                return channel.eventLoop.makeSucceededFuture(nil)
            }
            let credentials: EventLoopFuture<PeerCredentials> = socket.unsafeGetSocketOption(
                level: NIOBSDSocket.OptionLevel(rawValue: SOL_SOCKET), name: NIOBSDSocket.Option(rawValue: SO_PEERCRED))
            return credentials.map { Optional($0.account) }.recover { _ in nil }
        #else
            // Nobody is known there: each call is refused.
            return channel.eventLoop.makeSucceededFuture(nil)
        #endif
    }
}

/// What Linux tells of the process at the other end of a socket, as it was when it connected (`struct ucred`).
private struct PeerCredentials: Sendable {
    var process: Int32 = 0
    var account: UInt32 = .max
    var group: UInt32 = .max
}

/// Keeps with a connection who is on its other side, and lets everything pass.
final class PeerNote: ChannelInboundHandler {
    typealias InboundIn = NIOAny

    let account: UInt32?

    init(account: UInt32?) {
        self.account = account
    }
}
