import DocketDomain
import SwiftProtobuf

extension Docket_Chat_V1_Chat {
    /// A thread as other programs see it.
    init(_ thread: ThreadSummary, tenant: TenantID) {
        self.init()
        id = thread.id.rawValue
        title = thread.title
        userID = thread.ownerID?.rawValue ?? ""
        createdAt = Google_Protobuf_Timestamp(thread.createdAt)
        updatedAt = Google_Protobuf_Timestamp(thread.updatedAt)
        visibility = Docket_Chat_V1_ChatVisibility(thread.visibility)
        metadata = Docket_Chat_V1_ChatMetadata(thread)
        tenantID = tenant.rawValue
        agentID = thread.agentID ?? ""
    }
}

extension Docket_Chat_V1_ChatMetadata {
    init(_ thread: ThreadSummary) {
        self.init()
        labels = thread.labels
        description_p = thread.description
        tags = thread.tags
    }
}

extension Docket_Chat_V1_ChatVisibility {
    init(_ visibility: ThreadVisibility) {
        switch visibility {
        case .private: self = .private
        case .team: self = .team
        case .public: self = .public
        }
    }

    /// What is meant; nothing where nothing was given.
    func read(_ field: String) throws(InvalidField) -> ThreadVisibility? {
        switch self {
        case .unspecified: nil
        case .private: .private
        case .team: .team
        case .public: .public
        case .UNRECOGNIZED(let number): throw InvalidField(field, "There is no visibility \(number).")
        }
    }
}

extension Docket_Chat_V1_RelationType {
    init(_ relation: Relation) {
        switch relation {
        case .created: self = .created
        case .referenced: self = .referenced
        case .modified: self = .modified
        }
    }

    /// What is meant; a reference where nothing was given.
    func read(_ field: String) throws(InvalidField) -> Relation {
        switch self {
        case .unspecified, .referenced: .referenced
        case .created: .created
        case .modified: .modified
        case .UNRECOGNIZED(let number): throw InvalidField(field, "There is no relation \(number).")
        }
    }
}

extension Docket_Chat_V1_ChatArtifactRelation {
    init(chat: ThreadID, artifact: ArtifactID, _ relation: Relation, at time: Timestamp, by user: UserID) {
        self.init()
        chatID = chat.rawValue
        artifactID = artifact.rawValue
        type = Docket_Chat_V1_RelationType(relation)
        createdAt = Google_Protobuf_Timestamp(time)
        createdBy = user.rawValue
    }
}
