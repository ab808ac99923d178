/// The pauses of somebody who has lost a race and tries again: of random length, so that those who lost the same one do
/// not meet again, longer after each attempt, and not without end.
struct Backoff {
    private var attempt = 0
    private let sleep: (Duration) async throws -> Void

    init(sleep: @escaping (Duration) async throws -> Void = { try await Task.sleep(for: $0) }) {
        self.sleep = sleep
    }

    /// Some seven seconds in all.
    private static let attempts = 60
    /// In milliseconds.
    private static let longest = 250.0

    /// Waits before the next attempt.
    ///
    /// - Returns: Whether there is to be one.
    /// - Throws: `CancellationError` with the task.
    mutating func pause() async throws -> Bool {
        attempt += 1
        guard attempt < Self.attempts else { return false }
        let limit = attempt > 8 ? Self.longest : min(Double(1 << (attempt - 1)), Self.longest)
        try await sleep(.milliseconds(Double.random(in: 0...limit)))
        return true
    }
}
