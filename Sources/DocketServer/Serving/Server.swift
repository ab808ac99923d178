import DocketDomain
package import DocketWorkspace
import GRPCCore
package import Logging

/// Serves the workspace to other programs: gRPC over a socket of this machine, over the network, or over both.
package final class Server: Sendable {
    private let settings: ServerSettings
    private let callers: Callers
    private let log: Logger
    private let makeID: @Sendable () -> String
    private let node: NodeGauge?
    private let metrics = CallMetrics()
    private let stops: (stream: AsyncStream<Void>, continuation: AsyncStream<Void>.Continuation)

    /// - Parameters:
    ///   - makeID: Gives each call an id.
    ///   - node: Tells how the workspace stands to its log, where that is elsewhere.
    package init(
        _ settings: ServerSettings, callers: Callers, log: Logger, makeID: @escaping @Sendable () -> String,
        node: (@Sendable () async throws -> NodeStatus)? = nil
    ) {
        self.settings = settings
        self.callers = callers
        self.log = log
        self.makeID = makeID
        self.node = node.map { NodeGauge($0) }
        stops = AsyncStream.makeStream(of: Void.self)
    }

    /// Ends it: calls that are there are finished, and streams are told to come back.
    package func stop() {
        stops.continuation.finish()
    }

    /// Serves until it is stopped.
    ///
    /// - Parameter ready: Told once calls are taken, and where.
    package func run(
        ready: @escaping @Sendable (_ places: [String]) throws -> Void = { _ in }
    )
        async throws
    {
        try settings.check()
        let calls = RunningCalls()
        let serving = Watched(false)
        let listener: MetricsListener? =
            if let port = settings.metricsPort { try await MetricsListener(port: port) } else { nil }
        async let _: Void = measure(listener, serving)
        let gate = CallGate(log: log, metrics: metrics, makeID: makeID)
        let inside = Door.Inside(services: services(calls, serving), gate: gate)
        let network = try settings.listen.map { address in
            try Door.network(
                address, settings.certificate, every: settings.certificatePeriod, inside, log)
        }
        let file = try settings.socket.map { path throws(DocketError) in
            try SocketFile(listeningAt: path, groupAccess: settings.groupAccess)
        }
        defer { file?.remove() }
        let doors = [file.map { Door.socket($0, inside) }, network].compactMap { $0 }
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            group.addTask { try await Self.serve(doors) }
            group.addTask { [settings, stops, log] in
                var places: [String] = []
                for door in doors { places += [await door.opened()].compactMap { $0 } }
                // Where it has not come to that, the other task says why.
                if !Task.isCancelled, places.count == doors.count {
                    log.notice("Serving", metadata: ["places": "\(places)"])
                    serving.set(true)
                    try ready(places)
                }
                for await _ in stops.stream {}
                serving.set(false)
                calls.end()
                for door in doors { door.close() }
                // Whatever goes on after that is cut.
                try await Task.sleep(for: settings.drain)
            }
            _ = try await group.next()
        }
        log.notice("Ended", metadata: ["places": "\(doors.map(\.name))"])
    }

    /// Gives metrics until the server ends.
    private func measure(_ listener: MetricsListener?, _ serving: Watched<Bool>) async throws {
        try await listener?.serve { [metrics, node] in
            var page = MetricsPage(metrics.counts, isServing: serving.value)
            if let node { page.add(await node.status()) }
            return page.text
        }
    }

    /// Takes calls until all doors are closed, or one of them fails.
    private static func serve(_ doors: [Door]) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            defer { group.cancelAll() }
            for door in doors { group.addTask { try await serve(door) } }
            while try await group.next() != nil {}
        }
    }

    private static func serve(_ door: Door) async throws {
        do {
            try await door.serve()
        } catch {
            // What is cut at the end was told to end before.
            guard !Task.isCancelled else { return }
            throw DocketError(
                .unavailable,
                "The server at \(door.name) cannot listen, or cannot go on. Is the address free?",
                cause: "\(error)")
        }
    }

    private func services(_ calls: RunningCalls, _ serving: Watched<Bool>) -> [any RegistrableRPCService] {
        let reception = Reception(callers: callers, calls: calls, budget: CallBudget(settings.rates))
        let names: Set = [
            Docket_Chat_V1_ChatCommandService.descriptor, Docket_Chat_V1_ChatQueryService.descriptor,
            Docket_Artifact_V1_ArtifactCommandService.descriptor, Docket_Artifact_V1_ArtifactQueryService.descriptor,
            Docket_Review_V1_ReviewCommandService.descriptor, Docket_Review_V1_ReviewQueryService.descriptor,
        ]
        return [
            ChatCommands(reception: reception),
            ChatQueries(reception: reception, heartbeat: settings.heartbeat),
            ArtifactCommands(reception: reception),
            ArtifactQueries(reception: reception, heartbeat: settings.heartbeat),
            ReviewCommands(reception: reception), ReviewQueries(reception: reception, heartbeat: settings.heartbeat),
            HealthService(isServing: serving, services: Set(names.map(\.fullyQualifiedService))),
        ]
    }
}
