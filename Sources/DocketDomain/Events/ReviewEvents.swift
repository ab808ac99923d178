/// What can happen to a batch: it is handed in, once.
package enum BatchEvent: Hashable, Sendable {
    case submitted(BatchSubmitted)
}

package struct BatchSubmitted: Hashable, Sendable, Codable {
    package var customerID: CustomerID
    package var threadID: ThreadID?
    /// In the order in which they were handed in.
    package var items: [SubmissionOutcome.Item]
    /// Tells the same submission, sent again under its id, from another one.
    package var fingerprint: String
    package var createdBy: Creator
    package var createdAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case items, fingerprint
        case customerID = "customer_id"
        case threadID = "thread_id"
        case createdBy = "created_by"
        case createdAt = "created_at"
    }
}

/// What can happen to proposals that one person decided in one step: they are taken back together as well.
package enum ReviewEvent: Hashable, Sendable {
    case decided(ReviewDecided)
    case takenBack(ReviewTakenBack)
}

package struct ReviewDecided: Hashable, Sendable, Codable {
    package var proposals: [ArtifactID]
    package var accepted: Int
    package var edited: Int
    package var rejected: Int
}

package struct ReviewTakenBack: Hashable, Sendable, Codable {
    package var count: Int
}

/// What can happen to a tenant's profile schema.
package enum SchemaEvent: Hashable, Sendable {
    case replaced(SchemaReplaced)
}

package struct SchemaReplaced: Hashable, Sendable, Codable {
    package var schema: ProfileSchema
}
