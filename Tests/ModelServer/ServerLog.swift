import Synchronization

/// What a scripted server keeps of what it does.
final class ServerLog: Sendable {
    private let state = Mutex(ScriptedServer.Record())

    var record: ScriptedServer.Record { state.withLock { $0 } }

    /// - Returns: How many came before it.
    func received(_ request: ScriptedServer.Request) -> Int {
        state.withLock { state in
            state.requests.append(request)
            return state.requests.count - 1
        }
    }

    func sent(_ bytes: Int) {
        state.withLock { $0.sentBytes += bytes }
    }

    func opened() {
        state.withLock { $0.openConnections += 1 }
    }

    func closed() {
        state.withLock { state in
            state.openConnections -= 1
            state.closings.append(.now)
        }
    }
}
