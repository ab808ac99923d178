import NIOCore
import NIOHTTP1

/// Plays a script on one connection.
struct ScriptPlayer {
    typealias Inbound = NIOAsyncChannelInboundStream<HTTPServerRequestPart>

    let outbound: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>
    let log: ServerLog

    /// - Returns: Whether the connection can take another request.
    @concurrent func play(_ script: ServerScript, _ inbound: inout Inbound.AsyncIterator) async throws -> Bool {
        for step in script.steps {
            switch step {
            case .head(let status, let headers):
                try await outbound.write(
                    .head(HTTPResponseHead(version: .http1_1, status: .init(statusCode: status), headers: headers)))
            case .bytes(let bytes): try await send(bytes)
            case .repeated(let bytes, let count, let group, let pause):
                for number in 1...max(1, count) {
                    try await send(bytes)
                    if number % group == 0, pause > .zero { try await Task.sleep(for: pause) }
                }
            case .pause(let pause): try await Task.sleep(for: pause)
            case .end:
                try await outbound.write(.end(nil))
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
        try await outbound.write(.body(.byteBuffer(ByteBuffer(bytes: bytes))))
        log.sent(bytes.count)
    }
}
