import DocketDomain
import Synchronization

/// Counts rows as they are read, and ends the work when it was cancelled.
final class ProgressCounter: Sendable {
    private let total: Int
    private let report: @Sendable (ExportProgress) -> Void
    private let done = Mutex(0)

    init(total: Int, report: @escaping @Sendable (ExportProgress) -> Void) {
        self.total = total
        self.report = report
    }

    /// - Throws: `CancellationError`.
    func advance(by rows: Int) throws {
        try Task.checkCancellation()
        let done = done.withLock { done in
            done += rows
            return done
        }
        report(ExportProgress(done: done, total: total))
    }
}
