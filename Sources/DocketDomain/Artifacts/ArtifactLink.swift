/// How a thread relates to an artifact.
package enum Relation: String, Hashable, Sendable, Codable, CaseIterable {
    case created, referenced, modified
}

/// What a message did to the artifact it carries.
package enum ArtifactAction: String, Hashable, Sendable, Codable, CaseIterable {
    case created, updated, referenced
}

/// A message's artifact and what the message did to it.
package struct ArtifactMention: Hashable, Sendable, Codable {
    package let artifactID: ArtifactID
    package let action: ArtifactAction

    package init(artifactID: ArtifactID, action: ArtifactAction) {
        self.artifactID = artifactID
        self.action = action
    }

    private enum CodingKeys: String, CodingKey {
        case artifactID = "artifact_id"
        case action
    }
}

/// Where an artifact stands. Text, because each kind has its own words.
package enum ArtifactStatus {
    package static let active = "active"
    package static let draft = "draft"
    package static let deprecated = "deprecated"
    package static let failed = "failed"
    package static let archived = "archived"

    /// The statuses that a user may set for a kind; nothing for kinds that docket doesn't know (any will do).
    package static func allowed(for kind: ArtifactKind) -> [String]? {
        switch kind {
        case .sqlQuery: [draft, active, deprecated, failed]
        case .table, .doc, .sheet: [draft, active, deprecated, archived]
        default: nil
        }
    }
}
