import DocketAssistants

/// Whether an endpoint is left alone since it failed too often, as lists tell it.
package struct BreakerStanding: Hashable, Sendable {
    private let state: CircuitBreaker.State

    init(_ breaker: CircuitBreaker) {
        state = breaker.state
    }

    /// For how long yet; nothing where it is tried now.
    package var pause: Duration? {
        if case .open(let rest) = state { rest } else { nil }
    }

    /// For scripts.
    package var word: String {
        switch state {
        case .closed: "closed"
        case .open: "open"
        case .halfOpen: "half open"
        }
    }

    /// For people, with the seconds that are left.
    package var text: String { pause.map { "\(word), \($0.components.seconds + 1) s" } ?? word }
}
