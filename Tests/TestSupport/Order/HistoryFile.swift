package import Foundation
import Synchronization

/// Where the records of one process go: a line is in the file before what follows it happens, so that a process that is
/// killed leaves all that it did.
package final class HistoryFile: Sendable {
    private let handle: Mutex<FileHandle>

    package init(_ url: URL) throws {
        _ = FileManager.default.createFile(atPath: url.path, contents: nil)
        handle = Mutex(try FileHandle(forWritingTo: url))
    }

    package func add(_ record: HistoryRecord) throws {
        let line = try LogHistory.line(of: record)
        try handle.withLock { try $0.write(contentsOf: line) }
    }

    package static var now: UInt64 { DispatchTime.now().uptimeNanoseconds }
}
