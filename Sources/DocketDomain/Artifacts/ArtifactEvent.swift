/// What can happen to an artifact.
package enum ArtifactEvent: Hashable, Sendable {
    case created(ArtifactCreated)
    case revised(ArtifactRevised)
    case renamed(ArtifactRenamed)
    case described(ArtifactDescribed)
    case commented(ArtifactCommented)
    case statusChanged(ArtifactStatusChanged)
    case tagged(ArtifactTagged)
    case visualized(ArtifactVisualized)
    case linked(ArtifactLinked)
    case unlinked(ArtifactUnlinked)
    case deleted(ArtifactDeleted)
    case restored(ArtifactRestored)
    case exported(ArtifactExported)
    case queryRun(ArtifactQueryRun)

    package var payload: any StoredPayload {
        switch self {
        case .created(let payload): payload
        case .revised(let payload): payload
        case .renamed(let payload): payload
        case .described(let payload): payload
        case .commented(let payload): payload
        case .statusChanged(let payload): payload
        case .tagged(let payload): payload
        case .visualized(let payload): payload
        case .linked(let payload): payload
        case .unlinked(let payload): payload
        case .deleted(let payload): payload
        case .restored(let payload): payload
        case .exported(let payload): payload
        case .queryRun(let payload): payload
        }
    }
}

package struct ArtifactCreated: StoredPayload {
    package static let eventType = "artifact_created"

    package var kind: ArtifactKind
    package var title: String
    package var status: String
    package var content: ArtifactContent
    package var metadata: JSON?
    package var tags: [String]?
    package var createdBy: Creator
    /// The thread that made it, where one did.
    package var threadID: ThreadID?
    package var messageID: MessageID?
    package var createdAt: Timestamp

    package init(
        kind: ArtifactKind, title: String, status: String, content: ArtifactContent, metadata: JSON? = nil,
        tags: [String]? = nil, createdBy: Creator, threadID: ThreadID? = nil, messageID: MessageID? = nil,
        createdAt: Timestamp
    ) {
        self.kind = kind
        self.title = title
        self.status = status
        self.content = content
        self.metadata = metadata
        self.tags = tags
        self.createdBy = createdBy
        self.threadID = threadID
        self.messageID = messageID
        self.createdAt = createdAt
    }

    private enum CodingKeys: String, CodingKey {
        case kind, title, status, content, metadata, tags
        case createdBy = "created_by"
        case threadID = "thread_id"
        case messageID = "message_id"
        case createdAt = "created_at"
    }
}

package struct ArtifactRevised: StoredPayload {
    package static let eventType = "artifact_revised"

    /// The number of the new revision; the first one is 1.
    package var revision: Int
    package var content: ArtifactContent
    package var title: String?
    package var threadID: ThreadID?
    package var messageID: MessageID?
    package var createdAt: Timestamp

    private enum CodingKeys: String, CodingKey {
        case revision, content, title
        case threadID = "thread_id"
        case messageID = "message_id"
        case createdAt = "created_at"
    }
}

package struct ArtifactRenamed: StoredPayload {
    package static let eventType = "artifact_renamed"

    package var from: String
    package var to: String
}

package struct ArtifactDescribed: StoredPayload {
    package static let eventType = "artifact_described"

    package var description: String
}

package struct ArtifactCommented: StoredPayload {
    package static let eventType = "artifact_commented"

    package var comment: String
}

package struct ArtifactStatusChanged: StoredPayload {
    package static let eventType = "artifact_status_changed"

    package var from: String
    package var to: String
}

package struct ArtifactTagged: StoredPayload {
    package static let eventType = "artifact_tagged"

    package var added: [String]
    package var removed: [String]

    package init(added: [String], removed: [String]) {
        self.added = added
        self.removed = removed
    }
}

/// The chart of an artifact's tables is kept beside them: how they are drawn, not what is in them.
package struct ArtifactVisualized: StoredPayload {
    package static let eventType = "artifact_visualized"

    /// `null` where it is forgotten.
    package var visualization: JSON
}

package struct ArtifactLinked: StoredPayload {
    package static let eventType = "artifact_linked"

    package var threadID: ThreadID
    package var relation: Relation

    private enum CodingKeys: String, CodingKey {
        case threadID = "thread_id"
        case relation
    }
}

package struct ArtifactUnlinked: StoredPayload {
    package static let eventType = "artifact_unlinked"

    package var threadID: ThreadID
    package var relation: Relation

    private enum CodingKeys: String, CodingKey {
        case threadID = "thread_id"
        case relation
    }
}

package struct ArtifactDeleted: StoredPayload {
    package static let eventType = "artifact_deleted"

    package init() {}
}

package struct ArtifactRestored: StoredPayload {
    package static let eventType = "artifact_restored"

    package init() {}
}

/// An artifact has become a file: told in the artifact's own history.
package struct ArtifactExported: StoredPayload {
    package static let eventType = "artifact_exported"

    package var exportID: ExportID
    package var format: String
    package var revision: Int

    private enum CodingKeys: String, CodingKey {
        case format, revision
        case exportID = "export_id"
    }
}

/// The artifact's query was run.
package struct ArtifactQueryRun: StoredPayload {
    package static let eventType = "artifact_query_run"

    package var run: RecordedRun
    /// The artifact's status afterwards.
    package var status: String

    package init(run: RecordedRun, status: String) {
        self.run = run
        self.status = status
    }
}

extension ArtifactEvent {
    var text: String {
        switch self {
        case .created(let created):
            "created the \(created.kind) “\(created.title)”"
                + (ArtifactCopy.origin(in: created.metadata).map { ", a copy of artifact:\($0)" } ?? "")
        case .revised(let revised): "made revision \(revised.revision)"
        case .renamed(let renamed): "renamed the artifact: “\(renamed.from)” → “\(renamed.to)”"
        case .described(let described):
            described.description.isEmpty
                ? "removed the description" : "described the artifact: \(described.description)"
        case .commented(let commented):
            commented.comment.isEmpty ? "removed the comment" : "commented: \(commented.comment)"
        case .statusChanged(let changed): "changed the status: \(changed.from) → \(changed.to)"
        case .tagged(let tagged):
            "tagged the artifact: "
                + (tagged.added.map { "+\($0)" } + tagged.removed.map { "-\($0)" }).joined(separator: " ")
        case .visualized(let visualized): visualized.visualization.isNull ? "removed the chart" : "kept a chart"
        case .linked(let linked): "linked it to thread \(linked.threadID) (\(linked.relation.rawValue))"
        case .unlinked(let unlinked): "unlinked it from thread \(unlinked.threadID)"
        case .deleted: "deleted the artifact"
        case .restored: "restored the artifact"
        case .exported(let exported): "exported revision \(exported.revision) as \(exported.format.uppercased())"
        case .queryRun(let event): event.run.text
        }
    }
}
