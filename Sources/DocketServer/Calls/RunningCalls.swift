import GRPCCore
import Synchronization

/// The streams that are open: they are told when the server ends.
final class RunningCalls: Sendable {
    private struct State {
        var isEnding = false
        var streams: [Int: ServerContext.RPCCancellationHandle] = [:]
        var last = 0
    }

    private let state = Mutex(State())

    /// Whether the server is about to end: calls that have begun are finished, streams are not.
    var isEnding: Bool { state.withLock { $0.isEnding } }

    /// Ends all streams, and those that begin from now on.
    func end() {
        let streams = state.withLock { state in
            state.isEnding = true
            return Array(state.streams.values)
        }
        for stream in streams { stream.cancel() }
    }

    /// Counts a stream as open while it goes on.
    func following(_ context: ServerContext, _ body: () async throws -> Void) async throws {
        let number: Int? = state.withLock { state in
            guard !state.isEnding else { return nil }
            state.last += 1
            state.streams[state.last] = context.cancellation
            return state.last
        }
        guard let number else { throw Self.ending }
        defer { state.withLock { _ = $0.streams.removeValue(forKey: number) } }
        try await body()
    }

    /// What a call is told that the server's end cuts short.
    static let ending = RPCError(
        code: .unavailable, message: "The server is going down. Go on with the last checkpoint_token once it is back.")
}
