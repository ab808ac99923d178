/// What can happen to proposals that one person decided in one step: they are taken back together as well.
package enum ReviewEvent: Hashable, Sendable {
    case decided(ReviewDecided)
    case takenBack(ReviewTakenBack)

    package var payload: any StoredPayload {
        switch self {
        case .decided(let payload): payload
        case .takenBack(let payload): payload
        }
    }
}

package struct ReviewDecided: StoredPayload {
    package static let eventType = "review_decided"

    package var proposals: [ArtifactID]
    package var accepted: Int
    package var edited: Int
    package var rejected: Int
}

package struct ReviewTakenBack: StoredPayload {
    package static let eventType = "review_taken_back"

    package var count: Int
}

extension ReviewEvent {
    var text: String {
        switch self {
        case .decided(let decided):
            "decided \(decided.proposals.count) proposals in one step: \(decided.accepted) accepted, \(decided.edited) edited, \(decided.rejected) rejected"
        case .takenBack(let takenBack): "took back \(takenBack.count) decisions in one step"
        }
    }
}
