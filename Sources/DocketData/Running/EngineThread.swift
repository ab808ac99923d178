import DocketDomain
import Foundation
import Synchronization

/// Threads in which engines work: their calls block, and tasks share few threads.
enum EngineThread {
    /// For expressions as deep as SQLite takes them.
    private static let stackBytes = 4 << 20

    static func start(_ work: @escaping @Sendable () -> Void) {
        let thread = Thread {
            EngineMemory.bound()
            work()
        }
        thread.stackSize = stackBytes
        thread.name = "docket-sql"
        thread.start()
    }

    /// Runs a query whose parts are read from the channel.
    static func run(
        within control: RunControl, limits: QueryLimits,
        _ work: @escaping @Sendable (ResultWriter) throws(QueryFailure) -> Void
    ) -> any QueryReader {
        let channel = ResultChannel(control: control)
        channel.watch()
        start {
            let writer = ResultWriter(channel, limits: limits)
            do throws(QueryFailure) {
                try work(writer)
                writer.finish(nil)
            } catch {
                writer.finish(error)
            }
        }
        return ResultReader(channel)
    }

    /// Does something in a thread and waits for it, as long as that is wanted.
    static func value<Value: Sendable>(
        within control: RunControl, _ work: @escaping @Sendable () throws(QueryFailure) -> Value
    ) async throws(QueryFailure) -> Value {
        let outcome = Outcome<Value>()
        start {
            do throws(QueryFailure) { outcome.set(.success(try work())) } catch { outcome.set(.failure(error)) }
        }
        let delay = control.limit / .seconds(1) + 2
        DispatchQueue.global().asyncAfter(deadline: .now() + delay) {
            control.cancel()
            outcome.set(.failure(RunControl.tookTooLong(control.limit)))
        }
        return try await withTaskCancellationHandler {
            await outcome.value()
        } onCancel: {
            control.cancel()
            outcome.set(.failure(RunControl.cancelled))
        }.get()
    }
}

/// What a thread gives once, to a task that waits for it.
private final class Outcome<Value: Sendable>: Sendable {
    private struct State {
        var result: Result<Value, QueryFailure>?
        var waiting: CheckedContinuation<Result<Value, QueryFailure>, Never>?
    }

    private let state = Mutex(State())

    /// The first result counts.
    func set(_ result: Result<Value, QueryFailure>) {
        state.withLock { state in
            guard state.result == nil else { return }
            state.result = result
            state.waiting?.resume(returning: result)
            state.waiting = nil
        }
    }

    func value() async -> Result<Value, QueryFailure> {
        await withCheckedContinuation { continuation in
            state.withLock { state in
                if let result = state.result { return continuation.resume(returning: result) }
                state.waiting = continuation
            }
        }
    }
}
