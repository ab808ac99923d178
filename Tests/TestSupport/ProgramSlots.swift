import Foundation
import Synchronization

/// How many programs that run to their end may do so at once: tests that each have a little time would otherwise wait
/// for each other's programs, some hundreds of them on a few processors.
package enum ProgramSlots {
    private struct State {
        var free = 2 * ProcessInfo.processInfo.activeProcessorCount + 2
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private static let state = Mutex(State())

    /// Runs something that starts a program and waits for its end, as soon as there is room.
    package static func run<Result>(_ work: () async throws -> Result) async rethrows -> Result {
        await take()
        defer { give() }
        return try await work()
    }

    private static func take() async {
        await withCheckedContinuation { continuation in
            let isFree = state.withLock { state in
                guard state.free > 0 else {
                    state.waiting.append(continuation)
                    return false
                }
                state.free -= 1
                return true
            }
            if isFree { continuation.resume() }
        }
    }

    private static func give() {
        let next = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard !state.waiting.isEmpty else {
                state.free += 1
                return nil
            }
            // Who asked last goes first: a test that has begun gets to its end.
            return state.waiting.removeLast()
        }
        next?.resume()
    }
}
