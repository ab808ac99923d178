import DocketDomain

/// Counts rows as they are read, and ends the work when it was cancelled.
final class ProgressCounter {
    private let total: Int
    private let report: @Sendable (ExportProgress) -> Void
    private var done = 0

    init(total: Int, report: @escaping @Sendable (ExportProgress) -> Void) {
        self.total = total
        self.report = report
    }

    /// - Throws: `CancellationError`.
    func advance(by rows: Int) throws {
        try Task.checkCancellation()
        done += rows
        report(ExportProgress(done: done, total: total))
    }
}
