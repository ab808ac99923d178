/// So many in any minute, and no more.
package final class RateLimit: Sendable {
    /// What is told of it.
    package struct State: Hashable, Sendable {
        package let taken: Int
        package let limit: Int
        /// Until one more may go; nil where it may now.
        package let wait: Duration?
    }

    /// What was taken within the last minute, the first one first.
    package struct Course: PacingCourse {
        /// Some that were taken at about the same time.
        struct Group: Hashable, Sendable, Codable {
            let start: ContinuousClock.Instant
            var count: Int
        }

        var groups: [Group] = []

        package init() {}

        var count: Int { groups.reduce(0) { $0 + $1.count } }
    }

    private let memory: any PacingMemory<Course>
    private let limit: Int
    private let span = Duration.seconds(60)
    /// What is taken within so long counts as taken at its end: so that a high limit needs no long list.
    private let grain: Duration
    private let now: @Sendable () -> ContinuousClock.Instant

    private static let mostAlone = 100

    /// - Parameter memory: Of this process unless another is given.
    package init(
        perMinute limit: Int, memory: any PacingMemory<Course> = PacingInMemory<Course>(),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.limit = max(1, limit)
        self.memory = memory
        grain = limit <= Self.mostAlone ? .zero : span / Self.mostAlone
        self.now = now
    }

    package var state: State {
        let now = now()
        var course = memory.course
        forget(&course, at: now)
        return State(taken: course.count, limit: limit, wait: wait(course, now))
    }

    /// Takes one of the minute's.
    ///
    /// - Returns: nil where there was one; else after how long there is.
    package func take() -> Duration? {
        memory.change { course in
            let now = now()
            forget(&course, at: now)
            if let wait = wait(course, now) { return wait }
            if let last = course.groups.indices.last, now < course.groups[last].start + grain {
                course.groups[last].count += 1
            } else {
                course.groups.append(Course.Group(start: now, count: 1))
            }
            return nil
        }
    }

    /// What lies ahead is from before the machine was started anew.
    private func forget(_ course: inout Course, at now: ContinuousClock.Instant) {
        course.groups.removeAll { $0.start > now || end(of: $0) <= now }
    }

    private func end(of group: Course.Group) -> ContinuousClock.Instant { group.start + grain + span }

    private func wait(_ course: Course, _ now: ContinuousClock.Instant) -> Duration? {
        guard course.count >= limit, let first = course.groups.first else { return nil }
        return now.duration(to: end(of: first))
    }
}
