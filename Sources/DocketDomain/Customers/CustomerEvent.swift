/// What can happen to a customer and their profile.
package enum CustomerEvent: Hashable, Sendable {
    case added(CustomerAdded)
    case rmAssigned(RMAssigned)
    case proposalsReceived(ProposalsReceived)
    /// A decision set a value; its proposal is pending no more.
    case valueSet(ProfileValueSet)
    /// A decision that set a value was taken back; its proposal is pending again.
    case valueRestored(ProfileValueRestored)
    /// A proposal was rejected, superseded or withdrawn.
    case proposalClosed(CustomerProposalClosed)
    /// A proposal that was rejected or superseded is pending again.
    case proposalReopened(CustomerProposalReopened)
    case deleted(CustomerDeleted)
    case erased(CustomerErased)

    package var payload: any StoredPayload {
        switch self {
        case .added(let payload): payload
        case .rmAssigned(let payload): payload
        case .proposalsReceived(let payload): payload
        case .valueSet(let payload): payload
        case .valueRestored(let payload): payload
        case .proposalClosed(let payload): payload
        case .proposalReopened(let payload): payload
        case .deleted(let payload): payload
        case .erased(let payload): payload
        }
    }
}

package struct CustomerAdded: StoredPayload {
    package static let eventType = "customer_added"

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

package struct RMAssigned: StoredPayload {
    package static let eventType = "rm_assigned"

    package var from: UserID?
    package var to: UserID
}

package struct ProposalsReceived: StoredPayload {
    package static let eventType = "proposals_received"

    package var batchID: BatchID
    /// Of those that wait for a decision.
    package var count: Int

    private enum CodingKeys: String, CodingKey {
        case count
        case batchID = "batch_id"
    }
}

package struct ProfileValueSet: StoredPayload {
    package static let eventType = "profile_value_set"

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

package struct ProfileValueRestored: StoredPayload {
    package static let eventType = "profile_value_restored"

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

/// A payload that is a customer's proposal and nothing else: it is stored as that.
package protocol CustomerProposalPayload: StoredPayload {
    var proposal: CustomerProposal { get }
    init(_ proposal: CustomerProposal)
}

extension CustomerProposalPayload {
    package init(from decoder: any Decoder) throws {
        self.init(try CustomerProposal(from: decoder))
    }

    package func encode(to encoder: any Encoder) throws {
        try proposal.encode(to: encoder)
    }
}

package struct CustomerProposalClosed: CustomerProposalPayload {
    package static let eventType = "customer_proposal_closed"

    package var proposal: CustomerProposal

    package init(_ proposal: CustomerProposal) {
        self.proposal = proposal
    }
}

package struct CustomerProposalReopened: CustomerProposalPayload {
    package static let eventType = "customer_proposal_reopened"

    package var proposal: CustomerProposal

    package init(_ proposal: CustomerProposal) {
        self.proposal = proposal
    }
}

package struct CustomerDeleted: StoredPayload {
    package static let eventType = "customer_deleted"

    package init() {}
}

package struct CustomerErased: StoredPayload {
    package static let eventType = "customer_erased"

    package var reason: String
    package var erasedAt: Timestamp
    /// What was to become of documents that name the customer; nothing in events of before that was asked.
    package var documents: ErasureDocuments?
    /// What names the customer and stays.
    package var left: ErasureLeft?

    package init(
        reason: String, erasedAt: Timestamp, documents: ErasureDocuments? = nil, left: ErasureLeft? = nil
    ) {
        self.reason = reason
        self.erasedAt = erasedAt
        self.documents = documents
        self.left = left
    }

    private enum CodingKeys: String, CodingKey {
        case reason, documents, left
        case erasedAt = "erased_at"
    }
}

extension CustomerEvent {
    func text(_ values: ValueText) -> String {
        switch self {
        case .added(let added):
            "added the customer \(added.name)" + (added.rmID.map { ", for \($0)" } ?? "")
                + (added.values.isEmpty ? "" : ", with \(added.values.count) values")
        case .rmAssigned(let assigned): "attached \(assigned.to)" + (assigned.from.map { " in place of \($0)" } ?? "")
        case .proposalsReceived(let received) where received.count == 0:
            "handed in proposals of what the profile has already"
        case .proposalsReceived(let received):
            "handed in \(received.count) \(received.count == 1 ? "proposal" : "proposals")"
        case .valueSet(let set):
            "\(set.status == .edited ? "changed and accepted" : "accepted") \(set.fieldName): \(values.change(set.from, set.to, field: set.fieldKey))"
        case .valueRestored(let restored):
            "took back \(restored.fieldName): \(values.change(restored.from, restored.value?.value ?? .null, field: restored.fieldKey))"
        case .proposalClosed(let closed):
            "\(closed.proposal.status.rawValue) \(closed.proposal.fieldName) (\(values.text(closed.proposal.proposedValue, field: closed.proposal.fieldKey)))"
        case .proposalReopened(let reopened): "opened \(reopened.proposal.fieldName) again"
        case .deleted: "deleted the customer"
        case .erased(let erased): "erased the customer's personal data: \(erased.reason)" + erased.leftText
        }
    }
}

extension CustomerErased {
    /// What stays, in words; empty where nothing does.
    fileprivate var leftText: String {
        guard let left, !left.documents.isEmpty || !left.customers.isEmpty else { return "" }
        var stays: [String] = []
        if !left.documents.isEmpty {
            stays.append("in \(left.documents.count) \(left.documents.count == 1 ? "document" : "documents")")
        }
        if !left.customers.isEmpty {
            stays.append(
                "with \(left.customers.count) other \(left.customers.count == 1 ? "customer" : "customers")")
        }
        return " (still named \(stays.joined(separator: " and ")))"
    }
}
