import Foundation
import Synchronization

/// Work that changes the workspace beside the screen. The program awaits it before it ends.
final class WritesUnderWay: Sendable {
    private struct Running {
        var next = 0
        var tasks: [Int: (task: Task<Void, Never>, words: String?)] = [:]
    }

    private let running = Mutex(Running())
    private let unfinished = DispatchGroup()

    /// - Parameter words: What is lost where it is not awaited; nil where somebody else can say it.
    func begin(_ words: String? = nil, _ work: @escaping @Sendable () async -> Void) {
        unfinished.enter()
        running.withLock { running in
            running.next += 1
            let number = running.next
            let task = Task { [self] in
                await work()
                self.running.withLock { $0.tasks[number] = nil }
                unfinished.leave()
            }
            running.tasks[number] = (task, words)
        }
    }

    /// What is not done yet, in words.
    var words: [String] {
        running.withLock { $0.tasks.sorted { $0.key < $1.key }.compactMap(\.value.words) }
    }

    /// Gives it up; what is done already stays done.
    func cancel() {
        for (task, _) in running.withLock({ $0.tasks.values.map(\.self) }) { task.cancel() }
    }

    /// Blocks until all of it is done, or for so long. Never to be called where tasks run: they share few threads.
    ///
    /// - Returns: Whether all of it is done.
    @discardableResult
    func wait(until end: DispatchTime) -> Bool {
        unfinished.wait(timeout: end) == .success
    }
}
