internal import Synchronization

/// What a server has refused, and answered without: it is not asked again while the process lives.
package final class LearnedRefusals: Sendable {
    private let features = Mutex<Set<ChatFeature>>([])

    package init() {}

    var known: Set<ChatFeature> { features.withLock { $0 } }

    func learn(_ refused: Set<ChatFeature>) {
        features.withLock { $0.formUnion(refused) }
    }
}
