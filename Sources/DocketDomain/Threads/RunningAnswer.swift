/// An answer that an assistant is giving: what has come of it so far is in no log yet.
package struct RunningAnswer: Hashable, Sendable, Codable {
    /// The message that it answers.
    package let id: MessageID
    package let threadID: ThreadID
    package let agent: String
    /// Who asked for it.
    package let askedBy: UserID
    package let startedAt: Timestamp
    /// The answer before, of which this is another version.
    package let replaces: MessageID?
    package var text = ""

    package init(
        id: MessageID, threadID: ThreadID, agent: String, askedBy: UserID, startedAt: Timestamp,
        replaces: MessageID? = nil, text: String = ""
    ) {
        self.id = id
        self.threadID = threadID
        self.agent = agent
        self.askedBy = askedBy
        self.startedAt = startedAt
        self.replaces = replaces
        self.text = text
    }

    private enum CodingKeys: String, CodingKey {
        case id, agent, replaces
        case threadID = "thread_id"
        case askedBy = "asked_by"
        case startedAt = "started_at"
    }
}

/// What becomes of answers that are being given.
package enum AnswerNews: Hashable, Sendable {
    case began(RunningAnswer)
    case grew(MessageID, by: String)
    /// It is a message of its thread now, or there is none.
    case ended(MessageID)
}
