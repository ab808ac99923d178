/// What an agent answers in a thread, with the artifacts that it makes and changes there: all of it in one step.
///
/// An agent sees public threads only. In any other thread it works for a person who sees it, and that person's docket
/// keeps the answer: the agent is its author, the person its actor in the log.
package struct Reply: Hashable, Sendable, Encodable {
    package var threadID: ThreadID
    /// The agent that speaks.
    package var agentID: UserID
    package var parts: [MessagePart]
    /// The message mentions the first of them.
    package var artifacts: [ArtifactWork]

    package init(threadID: ThreadID, agentID: UserID, parts: [MessagePart], artifacts: [ArtifactWork] = []) {
        self.threadID = threadID
        self.agentID = agentID
        self.parts = parts
        self.artifacts = artifacts
    }

    package enum ArtifactWork: Hashable, Sendable, Encodable {
        case create(kind: ArtifactKind, title: String, content: ArtifactContent, metadata: JSON? = nil)
        case revise(ArtifactID, content: ArtifactContent, title: String? = nil)
    }
}
