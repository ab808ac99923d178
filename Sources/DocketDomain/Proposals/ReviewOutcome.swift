/// What became of a request to review: what was decided, and what was not and why.
package struct ReviewOutcome: Hashable, Sendable, Codable {
    package var decided: [Decided] = []
    package var skipped: [Skipped] = []

    package struct Decided: Hashable, Sendable, Codable {
        package let proposal: ArtifactID
        package let status: ProposalStatus
        package let fieldKey: String
        /// The value that the profile has now; of a rejection the one that was proposed. Null for somebody who
        /// does not see the customer any more.
        package let value: JSON
        /// The event of the decision.
        package let eventID: EventID
        /// The same user had decided the same before.
        package let already: Bool

        package init(
            proposal: ArtifactID, status: ProposalStatus, fieldKey: String, value: JSON, eventID: EventID, already: Bool
        ) {
            self.proposal = proposal
            self.status = status
            self.fieldKey = fieldKey
            self.value = value
            self.eventID = eventID
            self.already = already
        }

        /// The same for somebody who does not see the customer any more.
        package var withoutValue: Self {
            Self(
                proposal: proposal, status: status, fieldKey: fieldKey, value: .null, eventID: eventID,
                already: already)
        }
    }

    package struct Skipped: Hashable, Sendable, Codable {
        package let proposal: ArtifactID
        package let code: DocketError.Code
        package let message: String

        package init(proposal: ArtifactID, code: DocketError.Code, message: String) {
            self.proposal = proposal
            self.code = code
            self.message = message
        }
    }

    package init() {}
}
