internal import Synchronization

/// Sees to it that a reply goes on: throws when nothing came for too long. While nobody takes what came, it waits.
final class ReplyWatch: Sendable {
    private struct State {
        var deadline: ContinuousClock.Instant?
        var hasBegun = false
    }

    private let state: Mutex<State>
    private let limit: Duration

    init(limit: Duration) {
        self.limit = limit
        state = Mutex(State(deadline: .now + limit))
    }

    var hasBegun: Bool { state.withLock { $0.hasBegun } }

    /// Something came; until `resume`, the time does not count.
    func pause() {
        state.withLock { $0 = State(deadline: nil, hasBegun: true) }
    }

    func resume() {
        state.withLock { $0.deadline = .now + limit }
    }

    /// Never returns: throws `stalled` when nothing came for too long, and when it is cancelled.
    func end() async throws -> Never {
        while true {
            // Whatever deadline is set while this sleeps lies after it wakes.
            let (deadline, hasBegun) = state.withLock { ($0.deadline, $0.hasBegun) }
            if let deadline, deadline <= .now { throw AssistantFailure.stalled(after: limit, hadBegun: hasBegun) }
            try await Task.sleep(until: deadline ?? .now + limit)
        }
    }
}
