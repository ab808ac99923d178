import DocketDomain
import Foundation
import Synchronization

/// What the thread of a run and its reader tell each other: how long it may go on, and that nobody wants it any more.
final class RunControl: Sendable {
    private let isCancelled = Atomic(false)
    private let deadline: Mutex<ContinuousClock.Instant>
    let limit: Duration
    let start = ContinuousClock.now

    init(limit: Duration) {
        self.limit = limit
        deadline = Mutex(start + limit)
    }

    func cancel() {
        isCancelled.store(true, ordering: .relaxed)
    }

    var wasCancelled: Bool { isCancelled.load(ordering: .relaxed) }
    var isOverdue: Bool { ContinuousClock.now > end }
    /// Whether the engine has to end.
    var mustStop: Bool { wasCancelled || isOverdue }
    var end: ContinuousClock.Instant { deadline.withLock { $0 } }

    /// Time in which the engine waited for its reader does not count.
    func extend(by time: Duration) {
        deadline.withLock { $0 += time }
    }

    var seconds: Double { start.duration(to: .now) / .seconds(1) }

    /// Why it ended that was told to end.
    var stopFailure: QueryFailure {
        wasCancelled ? Self.cancelled : Self.tookTooLong(limit)
    }

    static let cancelled = QueryFailure(.cancelled, "The query was cancelled.")

    static func tookTooLong(_ limit: Duration) -> QueryFailure {
        QueryFailure(
            .resourceExhausted,
            "The query took longer than \(limit.wholeSeconds) seconds and was ended. Narrow it, or allow more time (sql.timeout, --timeout)."
        )
    }
}

extension Duration {
    /// Rounded up.
    var wholeSeconds: Int { Int((self / .seconds(1)).rounded(.up)) }
}
