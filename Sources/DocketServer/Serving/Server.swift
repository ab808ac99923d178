import DocketDomain
import GRPCCore
import GRPCNIOTransportHTTP2Posix
package import Logging

/// Serves the workspace to programs on this machine: gRPC over a socket.
package final class Server: Sendable {
    private let settings: ServerSettings
    private let callers: Callers
    private let log: Logger
    private let makeID: @Sendable () -> String
    private let stops: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)

    /// - Parameter makeID: Gives each call an id.
    package init(
        _ settings: ServerSettings, callers: Callers, log: Logger, makeID: @escaping @Sendable () -> String
    ) {
        self.settings = settings
        self.callers = callers
        self.log = log
        self.makeID = makeID
        stops = AsyncStream.makeStream(of: Void.self)
    }

    /// Ends it: calls that are there are finished, and streams are told to come back.
    package func stop() {
        stops.continuation.finish()
    }

    /// Serves until it is stopped.
    ///
    /// - Parameter ready: Told once calls are taken.
    package func run(ready: @escaping @Sendable () throws -> Void = {}) async throws {
        let file = try SocketFile(listeningAt: settings.socket, groupAccess: settings.groupAccess)
        defer { file.remove() }
        let calls = RunningCalls()
        let serving = ServingState()
        let (begun, continuation) = AsyncStream.makeStream(of: Void.self)
        let transport = HTTP2ServerTransport.Custom(
            listenerFactory: PeerListener(descriptor: file.descriptor, begun: continuation), config: Self.transport())
        let server = GRPCServer(
            transport: transport, services: services(calls, serving),
            interceptors: [CallGate(log: log, makeID: makeID)])
        log.notice("Serving", metadata: ["socket": "\(file.path)"])
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await Self.serve(server, file.path) }
            group.addTask { [settings, stops] in
                for await _ in begun {}
                // Where it has not come to that, the other task says why.
                guard !Task.isCancelled else { return }
                serving.set(true)
                try ready()
                for await _ in stops.stream {}
                serving.set(false)
                calls.end()
                server.beginGracefulShutdown()
                // Whatever goes on after that is cut.
                try await Task.sleep(for: settings.drain)
            }
            _ = try await group.next()
        }
        log.notice("Ended", metadata: ["socket": "\(file.path)"])
    }

    private static func serve(_ server: GRPCServer<some ServerTransport>, _ path: String) async throws {
        do {
            try await server.serve()
        } catch {
            // What is cut at the end was told to end before.
            guard !Task.isCancelled else { return }
            throw DocketError(.unavailable, "The server at \(path) cannot go on.", cause: "\(error)")
        }
    }

    private func services(_ calls: RunningCalls, _ serving: ServingState) -> [any RegistrableRPCService] {
        let reception = Reception(callers: callers, calls: calls)
        let names: Set = [
            Docket_Chat_V1_ChatCommandService.descriptor, Docket_Chat_V1_ChatQueryService.descriptor,
            Docket_Artifact_V1_ArtifactCommandService.descriptor, Docket_Artifact_V1_ArtifactQueryService.descriptor,
        ]
        return [
            ChatCommands(reception: reception), ChatQueries(reception: reception, heartbeat: settings.heartbeat),
            ArtifactCommands(reception: reception),
            ArtifactQueries(reception: reception, heartbeat: settings.heartbeat),
            HealthService(state: serving, services: Set(names.map(\.fullyQualifiedService))),
        ]
    }

    private static func transport() -> HTTP2ServerTransport.Custom<PeerListener>.Config {
        var config = HTTP2ServerTransport.Custom<PeerListener>.Config.defaults
        config.rpc.maxRequestPayloadSize = 4 << 20
        config.http2.maxConcurrentStreams = 100
        // On one machine nothing is gained by waiting for more to write.
        config.connection.flushCoalescing = nil
        config.connection.keepalive.clientBehavior.allowWithoutCalls = true
        config.connection.keepalive.clientBehavior.minPingIntervalWithoutCalls = .seconds(10)
        config.channelDebuggingCallbacks.onAcceptHTTP2Stream = { PeerMark.mark($0) }
        return config
    }
}
