/// An artifact to make.
package struct NewArtifact: Hashable, Sendable, Encodable {
    package var kind: ArtifactKind
    package var title: String
    package var content: ArtifactContent
    package var threadID: ThreadID?
    package var metadata: JSON?
    package var tags: [String]
    /// What it has had elsewhere, where it comes from there.
    package var past: Past?

    /// What an artifact that comes from a bundle has had where it was made.
    package struct Past: Hashable, Sendable, Encodable {
        package var id: ArtifactID
        package var status: String
        package var description: String
        package var comment: String
        /// Its revisions after the first one, in their order.
        package var laterRevisions: [Revision]

        package init(
            id: ArtifactID, status: String, description: String, comment: String, laterRevisions: [Revision]
        ) {
            self.id = id
            self.status = status
            self.description = description
            self.comment = comment
            self.laterRevisions = laterRevisions
        }
    }

    package struct Revision: Hashable, Sendable, Encodable {
        package var title: String
        package var content: ArtifactContent

        package init(title: String, content: ArtifactContent) {
            self.title = title
            self.content = content
        }
    }

    package init(
        kind: ArtifactKind, title: String, content: ArtifactContent, threadID: ThreadID? = nil, metadata: JSON? = nil,
        tags: [String] = []
    ) {
        self.kind = kind
        self.title = title
        self.content = content
        self.threadID = threadID
        self.metadata = metadata
        self.tags = tags
    }
}

/// A change of one artifact.
package enum ArtifactCommand: Hashable, Sendable, Encodable {
    /// Where a revision is expected, an artifact that has another one by now is left alone.
    case revise(ArtifactContent, title: String?, expecting: Int? = nil)
    case rename(String)
    case describe(String)
    case comment(String)
    case setStatus(String)
    case tag(add: [String], remove: [String])
    /// Keeps the chart of a table, or forgets it.
    case visualize(JSON?)
    case link(ThreadID, Relation)
    case unlink(ThreadID)
    /// Its query was run.
    case recordRun(RecordedRun)
    case delete
    case restore
}
