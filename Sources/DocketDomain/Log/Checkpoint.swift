/// A place in the event log: reading resumes after it. Outside it is known as a `SealedCheckpoint`.
package struct Checkpoint: Hashable, Sendable, Comparable {
    package let position: Int64

    package init(position: Int64) {
        self.position = position
    }

    package static let start = Self(position: 0)

    package static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.position < rhs.position
    }
}
