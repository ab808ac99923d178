import DocketDomain
import GRPCCore
import GRPCNIOTransportHTTP2Posix
import Logging
import NIOCertificateReloading

/// One place at which a server takes calls.
struct Door: Sendable {
    /// How it is called, before it is open.
    let name: String
    /// Takes calls until it is closed.
    let serve: @Sendable () async throws -> Void
    /// Waits until calls are taken, and says where that is; nothing where it has not come to that.
    let opened: @Sendable () async -> String?
    /// Takes no more calls, and lets those finish that are there.
    let close: @Sendable () -> Void

    /// What every call comes to, whichever way.
    struct Inside: Sendable {
        let services: [any RegistrableRPCService]
        let gate: CallGate
    }

    /// A socket in a folder, whose callers the system knows.
    static func socket(_ file: SocketFile, _ inside: Inside) -> Door {
        var config = HTTP2ServerTransport.Custom<PeerListener>.Config.defaults
        bound(&config.rpc, &config.http2, &config.connection, &config.channelDebuggingCallbacks)
        // On one machine nothing is gained by waiting for more to write.
        config.connection.flushCoalescing = nil
        let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
        let server = GRPCServer(
            transport: HTTP2ServerTransport.Custom(
                listenerFactory: PeerListener(descriptor: file.descriptor, begun: continuation),
                config: config),
            services: inside.services, interceptors: [inside.gate])
        return Door(
            name: file.path, serve: { try await server.serve() },
            opened: {
                for await _ in begun {}
                return file.path
            },
            close: { server.beginGracefulShutdown() })
    }

    /// An address on the network. Nobody is known there but by a token.
    static func network(
        _ address: ListenAddress, _ certificate: CertificateFiles?, every period: Duration, _ inside: Inside,
        _ log: Logger
    ) throws -> Door {
        var config = HTTP2ServerTransport.Posix.Config.defaults
        bound(&config.rpc, &config.http2, &config.connection, &config.channelDebuggingCallbacks)
        let reloader = try certificate?.reloader(every: period, log)
        let security = try reloader.map { reloader in
            try HTTP2ServerTransport.Posix.TransportSecurity.tls(certificateReloader: reloader) {
                $0.requireALPN = true
            }
        }
        let transport = HTTP2ServerTransport.Posix(
            address: address.isIPv6
                ? .ipv6(host: address.host, port: address.port) : .ipv4(host: address.host, port: address.port),
            transportSecurity: security ?? .plaintext, config: config)
        let server = GRPCServer(transport: transport, services: inside.services, interceptors: [inside.gate])
        return Door(
            name: address.description,
            serve: {
                try await withThrowingTaskGroup(of: Void.self) { group in
                    defer { group.cancelAll() }
                    group.addTask { try await server.serve() }
                    if let reloader { group.addTask { try await reloader.run() } }
                    _ = try await group.next()
                }
            },
            opened: {
                guard let found = try? await transport.listeningAddress else { return nil }
                return address.bound(found.ipv4?.port ?? found.ipv6?.port ?? address.port).description
            },
            close: { server.beginGracefulShutdown() })
    }

    /// What one client can ask for at once.
    private static func bound(
        _ rpc: inout HTTP2ServerTransport.Config.RPC, _ http2: inout HTTP2ServerTransport.Config.HTTP2,
        _ connection: inout HTTP2ServerTransport.Config.Connection,
        _ callbacks: inout HTTP2ServerTransport.Config.ChannelDebuggingCallbacks
    ) {
        rpc.maxRequestPayloadSize = 4 << 20
        http2.maxConcurrentStreams = 100
        connection.keepalive.clientBehavior.allowWithoutCalls = true
        connection.keepalive.clientBehavior.minPingIntervalWithoutCalls = .seconds(10)
        // On the network too: there it takes away what a client says of its account.
        callbacks.onAcceptHTTP2Stream = { PeerMark.mark($0) }
    }
}
