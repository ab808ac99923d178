import DocketAssistants
package import DocketDomain
import DocketWorkspace
import Foundation

/// Delivers what follows from decisions: at least once, and in order for each customer. Any number of them may run, in
/// any number of processes; each delivery is leased to one at a time.
package struct Deliverer: Sendable {
    /// What became of one attempt.
    package struct Attempt: Hashable, Sendable {
        package let delivery: OutboxDelivery
        /// Why it failed; nothing where it was delivered.
        package let error: String?
        /// When it is tried again; nothing where it was delivered or given up.
        package let retry: Timestamp?
    }

    private let outbox: any Outbox
    private let triggers: TriggerConfiguration
    private let sender: any DeliverySending
    private let endpoints: Endpoints
    private let now: @Sendable () -> Timestamp
    /// Whose leases are whose.
    private let id: String

    package init(
        _ outbox: any Outbox, triggers: TriggerConfiguration, sender: any DeliverySending, endpoints: Endpoints,
        id: String, now: @escaping @Sendable () -> Timestamp
    ) {
        self.outbox = outbox
        self.triggers = triggers
        self.sender = sender
        self.endpoints = endpoints
        self.id = id
        self.now = now
    }

    /// Whether there is anything that it could deliver.
    package var hasTriggers: Bool { !triggers.names.isEmpty }

    /// When there is something to do next; nothing where nothing waits.
    package func nextDue() async throws(DocketError) -> Timestamp? {
        let (free, tried, paused) = standing
        let asked = free.union(tried)
        var next = asked.isEmpty ? nil : try await outbox.nextDue(triggers: asked)
        for (name, pause) in paused {
            guard let due = try await outbox.nextDue(triggers: [name]) else { continue }
            let end = Timestamp(milliseconds: now().milliseconds + Int64(pause / .milliseconds(1)) + 1)
            next = next.map { min($0, max(due, end)) } ?? max(due, end)
        }
        return next
    }

    /// Delivers all that is due, customers beside each other, until nothing is.
    ///
    /// - Parameter report: Is told of each attempt.
    package func deliverDue(_ report: @Sendable (Attempt) async -> Void = { _ in }) async throws(DocketError) {
        guard hasTriggers else { return }
        while !Task.isCancelled {
            let claimed = try await claim()
            guard !claimed.isEmpty else { return }
            try await deliver(claimed, report)
        }
    }

    /// Triggers whose deliveries may go, those of which one may be tried, and those whose receivers are left alone.
    private var standing: (free: Set<String>, tried: [String], paused: [String: Duration]) {
        var free: Set<String> = []
        var tried: [String] = []
        var paused: [String: Duration] = [:]
        for (name, trigger) in triggers.triggers {
            switch endpoints.breaker(of: trigger)?.state {
            case .closed, nil: free.insert(name)
            case .halfOpen: tried.append(name)
            case .open(let rest): paused[name] = rest
            }
        }
        return (free, tried.sorted(), paused)
    }

    /// What is due. A receiver that failed too often gets one delivery after its pause: what becomes of that decides.
    private func claim() async throws(DocketError) -> [OutboxDelivery] {
        let (free, tried, _) = standing
        for name in tried {
            let one = try await outbox.claim(limit: 1, by: id, now: now(), lease: lease, triggers: [name])
            if !one.isEmpty { return one }
        }
        guard !free.isEmpty else { return [] }
        return try await outbox.claim(limit: Self.atOnce, by: id, now: now(), lease: lease, triggers: free)
    }

    /// Notes each outcome as it comes: whatever happens to the slow ones, what has arrived is not sent again.
    private func deliver(
        _ claimed: [OutboxDelivery], _ report: @Sendable (Attempt) async -> Void
    ) async throws(DocketError) {
        let failure = await withTaskGroup(of: Attempt.self) { group -> DocketError? in
            for delivery in claimed { group.addTask { await attempt(delivery) } }
            var failure: DocketError?
            for await attempt in group {
                do throws(DocketError) {
                    try await note(attempt)
                    await report(attempt)
                } catch {
                    failure = failure ?? error
                }
            }
            return failure
        }
        if let failure { throw failure }
    }

    /// How many are delivered beside each other.
    private static let atOnce = 8
    /// Attempts before a delivery is given up: after some seven hours.
    package static let attempts = 20

    /// Longer than the slowest attempt takes, in milliseconds: a lease runs out only where its deliverer died.
    private var lease: Int64 { Int64(2 * triggers.longestTimeout + 5) * 1000 }

    /// How long to wait after an attempt, in milliseconds: 1 s, 2 s, 4 s, …, at most an hour.
    package static func pause(afterAttempt attempt: Int) -> Int64 {
        min(1000 << Int64(min(max(attempt, 1), 13) - 1), 3_600_000)
    }

    private func attempt(_ delivery: OutboxDelivery) async -> Attempt {
        guard let trigger = triggers.triggers[delivery.trigger] else {
            return Attempt(delivery: delivery, error: "No trigger of this name is configured.", retry: nil)
        }
        let breaker = endpoints.breaker(of: trigger)
        if let pause = breaker?.wait() {
            let end = Timestamp(milliseconds: now().milliseconds + Int64(pause / .milliseconds(1)) + 1)
            return Attempt(
                delivery: delivery, error: "The receiver failed too often and is left alone for a while.", retry: end)
        }
        do throws(DocketError) {
            try await sender.send(delivery, by: trigger)
            breaker?.succeeded()
            return Attempt(delivery: delivery, error: nil, retry: nil)
        } catch {
            switch error.code {
            case .unavailable: breaker?.failed()
            // The receiver works; it does not want this.
            case .failedPrecondition: breaker?.succeeded()
            default: breaker?.gaveUp()
            }
            let isLast = delivery.attempts >= Self.attempts
            let next = Timestamp(milliseconds: now().milliseconds + Self.pause(afterAttempt: delivery.attempts))
            return Attempt(delivery: delivery, error: error.message, retry: isLast ? nil : next)
        }
    }

    private func note(_ attempt: Attempt) async throws(DocketError) {
        if let error = attempt.error {
            try await outbox.fail(attempt.delivery.id, by: id, error: error, at: now(), retry: attempt.retry)
        } else {
            try await outbox.complete(attempt.delivery.id, by: id, at: now())
        }
    }
}

extension Endpoints {
    /// The breaker of a trigger; nothing where it starts a program.
    func breaker(of trigger: Trigger) -> CircuitBreaker? {
        guard case .webhook(let url, _) = trigger.action else { return nil }
        return breaker(of: url.absoluteString)
    }
}
