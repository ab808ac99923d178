package import DocketDomain

/// Whether a reply should become an artifact.
package struct GatekeeperDecision: Hashable, Sendable {
    package var shouldCreate: Bool
    /// What it should become; nil where it should not.
    package var kind: ArtifactKind?
    /// How sure that is, from 0 to 1.
    package var confidence: Double
    /// Who decided: `rules`, or an agent's name.
    package var by: String
    /// A sentence for people.
    package var reason: String

    package init(shouldCreate: Bool, kind: ArtifactKind?, confidence: Double, by: String, reason: String) {
        self.shouldCreate = shouldCreate
        self.kind = kind
        self.confidence = confidence
        self.by = by
        self.reason = reason
    }

    /// What decisions by rules say of who made them.
    package static let rules = "rules"
}
