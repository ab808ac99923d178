/// A decision about a reply, and the artifacts that would be made of it.
package struct GatekeeperVerdict: Hashable, Sendable {
    /// The decision about the surest draft.
    package var decision: GatekeeperDecision
    /// In the reply's order.
    package var drafts: [ArtifactDraft]

    package init(decision: GatekeeperDecision, drafts: [ArtifactDraft]) {
        self.decision = decision
        self.drafts = drafts
    }
}
