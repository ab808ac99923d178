/// How often, and after which pauses, a request that failed for a passing reason is sent again.
package struct RetryPolicy: Sendable {
    let attempts: Int
    let firstPause: Duration
    /// After so long, and the time that the bytes need, nothing is sent again.
    let span: Duration
    /// Waits: handed in, so that tests do not.
    let wait: @Sendable (Duration) async throws -> Void

    package init(
        attempts: Int = 5, firstPause: Duration = .milliseconds(200), within span: Duration = .seconds(120),
        wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.attempts = attempts
        self.firstPause = firstPause
        self.span = span
        self.wait = wait
    }

    /// Waits before the attempt of this number, counted from 1: twice as long each time, and never quite the same, so
    /// that many who failed at once do not come back at once.
    func pause(before attempt: Int) async throws {
        try await wait(firstPause * (1 << (attempt - 2)) * Double.random(in: 0.75...1.25))
    }
}
