package import DocketDomain
import Foundation
import Synchronization

/// Delivers as soon as something is due, for as long as it is wanted. It asks only when it was woken, when a delivery is
/// due, and now and then for what others asked to be tried again.
package final class BackgroundDelivery: Sendable {
    private let deliverer: Deliverer
    private let now: @Sendable () -> Timestamp
    private let heartbeat: Duration
    private let wakeups: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    /// - Parameter heartbeat: How often to look although nobody said anything.
    package init(
        _ deliverer: Deliverer, heartbeat: Duration = .seconds(60), now: @escaping @Sendable () -> Timestamp
    ) {
        self.deliverer = deliverer
        self.heartbeat = heartbeat
        self.now = now
        (wakeups, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Something was decided, here or in another process.
    package func wake() {
        continuation.yield()
    }

    /// Runs until the task is cancelled. Where nothing is configured it ends at once.
    ///
    /// - Throws: Faults of the store.
    package func run(_ report: @Sendable (Deliverer.Attempt) async -> Void = { _ in }) async throws(DocketError) {
        guard deliverer.hasTriggers else { return }
        wake()
        var timer: Task<Void, Never>?
        defer { timer?.cancel() }
        for await _ in wakeups {
            timer?.cancel()
            let pause: Duration
            do throws(DocketError) {
                try await deliverer.deliverDue(report)
                pause = try await self.pause()
            } catch {
                guard Task.isCancelled else { throw error }
                return
            }
            timer = Task { [continuation] in
                // Cancelled, where something woke it before.
                if (try? await Task.sleep(for: pause)) != nil { continuation.yield() }
            }
        }
    }

    private func pause() async throws(DocketError) -> Duration {
        guard let due = try await deliverer.nextDue() else { return heartbeat }
        return min(heartbeat, .milliseconds(max(10, due.milliseconds - now().milliseconds)))
    }
}
