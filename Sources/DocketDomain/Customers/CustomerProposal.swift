/// A proposal that its customer's stream tells of: one that waits no more, or waits again.
package struct CustomerProposal: Hashable, Sendable, Codable {
    package var fieldKey: String
    package var fieldName: String
    package var artifactID: ArtifactID
    /// What it was closed as: `rejected`, `superseded` or `withdrawn`.
    package var status: ProposalStatus
    package var proposedValue: JSON

    private enum CodingKeys: String, CodingKey {
        case status
        case fieldKey = "field_key"
        case fieldName = "field_name"
        case artifactID = "artifact_id"
        case proposedValue = "proposed_value"
    }
}
