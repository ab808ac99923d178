import NIOCore
package import NIOHTTP1
import NIOPosix

/// A server on this machine that plays a script for each request: the first for the first one, and the last for all that
/// come after it. It ends with its owner.
package final class ScriptedServer: Sendable {
    package struct Request: Sendable {
        package let method: String
        package let path: String
        package let headers: HTTPHeaders
        package let body: [UInt8]

        /// The first header of a name.
        package func header(_ name: String) -> String? { headers.first(name: name) }
    }

    /// What became of what it does.
    package struct Record: Sendable {
        package var requests: [Request] = []
        /// Bytes of bodies that were handed to the system.
        package var sentBytes = 0
        /// When clients went away, or scripts were over.
        package var closings: [ContinuousClock.Instant] = []
        package var openConnections = 0
    }

    private let log = ServerLog()
    private let listener: any Channel

    package convenience init(_ script: ServerScript) async throws {
        try await self.init([script])
    }

    package init(_ scripts: [ServerScript]) async throws {
        precondition(!scripts.isEmpty)
        let log = log
        listener = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                    let connection = try NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>(
                        wrappingChannelSynchronously: channel)
                    log.opened(channel)
                    // At once: a channel that nobody executes is a fault.
                    Task { await Self.serve(connection, scripts, log) }
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
    }

    deinit {
        stop()
    }

    /// Of the interface that it speaks.
    package var url: String { "http://127.0.0.1:\(listener.localAddress?.port ?? 0)/v1" }

    package var record: Record { log.record }

    /// Takes no more connections, and closes those that there are.
    package func stop() {
        listener.close(promise: nil)
        log.closeAll()
    }

    /// Waits until the record is as it is wanted.
    package func record(where isWanted: (Record) -> Bool) async throws -> Record {
        while true {
            let record = record
            if isWanted(record) { return record }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    @concurrent private static func serve(
        _ connection: NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>, _ scripts: [ServerScript],
        _ log: ServerLog
    ) async {
        // A client that goes away ends what was played for it, which is no fault here.
        try? await connection.executeThenClose { inbound, _ in
            var parts = inbound.makeAsyncIterator()
            while let request = try await Self.request(&parts) {
                let number = log.received(request)
                let script = scripts[min(number, scripts.count - 1)]
                guard try await ScriptPlayer(channel: connection.channel, log: log).play(script, &parts) else { return }
            }
        }
    }

    @concurrent private static func request(
        _ parts: inout NIOAsyncChannelInboundStream<HTTPServerRequestPart>.AsyncIterator
    ) async throws -> Request? {
        guard case .head(let head) = try await parts.next() else { return nil }
        var body: [UInt8] = []
        while case .body(let part) = try await parts.next() { body += part.readableBytesView }
        return Request(method: head.method.rawValue, path: head.uri, headers: head.headers, body: body)
    }
}
