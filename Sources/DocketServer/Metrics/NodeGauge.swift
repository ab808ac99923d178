import DocketDomain
import DocketWorkspace

/// How a node stands, asked once in a few seconds at the most, however often somebody wants to know: that reads the log.
actor NodeGauge {
    private let ask: @Sendable () async throws -> NodeStatus
    private var isAsking = false
    private var last: (status: NodeStatus?, at: ContinuousClock.Instant)?

    private static let period = Duration.seconds(5)
    /// Who collects metrics waits ten seconds, commonly.
    private static let patience = Duration.seconds(5)

    init(_ ask: @escaping @Sendable () async throws -> NodeStatus) {
        self.ask = ask
    }

    /// Nothing where it cannot be found out in time.
    func status() async -> NodeStatus? {
        if !isFresh, !isAsking {
            isAsking = true
            // It may take longer than anybody waits: whoever asks next finds what came of it.
            Task { note(try? await ask()) }
        }
        let end = ContinuousClock.now + Self.patience
        while !isFresh, ContinuousClock.now < end {
            guard (try? await Task.sleep(for: .milliseconds(20))) != nil else { break }
        }
        return isFresh ? last?.status : nil
    }

    private var isFresh: Bool { last.map { ContinuousClock.now - $0.at < Self.period } ?? false }

    private func note(_ status: NodeStatus?) {
        last = (status, ContinuousClock.now)
        isAsking = false
    }
}
