package import DocketDomain

/// A decision that was pressed a moment ago. It is given to the workspace as soon as no other key follows at once: then
/// it was a key held down, or pasted text, and nobody's decision.
package struct HeldDecision: Hashable, Sendable {
    package let request: ReviewRequest
    /// What the user calls it, such as “Accepting Occupation”.
    let words: String
    /// What is told of it.
    let items: [ReviewItem]
    /// The proposal that was selected when it was pressed.
    let selected: ArtifactID
    /// When it goes to the workspace.
    package let due: Timestamp
}
