import DocketDomain
import GRPCCore
import Synchronization

/// One call: who makes it, and by which id the log knows it.
final class Call: ServerContext.TransportSpecific {
    let id: String
    let caller: Caller
    /// Who the caller was found to be.
    private let found = Mutex<Viewer?>(nil)

    init(id: String, caller: Caller) {
        self.id = id
        self.caller = caller
    }

    var viewer: Viewer? { found.withLock { $0 } }

    func note(_ viewer: Viewer) {
        found.withLock { $0 = viewer }
    }
}

extension ServerContext {
    /// The call, once it has come through the gate.
    var call: Call? { transportSpecific as? Call }
}
