import DocketDomain
import DocketExport
import Synchronization

/// Remembers what an export reported.
final class ProgressLog: Sendable {
    private let entries = Mutex<[ExportProgress]>([])

    func add(_ entry: ExportProgress) {
        entries.withLock { $0.append(entry) }
    }

    var all: [ExportProgress] { entries.withLock { $0 } }
}
