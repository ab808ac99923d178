import NIOCore
import NIOHTTP1

/// Plays a script on one connection.
struct ScriptPlayer {
    typealias Inbound = NIOAsyncChannelInboundStream<HTTPServerRequestPart>

    /// Written to itself, since a write then ends when the system has taken it.
    let channel: any Channel
    let log: ServerLog

    /// - Returns: Whether the connection can take another request.
    @concurrent func play(_ script: ServerScript, _ inbound: inout Inbound.AsyncIterator) async throws -> Bool {
        for step in script.steps {
            switch step {
            case .head(let status, let headers):
                let head = HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)
                try await channel.writeAndFlush(HTTPServerResponsePart.head(head))
            case .bytes(let bytes): try await send(bytes)
            case .repeated(let bytes, let count, let group, let pause):
                for number in 1...max(1, count) {
                    try await send(bytes)
                    if number % group == 0, pause > .zero { try await Task.sleep(for: pause) }
                }
            case .pause(let pause): try await Task.sleep(for: pause)
            case .end:
                try await channel.writeAndFlush(HTTPServerResponsePart.end(nil))
                return true
            case .cut: return false
            case .hang:
                while try await inbound.next() != nil {}
                return false
            }
        }
        return false
    }

    /// Waits where the client takes no more.
    private func send(_ bytes: [UInt8]) async throws {
        try await channel.writeAndFlush(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: bytes))))
        log.sent(bytes.count)
    }
}
