package import DocketDomain

/// Answers while they are being given, as everybody who sees their threads can follow them. When they are whole they
/// become messages by a command.
package protocol AnswerStreams: Sendable {
    /// Begins an answer; nil where somebody, in this process or another, is giving it.
    func begin(_ answer: RunningAnswer) throws(DocketError) -> (any AnswerWriting)?

    /// What becomes of answers from now on, those that are being given first, until the task is cancelled.
    func news() -> AsyncStream<[AnswerNews]>

    /// Answers of the viewer whose process ended before they were whole, with what had come. Each stays until it is
    /// discarded.
    func abandoned() throws(DocketError) -> [RunningAnswer]

    func discard(_ id: MessageID)
}

/// Where an answer is written while it comes.
package protocol AnswerWriting: Sendable {
    func append(_ text: String) throws(DocketError)

    /// Nobody follows it any more. It happens by itself when the writer is let go of; what was written is then found by
    /// `abandoned`.
    func finish()
}
