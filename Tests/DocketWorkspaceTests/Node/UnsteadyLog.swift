import DocketDomain
import Synchronization

/// A log that can be taken out of reach.
final class UnsteadyLog: ForwardingLog {
    private let log: any EventLog
    private let isReachable = Mutex(true)
    /// How long each call takes.
    private let delay = Mutex(Duration.zero)

    init(_ log: any EventLog) {
        self.log = log
    }

    func setReachable(_ isReachable: Bool) {
        self.isReachable.withLock { $0 = isReachable }
    }

    func setDelay(_ delay: Duration) {
        self.delay.withLock { $0 = delay }
    }

    func target() async throws -> any EventLog {
        let delay = delay.withLock { $0 }
        if delay > .zero { try await Task.sleep(for: delay) }
        guard isReachable.withLock({ $0 }) else {
            throw DocketError(.unavailable, "The log cannot be reached: its host is down. Try again later.")
        }
        return log
    }

    func outbox(of tenant: TenantID) -> any Outbox { log.outbox(of: tenant) }

    func writes() -> AsyncStream<Void> { log.writes() }
}
