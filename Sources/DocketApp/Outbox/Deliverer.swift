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
    private let now: @Sendable () -> Timestamp
    /// Whose leases are whose.
    private let id: String

    package init(
        _ outbox: any Outbox, triggers: TriggerConfiguration, sender: any DeliverySending, id: String,
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.outbox = outbox
        self.triggers = triggers
        self.sender = sender
        self.id = id
        self.now = now
    }

    /// Whether there is anything that it could deliver.
    package var hasTriggers: Bool { !triggers.names.isEmpty }

    /// When there is something to do next; nothing where nothing waits.
    package func nextDue() async throws(DocketError) -> Timestamp? {
        try await outbox.nextDue(triggers: triggers.names)
    }

    /// Delivers all that is due, customers beside each other, until nothing is.
    ///
    /// - Parameter report: Is told of each attempt.
    package func deliverDue(_ report: @Sendable (Attempt) async -> Void = { _ in }) async throws(DocketError) {
        guard hasTriggers else { return }
        while !Task.isCancelled {
            let claimed = try await outbox.claim(
                limit: Self.atOnce, by: id, now: now(), lease: lease, triggers: triggers.names)
            guard !claimed.isEmpty else { return }
            try await deliver(claimed, report)
        }
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
        do throws(DocketError) {
            try await sender.send(delivery, by: trigger)
            return Attempt(delivery: delivery, error: nil, retry: nil)
        } catch {
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
