import Foundation
import Synchronization

/// A thread in which a connection waits for its server, so that no task's thread does. It ends when nobody holds it.
final class ConnectionThread: Sendable {
    private typealias Job = @Sendable (LogSession) -> Void

    /// What the thread is to do next; it does not hold who hands that in.
    private final class Desk: Sendable {
        private let jobs = Mutex<[Job?]>([])
        private let arrived = DispatchSemaphore(value: 0)

        func put(_ job: Job?) {
            jobs.withLock { $0.append(job) }
            arrived.signal()
        }

        /// The next job; nothing where no more will come.
        func take() -> Job? {
            arrived.wait()
            return jobs.withLock { $0.removeFirst() }
        }
    }

    private let desk = Desk()

    init(_ address: ServerAddress) {
        let thread = Thread { [desk] in
            let session = LogSession(address)
            while let job = desk.take() { job(session) }
        }
        thread.name = "docket-log"
        thread.stackSize = 1 << 20
        thread.start()
    }

    deinit {
        desk.put(nil)
    }

    /// Does something in the thread. Once begun it is done, whatever becomes of the task.
    func run<Value: Sendable>(_ body: @escaping @Sendable (LogSession) throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            desk.put { session in continuation.resume(with: Result { try body(session) }) }
        }
    }
}
