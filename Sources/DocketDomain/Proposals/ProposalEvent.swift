/// What can happen to a proposal. Its payload never changes after it was made, except for the value of an edit
/// (Sources/README, What always holds, 4).
package enum ProposalEvent: Hashable, Sendable {
    case made(ProposalMade)
    case decided(ProposalDecided)
    case takenBack(DecisionTakenBack)
    case superseded(ProposalSuperseded)
    /// The decision that superseded it was taken back.
    case reopened(ProposalReopened)

    package var payload: any StoredPayload {
        switch self {
        case .made(let payload): payload
        case .decided(let payload): payload
        case .takenBack(let payload): payload
        case .superseded(let payload): payload
        case .reopened(let payload): payload
        }
    }
}

package struct ProposalMade: StoredPayload {
    package static let eventType = "proposal_made"
    package static let version = 2

    /// Before there were two versions nobody recorded what of a previous value had been handed in: it counts as filled
    /// in by docket.
    package static func upcast(_ payload: JSON, from version: Int) throws(DocketError) -> JSON {
        guard version == 1 else { throw noSuchVersion(version) }
        return payload
    }

    package var customerID: CustomerID
    package var batchID: BatchID
    /// 1 for the first proposal of its batch.
    package var batchOrdinal: Int
    package var fieldKey: String
    package var fieldName: String
    package var proposedValue: JSON
    /// Null where the field was empty.
    package var previousValue: JSON
    /// The previous value as it was handed in; nothing where docket filled it in from the profile. Whoever does not see
    /// the profile is shown this one.
    package var previousGiven: JSON?
    /// The profile had the value already, or an equal proposal waited, and whoever proposed it does not see the
    /// profile: nobody is asked.
    package var isKnown: Bool?
    package var sourceText: String?
    package var threadID: ThreadID?
    /// The message that has the quote.
    package var messageID: MessageID?
    package var confidence: Confidence?
    package var workflowTrigger: String?
    package var schemaVersion: Int
    /// What keeps an equal proposal from being queued beside it.
    package var claim: ClaimKey
    /// What keeps the same user from proposing it again, beside `claim`; only where they do not see the profile.
    package var ownClaim: ClaimKey?
    package var createdBy: Creator
    package var createdAt: Timestamp

    /// All that it holds as long as it waits.
    var claims: [ClaimKey] { [claim] + (ownClaim.map { [$0] } ?? []) }

    private enum CodingKeys: String, CodingKey {
        case confidence, claim
        case customerID = "customer_id"
        case batchID = "batch_id"
        case batchOrdinal = "batch_ordinal"
        case fieldKey = "field_key"
        case fieldName = "field_display_name"
        case proposedValue = "proposed_value"
        case previousValue = "previous_value"
        case previousGiven = "previous_given"
        case isKnown = "known"
        case sourceText = "source_text"
        case threadID = "thread_id"
        case messageID = "message_id"
        case workflowTrigger = "workflow_trigger"
        case schemaVersion = "schema_version"
        case ownClaim = "own_claim"
        case createdBy = "created_by"
        case createdAt = "created_at"
    }
}

package struct ProposalDecided: StoredPayload {
    package static let eventType = "proposal_decided"

    /// Also the id of this event: repeating the decision answers it again.
    package var decisionID: EventID
    package var status: ProposalStatus
    package var customerID: CustomerID
    package var fieldKey: String
    package var fieldName: String
    package var proposedValue: JSON
    /// The value that was accepted in place of the proposed one; only where the status is `edited`.
    package var editedValue: JSON?
    /// What the profile had before; nothing where the field was empty.
    package var before: ProfileValue?
    package var reason: String?
    package var decidedBy: UserID
    /// The customer's relationship manager at this moment.
    package var rmID: UserID?
    /// An admin decided for somebody else's customer, and said so.
    package var asAdmin: Bool
    /// The profile's value was not the one that the proposal was made against.
    package var wasStale: Bool
    /// All that was decided in the same step, where there was more.
    package var reviewID: ReviewID?
    /// An equal proposal that this decision superseded.
    package var supersedes: ArtifactID?
    /// A workflow trigger waits to be delivered.
    package var triggers: Bool
    package var decidedAt: Timestamp
    package var undoableUntil: Timestamp
    /// It was made in the same step, by whoever decided it; absent otherwise.
    package var isCorrection: Bool?

    private enum CodingKeys: String, CodingKey {
        case status, before, reason, supersedes, triggers
        case isCorrection = "is_correction"
        case decisionID = "decision_id"
        case customerID = "customer_id"
        case fieldKey = "field_key"
        case fieldName = "field_display_name"
        case proposedValue = "proposed_value"
        case editedValue = "edited_value"
        case decidedBy = "decided_by"
        case rmID = "rm_id"
        case asAdmin = "as_admin"
        case wasStale = "was_stale"
        case reviewID = "review_id"
        case decidedAt = "decided_at"
        case undoableUntil = "undoable_until"
    }
}

package struct DecisionTakenBack: StoredPayload {
    package static let eventType = "decision_taken_back"

    /// Also the id of this event.
    package var undoID: EventID
    package var decisionID: EventID
    /// What had been decided.
    package var status: ProposalStatus
    package var fieldKey: String
    package var fieldName: String
    /// The value that the decision had accepted or rejected.
    package var value: JSON
    /// The proposal was its decider's own correction, and waits no more either; absent otherwise.
    package var withdraws: Bool?

    private enum CodingKeys: String, CodingKey {
        case status, value, withdraws
        case undoID = "take_back_id"
        case decisionID = "decision_id"
        case fieldKey = "field_key"
        case fieldName = "field_display_name"
    }
}

package struct ProposalSuperseded: StoredPayload {
    package static let eventType = "proposal_superseded"

    /// The proposal through which the profile got the value.
    package var by: ArtifactID
    package var decisionID: EventID
    package var decidedBy: UserID
    package var rmID: UserID?
    package var fieldName: String
    package var supersededAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case by
        case decisionID = "decision_id"
        case decidedBy = "decided_by"
        case rmID = "rm_id"
        case fieldName = "field_display_name"
        case supersededAt = "superseded_at"
    }
}

package struct ProposalReopened: StoredPayload {
    package static let eventType = "proposal_reopened"

    package var decisionID: EventID
    package var fieldName: String

    private enum CodingKeys: String, CodingKey {
        case decisionID = "decision_id"
        case fieldName = "field_display_name"
    }
}

extension ProposalEvent {
    func text(_ values: ValueText) -> String {
        switch self {
        case .made(let made):
            "proposed \(made.fieldName): \(values.change(made.previousValue, made.proposedValue, field: made.fieldKey))"
        case .decided(let decided): decided.text(values)
        case .takenBack(let takenBack):
            "took back: \(takenBack.status.rawValue) \(takenBack.fieldName) (\(values.text(takenBack.value, field: takenBack.fieldKey)))"
        case .superseded(let superseded):
            "superseded \(superseded.fieldName): the profile got the same value through \(superseded.by)"
        case .reopened(let reopened): "opened \(reopened.fieldName) again"
        }
    }
}

extension ProposalDecided {
    fileprivate func text(_ values: ValueText) -> String {
        let before = before?.value ?? .null
        let suffix = (asAdmin ? " as an admin" : "") + (reason.map { ": \($0)" } ?? "")
        return switch status {
        case .edited:
            "accepted \(fieldName) with a change: \(values.change(before, editedValue ?? .null, field: fieldKey)) (proposed was \(values.text(proposedValue, field: fieldKey)))\(suffix)"
        case .rejected: "rejected \(fieldName) (\(values.text(proposedValue, field: fieldKey)))\(suffix)"
        case .accepted, .superseded, .withdrawn, .pending:
            "accepted \(fieldName): \(values.change(before, proposedValue, field: fieldKey))\(suffix)"
        }
    }
}
