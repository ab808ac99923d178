/// How often, and after which pauses, a request that failed for a passing reason is sent again.
package struct Backoff: Sendable {
    let attempts: Int
    let firstPause: Duration
    /// What a server asks for beyond this is told instead of waited for.
    let longestPause: Duration
    /// Waits: handed in, so that tests do not.
    let wait: @Sendable (Duration) async throws -> Void

    package init(
        attempts: Int = 3, firstPause: Duration = .milliseconds(500), longestPause: Duration = .seconds(30),
        wait: @escaping @Sendable (Duration) async throws -> Void = { try await Task.sleep(for: $0) }
    ) {
        self.attempts = attempts
        self.firstPause = firstPause
        self.longestPause = longestPause
        self.wait = wait
    }

    /// The pause before the attempt of this number, counted from 1: what the server asks for, else twice as long each
    /// time; and never quite the same, so that many who failed at once do not come back at once.
    ///
    /// - Returns: nil where it is not to be tried again.
    func pause(before attempt: Int, asked: Duration?) -> Duration? {
        guard attempt <= attempts else { return nil }
        if let asked {
            // Never sooner than asked.
            return asked <= longestPause ? asked + firstPause * Double.random(in: 0...0.5) : nil
        }
        return min(firstPause * (1 << (attempt - 2)) * Double.random(in: 0.75...1.25), longestPause)
    }
}
