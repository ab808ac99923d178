import Synchronization

/// How far this process has written, and whether readers can see that yet.
///
/// A reader never reads past the oldest transaction that is still open anywhere on the server, so that it skips nothing.
/// For a moment that hides from a process what it has just written itself. So its readers wait until that can be seen: for
/// a bounded time, and once for each transaction that stands in the way, since who holds all readers back for long is not
/// waited for by each of them.
package final class OwnWrites: Sendable {
    private struct State {
        /// The newest transaction that was written here.
        var newest: Int64 = 0
        /// Transactions below this one can be seen.
        var horizon: Int64 = 0
        /// The one that was waited for in vain.
        var obstacle: Int64 = 0
    }

    private let state = Mutex(State())

    /// How long a reader waits where nobody says otherwise.
    package static let patience = Duration.seconds(1)

    let patience: Duration

    init(patience: Duration) {
        self.patience = patience
    }

    func note(_ transaction: Int64) {
        state.withLock { $0.newest = max($0.newest, transaction) }
    }

    /// The transaction to wait for; nothing where all can be seen.
    var awaited: Int64? {
        state.withLock { $0.newest >= $0.horizon && $0.newest > 0 ? $0.newest : nil }
    }

    /// - Parameter horizon: What can be seen now: transactions below it.
    /// - Returns: Whether there is nothing to wait for.
    func isSettled(_ transaction: Int64, at horizon: Int64) -> Bool {
        state.withLock { state in
            state.horizon = max(state.horizon, horizon)
            return transaction < horizon || horizon == state.obstacle
        }
    }

    /// Nobody waits for this one any more.
    func giveUp(at horizon: Int64) {
        state.withLock { $0.obstacle = horizon }
    }
}
