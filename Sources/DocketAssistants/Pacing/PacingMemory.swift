internal import Synchronization

/// What has happened so far, as far as it decides what may be tried next. Its times are those of the machine since it
/// was started.
package protocol PacingCourse: Hashable, Sendable, Codable {
    /// Nothing has happened yet.
    init()
}

/// Where a course is kept: in memory, or where several processes share it.
package protocol PacingMemory<Course>: Sendable {
    associatedtype Course: PacingCourse

    var course: Course { get }

    /// Changes the course while nobody else does.
    func change<Value: Sendable>(_ body: (inout Course) -> Value) -> Value
}

/// The memory of one process.
package final class PacingInMemory<Course: PacingCourse>: PacingMemory {
    private let kept = Mutex(Course())

    package init() {}

    package var course: Course { kept.withLock { $0 } }

    package func change<Value: Sendable>(_ body: (inout Course) -> Value) -> Value {
        kept.withLock { course in body(&course) }
    }
}
