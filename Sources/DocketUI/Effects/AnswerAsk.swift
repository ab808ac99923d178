package import DocketDomain

/// A message that an assistant is to answer.
package struct AnswerAsk: Hashable, Sendable {
    package let message: MessageID
    /// The answer before, where another version is asked for.
    package let replaces: Reply.Replaced?

    init(_ message: MessageID, replaces: Reply.Replaced? = nil) {
        self.message = message
        self.replaces = replaces
    }
}

/// What came of it.
package enum AnswerEnd: Sendable {
    /// The answer is a message of the thread.
    case answered
    /// Nobody can answer, for a reason that says what to do.
    case nobody(String)
    case failed(DocketError)
}
