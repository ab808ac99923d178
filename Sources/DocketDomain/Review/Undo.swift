/// Which of one's own decisions to take back, while their undo window is open.
package enum Undo: Hashable, Sendable, Encodable {
    /// The decisions of these proposals, and of all that were decided in one step with them.
    case proposals([ArtifactID])
    /// The last decision that can still be taken back.
    case newest
}
