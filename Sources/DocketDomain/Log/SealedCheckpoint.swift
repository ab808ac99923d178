/// A checkpoint as its holders know it: opaque, good for one tenant and stream of one log, and for a while.
package struct SealedCheckpoint: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: String

    package init(rawValue: String) {
        self.rawValue = rawValue
    }

    package var description: String { rawValue }
}

/// What a follower of the log learns, with the checkpoint that goes on behind it.
package struct FollowedChange: Sendable {
    package let change: Change
    package let checkpoint: SealedCheckpoint

    package init(_ change: Change, _ checkpoint: SealedCheckpoint) {
        self.change = change
        self.checkpoint = checkpoint
    }
}
