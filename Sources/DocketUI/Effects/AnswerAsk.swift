package import DocketDomain

/// A message that an assistant is to answer.
package struct AnswerAsk: Hashable, Sendable {
    package let message: MessageID
    package let thread: ThreadID
    /// The answer before, where another version is asked for.
    package let replaces: Reply.Replaced?
    /// Whether that one is gone on with, rather than given again.
    package let goesOn: Bool

    init(_ message: MessageID, in thread: ThreadID, replaces: Reply.Replaced? = nil, goesOn: Bool = false) {
        self.message = message
        self.thread = thread
        self.replaces = replaces
        self.goesOn = goesOn
    }

    /// For another version of an answer; nil where the message is none.
    init?(anew answer: Message, goesOn: Bool = false) {
        guard let asked = answer.reply?.answers else { return nil }
        self.init(
            asked, in: answer.threadID, replaces: Reply.Replaced(id: answer.id, ordinal: answer.ordinal), goesOn: goesOn
        )
    }
}

/// What came of it.
package enum AnswerEnd: Sendable {
    /// The answer is a message of the thread, whole or not.
    case answered(ReplyRecord.Finish)
    /// Nobody can answer, for a reason that says what to do.
    case nobody(String)
    case failed(DocketError)
}
