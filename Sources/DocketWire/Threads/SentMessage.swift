package import DocketDomain

/// What came of sending a message.
package struct SentMessage: Hashable, Sendable {
    package var threadID: ThreadID
    package var threadCreated: Bool
    package var message: Message
    /// What an assistant answered; nothing where none is configured or none was asked.
    package var reply: Message?
    /// What the answer made.
    package var artifacts: [ArtifactSummary]

    package init(
        threadID: ThreadID, threadCreated: Bool, message: Message, reply: Message? = nil,
        artifacts: [ArtifactSummary] = []
    ) {
        self.threadID = threadID
        self.threadCreated = threadCreated
        self.message = message
        self.reply = reply
        self.artifacts = artifacts
    }

    package var wire: JSON {
        [
            "thread_id": .id(threadID),
            "thread_created": .bool(threadCreated),
            "message": message.wire(),
            "reply": reply?.wire() ?? .null,
            "artifacts": .array(artifacts.map { $0.wire(payload: nil) }),
        ]
    }
}
