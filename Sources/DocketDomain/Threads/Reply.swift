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
    /// How it came to be, where an assistant of docket's own settings answered.
    package var record: ReplyRecord?
    /// The answer before, at the end of the thread, of which this is another version.
    package var replaces: Replaced?

    package init(
        threadID: ThreadID, agentID: UserID, parts: [MessagePart], artifacts: [ArtifactWork] = [],
        record: ReplyRecord? = nil, replaces: Replaced? = nil
    ) {
        self.threadID = threadID
        self.agentID = agentID
        self.parts = parts
        self.artifacts = artifacts
        self.record = record
        self.replaces = replaces
    }

    /// A message at its place in the thread.
    package struct Replaced: Hashable, Sendable, Encodable {
        package var id: MessageID
        package var ordinal: Int

        package init(id: MessageID, ordinal: Int) {
            self.id = id
            self.ordinal = ordinal
        }
    }

    package enum ArtifactWork: Hashable, Sendable, Encodable {
        case create(kind: ArtifactKind, title: String, content: ArtifactContent, metadata: JSON? = nil)
        case revise(ArtifactID, content: ArtifactContent, title: String? = nil)
    }
}
