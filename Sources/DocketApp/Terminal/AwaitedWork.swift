import Synchronization

/// Counts the work over tables that somebody at the screen waits for: what nobody waits for rests meanwhile.
final class AwaitedWork: Sendable {
    private let count = Atomic<Int>(0)

    /// Does work that is waited for.
    func count<Value, Failure: Error>(
        _ body: @Sendable () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        count.add(1, ordering: .relaxed)
        defer { count.subtract(1, ordering: .relaxed) }
        return try await body()
    }

    /// Waits until there is none, or the task is cancelled.
    func ends() async {
        while count.load(ordering: .relaxed) > 0 {
            guard (try? await Task.sleep(for: .milliseconds(50))) != nil else { return }
        }
    }
}
