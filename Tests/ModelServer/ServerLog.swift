import NIOCore
import Synchronization

/// What a scripted server keeps of what it does.
final class ServerLog: Sendable {
    private let state = Mutex(ScriptedServer.Record())
    private let open = Mutex<[ObjectIdentifier: any Channel]>([:])

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

    func opened(_ channel: any Channel) {
        open.withLock { $0[ObjectIdentifier(channel)] = channel }
        state.withLock { $0.openConnections += 1 }
        channel.closeFuture.whenComplete { _ in self.closed(channel) }
    }

    func closeAll() {
        for channel in open.withLock({ Array($0.values) }) { channel.close(promise: nil) }
    }

    private func closed(_ channel: any Channel) {
        open.withLock { _ = $0.removeValue(forKey: ObjectIdentifier(channel)) }
        state.withLock { state in
            state.openConnections -= 1
            state.closings.append(.now)
        }
    }
}
