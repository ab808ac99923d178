/// The messages that a thread shows, in their order, as its events tell them.
package struct ThreadMessages: Hashable, Sendable {
    private var order: [MessageID] = []
    private var all: [MessageID: MessageAdded] = [:]

    package init() {}

    package var shown: [MessageAdded] { order.compactMap { all[$0] } }

    /// Follows an event of the thread.
    package mutating func apply(_ event: ThreadEvent) {
        switch event {
        case .messageAdded(let added):
            order.append(added.id)
            all[added.id] = added
        case .pathChanged(let changed): order = order.prefix(changed.kept) + changed.messages
        default: break
        }
    }
}
