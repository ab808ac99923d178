/// What can happen to a customer and their profile.
package enum CustomerEvent: Hashable, Sendable {
    case added(CustomerAdded)
    case rmAssigned(RMAssigned)
    case proposalsReceived(ProposalsReceived)
    /// A decision set a value; its proposal is pending no more.
    case valueSet(ProfileValueSet)
    /// A decision that set a value was taken back; its proposal is pending again.
    case valueRestored(ProfileValueRestored)
    /// A proposal was rejected or superseded.
    case proposalClosed(CustomerProposal)
    /// A proposal that was rejected or superseded is pending again.
    case proposalReopened(CustomerProposal)
    case deleted(CustomerDeleted)
    case erased(CustomerErased)
}

package struct CustomerAdded: Hashable, Sendable, Codable {
    package var name: String
    package var rmID: UserID?
    /// Field key → value.
    package var values: [String: JSON]
    package var addedBy: UserID
    /// Of the schema that the values were checked by.
    package var schemaVersion: Int
    package var createdAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case name, values
        case rmID = "rm_id"
        case addedBy = "added_by"
        case schemaVersion = "schema_version"
        case createdAt = "created_at"
    }
}

package struct RMAssigned: Hashable, Sendable, Codable {
    package var from: UserID?
    package var to: UserID
}

package struct ProposalsReceived: Hashable, Sendable, Codable {
    package var batchID: BatchID
    package var count: Int

    private enum CodingKeys: String, CodingKey {
        case count
        case batchID = "batch_id"
    }
}

package struct ProfileValueSet: Hashable, Sendable, Codable {
    package var fieldKey: String
    package var fieldName: String
    /// Null where the field was empty.
    package var from: JSON
    package var to: JSON
    /// The proposal that was decided.
    package var artifactID: ArtifactID
    package var status: ProposalStatus
    package var setBy: UserID
    package var setAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case from, to, status
        case fieldKey = "field_key"
        case fieldName = "field_name"
        case artifactID = "artifact_id"
        case setBy = "set_by"
        case setAt = "set_at"
    }
}

package struct ProfileValueRestored: Hashable, Sendable, Codable {
    package var fieldKey: String
    package var fieldName: String
    /// The value that the decision had set.
    package var from: JSON
    /// What the profile had before, and where that came from; nothing where the field was empty.
    package var value: ProfileValue?
    package var artifactID: ArtifactID

    private enum CodingKeys: String, CodingKey {
        case from, value
        case fieldKey = "field_key"
        case fieldName = "field_name"
        case artifactID = "artifact_id"
    }
}

package struct CustomerProposal: Hashable, Sendable, Codable {
    package var fieldKey: String
    package var fieldName: String
    package var artifactID: ArtifactID
    /// What it was closed as: `rejected` or `superseded`.
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

package struct CustomerDeleted: Hashable, Sendable, Codable {
    package init() {}
}

package struct CustomerErased: Hashable, Sendable, Codable {
    package var reason: String
    package var erasedAt: Timestamp

    package init(reason: String, erasedAt: Timestamp) {
        self.reason = reason
        self.erasedAt = erasedAt
    }

    private enum CodingKeys: String, CodingKey {
        case reason
        case erasedAt = "erased_at"
    }
}
