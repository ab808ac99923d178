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
    /// Absent in what earlier versions wrote.
    private let continues: Bool?
    package var text = ""

    package init(
        id: MessageID, threadID: ThreadID, agent: String, askedBy: UserID, startedAt: Timestamp,
        replaces: MessageID? = nil, goesOn: Bool = false, text: String = ""
    ) {
        self.id = id
        self.threadID = threadID
        self.agent = agent
        self.askedBy = askedBy
        self.startedAt = startedAt
        self.replaces = replaces
        continues = goesOn ? true : nil
        self.text = text
    }

    /// Whether the answer before had broken off, and this one goes on with it.
    package var goesOn: Bool { continues ?? false }

    private enum CodingKeys: String, CodingKey {
        case id, agent, replaces, continues
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
