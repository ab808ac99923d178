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

    /// What has happened so far.
    package struct Course: PacingCourse {
        var failures = 0
        var openUntil: ContinuousClock.Instant?
        /// Until when a try under way is waited for: whoever tries may die.
        var tryingUntil: ContinuousClock.Instant?

        package init() {}
    }

    private let memory: any PacingMemory<Course>
    private let limit: Int
    private let pause: Duration
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameters:
    ///   - limit: Failures in a row that open it.
    ///   - memory: Of this process unless another is given.
    package init(
        limit: Int = 5, pause: Duration = .seconds(30),
        memory: any PacingMemory<Course> = PacingInMemory<Course>(),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.limit = limit
        self.pause = pause
        self.memory = memory
        self.now = now
    }

    package var state: State {
        let course = memory.course
        guard let rest = rest(of: course) else { return .closed(failures: course.failures) }
        return rest > .zero ? .open(for: rest) : .halfOpen
    }

    /// Asks to try. Whoever may must tell how it went: `succeeded`, `failed` or `gaveUp`.
    ///
    /// - Returns: nil where it may; else after how long to ask again.
    package func wait() -> Duration? {
        memory.change { course in
            guard let rest = rest(of: course) else { return nil }
            guard rest <= .zero else { return rest }
            if let end = course.tryingUntil, end > now(), end <= now() + patience { return .seconds(1) }
            course.tryingUntil = now() + patience
            return nil
        }
    }

    package func succeeded() {
        memory.change { $0 = Course() }
    }

    package func failed() {
        memory.change { course in
            course.failures += 1
            course.tryingUntil = nil
            guard course.openUntil != nil || course.failures >= limit else { return }
            course.openUntil = now() + pause
        }
    }

    /// What was tried ended without telling anything of the endpoint.
    package func gaveUp() {
        memory.change { $0.tryingUntil = nil }
    }

    /// How long a try may take before another one is made: longer than any timeout.
    private var patience: Duration { .seconds(4000) }

    /// What is left of the pause; nil where there is none. An end that lies further ahead than any pause is from before
    /// the machine was started anew.
    private func rest(of course: Course) -> Duration? {
        guard let end = course.openUntil else { return nil }
        let rest = now().duration(to: end)
        return rest <= pause ? rest : .zero
    }
}
