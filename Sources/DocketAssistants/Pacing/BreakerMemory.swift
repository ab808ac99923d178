internal import Synchronization

/// Where a breaker's course is kept: in memory, or where several processes share it.
package protocol BreakerMemory: Sendable {
    var course: CircuitBreaker.Course { get }

    /// Changes the course while nobody else does.
    func change<Value: Sendable>(_ body: (inout CircuitBreaker.Course) -> Value) -> Value
}

/// The memory of one process.
package final class BreakerInMemory: BreakerMemory {
    private let kept = Mutex(CircuitBreaker.Course())

    package init() {}

    package var course: CircuitBreaker.Course { kept.withLock { $0 } }

    package func change<Value: Sendable>(_ body: (inout CircuitBreaker.Course) -> Value) -> Value {
        kept.withLock { course in body(&course) }
    }
}
