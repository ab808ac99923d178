import Synchronization

/// Whether a log elsewhere could be reached when it was last asked for something.
final class LogReach: Sendable {
    private struct State {
        var isThere = true
        var watchers: [Int: AsyncStream<Bool>.Continuation] = [:]
        var last = 0
    }

    private let state = Mutex(State())

    var isThere: Bool { state.withLock(\.isThere) }

    func note(isThere: Bool) {
        state.withLock { state in
            guard state.isThere != isThere else { return }
            state.isThere = isThere
            for watcher in state.watchers.values { watcher.yield(isThere) }
        }
    }

    /// As it is now, then whenever that changes.
    func follow() -> AsyncStream<Bool> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let id = state.withLock { state in
                state.last += 1
                state.watchers[state.last] = continuation
                continuation.yield(state.isThere)
                return state.last
            }
            continuation.onTermination = { [weak self] _ in
                self?.state.withLock { _ = $0.watchers.removeValue(forKey: id) }
            }
        }
    }
}
