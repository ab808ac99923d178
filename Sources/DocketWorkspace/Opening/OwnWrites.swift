import DocketDomain
import Synchronization

/// The last commands of one process, by the correlation ids that they write with. An id is noted before its events are
/// written: whoever follows the log may hear of them before the writer does.
final class OwnWrites: Sendable {
    private struct Ring {
        var ids: Set<String> = []
        var order: [String] = []
        var next = 0
    }

    private let ring = Mutex(Ring())

    private static let kept = 2000

    func note(_ correlationID: String) {
        ring.withLock { ring in
            ring.ids.insert(correlationID)
            guard ring.order.count == Self.kept else { return ring.order.append(correlationID) }
            ring.ids.remove(ring.order[ring.next])
            ring.order[ring.next] = correlationID
            ring.next = (ring.next + 1) % Self.kept
        }
    }

    func contains(_ correlationID: String) -> Bool { ring.withLock { $0.ids.contains(correlationID) } }
}
