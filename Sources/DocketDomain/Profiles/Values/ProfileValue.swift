/// A value of a profile, and where it comes from.
package struct ProfileValue: Hashable, Sendable, Codable {
    package let value: JSON
    package let setBy: UserID
    package let setAt: Timestamp
    /// The proposal whose decision set it; nothing where it came with the customer.
    package let artifactID: ArtifactID?

    package init(value: JSON, setBy: UserID, setAt: Timestamp, artifactID: ArtifactID?) {
        self.value = value
        self.setBy = setBy
        self.setAt = setAt
        self.artifactID = artifactID
    }

    private enum CodingKeys: String, CodingKey {
        case value
        case setBy = "set_by"
        case setAt = "set_at"
        case artifactID = "artifact_id"
    }
}
