import DocketDomain
import DocketWorkspace
import NIOCore
import NIOHTTP1
import NIOPosix

/// A port of this machine, and of no network, at which a page can be read: `GET /metrics`.
struct MetricsListener: Sendable {
    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    private let channel: NIOAsyncChannel<Connection, Never>

    private static let host = "127.0.0.1"
    /// How long whoever connects may take to ask and to read.
    private static let patience = Duration.seconds(10)

    /// Listens at a port.
    ///
    /// - Throws: `unavailable` where something else has it.
    init(port: Int) async throws(DocketError) {
        do {
            channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: Self.host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                        return try Connection(wrappingChannelSynchronously: channel)
                    }
                }
        } catch {
            throw DocketError(
                .unavailable, "Metrics cannot be given at \(Self.host):\(port). Name another port.", cause: "\(error)")
        }
    }

    /// Answers until the task is cancelled.
    func serve(_ page: @escaping @Sendable () async -> String) async throws {
        try await channel.executeThenClose { connections in
            await withDiscardingTaskGroup { group in
                do {
                    for try await connection in connections {
                        group.addTask {
                            await TimeLimit.run({ await Self.answer(connection, page) }, within: Self.patience)
                        }
                    }
                } catch {
                    // The port is gone: so are its connections.
                    group.cancelAll()
                }
            }
        }
    }

    /// Answers one request, and hangs up.
    private static func answer(_ connection: Connection, _ page: @Sendable () async -> String) async {
        // Who asks may hang up whenever they like.
        try? await connection.executeThenClose { inbound, outbound in
            var asked: HTTPRequestHead?
            for try await part in inbound {
                if case .head(let head) = part { asked = head }
                if case .end = part { break }
            }
            guard let asked else { return }
            let (status, text) = await reply(to: asked, page)
            var head = HTTPResponseHead(version: .http1_1, status: status)
            head.headers.add(name: "content-type", value: MetricsPage.contentType)
            head.headers.add(name: "content-length", value: "\(text.utf8.count)")
            head.headers.add(name: "connection", value: "close")
            try await outbound.write(.head(head))
            if asked.method != .HEAD { try await outbound.write(.body(.byteBuffer(ByteBuffer(string: text)))) }
            try await outbound.write(.end(nil))
        }
    }

    private static func reply(
        to head: HTTPRequestHead, _ page: @Sendable () async -> String
    ) async -> (HTTPResponseStatus, String) {
        guard head.uri.prefix(while: { $0 != "?" }) == "/metrics" else { return (.notFound, "See /metrics.\n") }
        guard head.method == .GET || head.method == .HEAD else { return (.methodNotAllowed, "Ask by GET.\n") }
        return (.ok, await page())
    }
}
