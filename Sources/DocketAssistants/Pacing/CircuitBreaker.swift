internal import Synchronization

/// Leaves an endpoint alone that failed several times in a row: for a while nothing is tried, then one thing is, and what
/// becomes of it decides.
package final class CircuitBreaker: Sendable {
    /// What is told of it.
    package enum State: Hashable, Sendable {
        case closed(failures: Int)
        case open(for: Duration)
        /// The pause is over: one try is wanted, or under way.
        case halfOpen
    }

    private struct Course {
        var failures = 0
        var openUntil: ContinuousClock.Instant?
        var isTrying = false
    }

    private let course = Mutex(Course())
    private let limit: Int
    private let pause: Duration
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter limit: Failures in a row that open it.
    package init(
        limit: Int = 5, pause: Duration = .seconds(30),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.limit = limit
        self.pause = pause
        self.now = now
    }

    package var state: State {
        course.withLock { course in
            guard let end = course.openUntil else { return .closed(failures: course.failures) }
            let rest = now().duration(to: end)
            return rest > .zero ? .open(for: rest) : .halfOpen
        }
    }

    /// Asks to try. Whoever may must tell how it went: `succeeded`, `failed` or `gaveUp`.
    ///
    /// - Returns: nil where it may; else after how long to ask again.
    package func wait() -> Duration? {
        course.withLock { course in
            guard let end = course.openUntil else { return nil }
            let rest = now().duration(to: end)
            guard rest <= .zero else { return rest }
            guard !course.isTrying else { return .seconds(1) }
            course.isTrying = true
            return nil
        }
    }

    package func succeeded() {
        course.withLock { $0 = Course() }
    }

    package func failed() {
        course.withLock { course in
            course.failures += 1
            course.isTrying = false
            guard course.openUntil != nil || course.failures >= limit else { return }
            course.openUntil = now() + pause
        }
    }

    /// What was tried ended without telling anything of the endpoint.
    package func gaveUp() {
        course.withLock { $0.isTrying = false }
    }
}
