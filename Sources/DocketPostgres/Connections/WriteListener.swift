import DocketDomain
import Foundation
import Synchronization

/// Tells when somebody has written to the log: one connection listens as long as anybody wants to know. What it misses
/// while it has no connection, or what becomes visible late, costs one poll.
final class WriteListener: Sendable {
    private struct State {
        var watchers: [Int: AsyncStream<Void>.Continuation] = [:]
        var last = 0
        var isListening = false
    }

    private let address: ServerAddress
    private let state = Mutex(State())

    /// In milliseconds.
    private static let poll: Int32 = 500

    init(_ address: ServerAddress) {
        self.address = address
    }

    func writes() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let (id, isFirst) = state.withLock { state in
                defer { state.isListening = true }
                state.last += 1
                state.watchers[state.last] = continuation
                return (state.last, !state.isListening)
            }
            continuation.onTermination = { [weak self] _ in
                _ = self?.state.withLock { $0.watchers.removeValue(forKey: id) }
            }
            // Somebody who comes while it listens already has missed nothing, but may have looked too early.
            if isFirst { listen() } else { continuation.yield() }
        }
    }

    private func listen() {
        let thread = Thread { [weak self, address] in
            var connection: ServerConnection?
            while let self, self.isWanted {
                do throws(PostgresFailure) {
                    guard let open = connection else {
                        let new = try ServerConnection(address.connection, role: address.role)
                        try new.run(LogStatement("LISTEN docket"))
                        connection = new
                        self.tell()
                        continue
                    }
                    _ = try open.waitForNotification(atMost: Self.poll)
                } catch {
                    connection = nil
                    Thread.sleep(forTimeInterval: Double(Self.poll) / 1000)
                }
                self.tell()
            }
        }
        thread.name = "docket-listen"
        thread.stackSize = 512 << 10
        thread.start()
    }

    /// Whether anybody still wants to know; the thread ends if not.
    private var isWanted: Bool {
        state.withLock { state in
            state.isListening = !state.watchers.isEmpty
            return state.isListening
        }
    }

    private func tell() {
        for watcher in state.withLock({ Array($0.watchers.values) }) { watcher.yield() }
    }
}
