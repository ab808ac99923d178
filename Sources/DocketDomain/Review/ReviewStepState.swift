/// Proposals that were decided in one step, as `decide` sees them.
package struct ReviewStepState: Hashable, Sendable, Codable {
    package let proposals: [ArtifactID]
    package private(set) var isTakenBack = false

    init(_ decided: ReviewDecided) {
        proposals = decided.proposals
    }

    mutating func apply(_ event: ReviewEvent) {
        switch event {
        case .decided: break
        case .takenBack: isTakenBack = true
        }
    }
}
