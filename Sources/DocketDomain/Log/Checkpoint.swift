/// A place in the event log: reading resumes after it. What its parts say is the engine's business; others compare
/// places and hand them back. Outside it is known as a `SealedCheckpoint`.
package struct Checkpoint: Hashable, Sendable, Comparable {
    /// What wrote the event, where an engine's positions alone are not in the order in which events become visible; 0 where
    /// they are.
    package let transaction: Int64
    package let position: Int64

    package init(transaction: Int64 = 0, position: Int64) {
        self.transaction = transaction
        self.position = position
    }

    package static let start = Self(position: 0)

    package static func < (lhs: Self, rhs: Self) -> Bool {
        (lhs.transaction, lhs.position) < (rhs.transaction, rhs.position)
    }
}
