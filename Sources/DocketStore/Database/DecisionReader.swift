import GRDB
import Synchronization

/// The connection that decisions read by, apart from the readers of lists.
///
/// Whoever decides waits for it on the thread that asks. The readers of the pool are given back by tasks, which need such
/// threads: were decisions to wait for those, both could wait for each other.
final class DecisionReader: Sendable {
    private let path: String
    private let configuration: Configuration
    private let queue = Mutex<DatabaseQueue?>(nil)

    init(path: String, _ configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        let queue = try self.queue.withLock { opened in
            if let opened { return opened }
            let queue = try DatabaseQueue(path: path, configuration: configuration)
            opened = queue
            return queue
        }
        return try queue.read(body)
    }
}
