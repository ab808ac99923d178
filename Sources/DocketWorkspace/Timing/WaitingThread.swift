package import DocketDomain
import Foundation
import Synchronization

/// A thread of its own that has nothing to do until something is over, as the screen's while an editor has the terminal,
/// and that of a query while a table is read for it.
package enum WaitingThread {
    /// Blocks until the work is done. Never to be called where tasks run: they share few threads.
    package static func wait<Value: Sendable>(
        for work: @escaping @Sendable () async throws(DocketError) -> Value
    ) throws(DocketError) -> Value {
        let isDone = DispatchSemaphore(value: 0)
        let outcome = Mutex<Result<Value, DocketError>?>(nil)
        Task.detached {
            let result: Result<Value, DocketError>
            do throws(DocketError) { result = .success(try await work()) } catch { result = .failure(error) }
            outcome.withLock { $0 = result }
            isDone.signal()
        }
        isDone.wait()
        guard let result = outcome.withLock({ $0 }) else {
            throw DocketError(.internal, "What was waited for has no outcome.")
        }
        return try result.get()
    }
}
