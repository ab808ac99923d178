import DocketDomain
import Synchronization

/// A few connections to the log's server, each opened when it is needed first.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [ConnectionThread] = []
        var count = 0
        /// Those who wait for one, in the order in which they came.
        var waiting: [CheckedContinuation<ConnectionThread, Never>] = []
    }

    let address: ServerAddress
    private let size: Int
    private let state = Mutex(State())

    /// How long something is tried anew after its first failure: a server that is started again is there by then.
    static let patience = Duration.seconds(10)

    init(_ address: ServerAddress, size: Int = 4) {
        self.address = address
        self.size = size
    }

    /// Does something with a connection, again where that was lost.
    func run<Value: Sendable>(
        patience: Duration = ConnectionPool.patience, _ body: @escaping @Sendable (ServerConnection) throws -> Value
    ) async throws(DocketError) -> Value {
        try await session { session in try session.perform(patience: patience, body) }
    }

    /// Does something with what a thread has of the server.
    func session<Value: Sendable>(
        _ body: @escaping @Sendable (LogSession) throws -> Value
    ) async throws(DocketError) -> Value {
        let thread = await take()
        defer { giveBack(thread) }
        do {
            return try await thread.run(body)
        } catch let error as DocketError {
            throw error
        } catch let failure as PostgresFailure {
            throw failure.error
        } catch {
            throw DocketError(.internal, "The log could not be used.", cause: "\(error)")
        }
    }

    private func take() async -> ConnectionThread {
        await withCheckedContinuation { continuation in
            let thread = state.withLock { state -> ConnectionThread? in
                if let thread = state.idle.popLast() { return thread }
                guard state.count < size else {
                    state.waiting.append(continuation)
                    return nil
                }
                state.count += 1
                return ConnectionThread(address)
            }
            if let thread { continuation.resume(returning: thread) }
        }
    }

    private func giveBack(_ thread: ConnectionThread) {
        let next = state.withLock { state -> CheckedContinuation<ConnectionThread, Never>? in
            guard !state.waiting.isEmpty else {
                state.idle.append(thread)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: thread)
    }
}
