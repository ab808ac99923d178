/// A thread to begin.
package struct NewThread: Hashable, Sendable, Encodable {
    package var title: String
    package var description: String
    package var visibility: ThreadVisibility
    package var agentID: String?
    package var tags: [String]?
    package var labels: [String: String]?
    /// An artifact that it refers to from the beginning on.
    package var artifactID: ArtifactID?

    package init(
        title: String, description: String = "", visibility: ThreadVisibility = .private, agentID: String? = nil,
        tags: [String]? = nil, labels: [String: String]? = nil, artifactID: ArtifactID? = nil
    ) {
        self.title = title
        self.description = description
        self.visibility = visibility
        self.agentID = agentID
        self.tags = tags
        self.labels = labels
        self.artifactID = artifactID
    }
}

/// A change of one thread.
package enum ThreadCommand: Hashable, Sendable, Encodable {
    case rename(String)
    case describe(String)
    case setVisibility(ThreadVisibility)
    /// Which assistant answers; nothing for whichever is meant for the thread.
    case setAgent(String?)
    case tag(add: [String], remove: [String])
    case label(set: [String: String], remove: [String])
    case delete
    case restore
}
