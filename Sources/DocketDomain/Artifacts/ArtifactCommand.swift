/// An artifact to make.
package struct NewArtifact: Hashable, Sendable, Encodable {
    package var kind: ArtifactKind
    package var title: String
    package var content: ArtifactContent
    package var threadID: ThreadID?
    package var metadata: JSON?

    package init(
        kind: ArtifactKind, title: String, content: ArtifactContent, threadID: ThreadID? = nil, metadata: JSON? = nil
    ) {
        self.kind = kind
        self.title = title
        self.content = content
        self.threadID = threadID
        self.metadata = metadata
    }
}

/// A change of one artifact.
package enum ArtifactCommand: Hashable, Sendable, Encodable {
    case revise(ArtifactContent, title: String?)
    case rename(String)
    case describe(String)
    case comment(String)
    case setStatus(String)
    case link(ThreadID, Relation)
    case unlink(ThreadID)
    /// Its query was run.
    case recordRun(RecordedRun)
    case delete
    case restore
}
