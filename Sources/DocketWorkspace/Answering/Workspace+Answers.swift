package import DocketDomain

extension Workspace {
    /// Keeps what had come of the viewer's answers whose process ended, each marked as broken off. Several processes may
    /// do so at once: each is kept once.
    package func keepAbandonedAnswers() async throws(DocketError) {
        for left in try answers.abandoned() {
            do throws(DocketError) {
                if let reply = try await reply(keeping: left) {
                    try await perform(
                        .reply(reply), idempotencyKey: "broken off \(left.id) \(left.startedAt.milliseconds)")
                }
            } catch  where error.code == .notFound || error.code == .failedPrecondition {
                // Its thread is gone, or went on.
            }
            answers.discard(left.id)
        }
    }

    /// The message that what had come of an answer becomes; nothing where it is one already, or nothing had come.
    private func reply(keeping left: RunningAnswer) async throws(DocketError) -> Reply? {
        guard !left.text.trimmed.isEmpty else { return nil }
        var reply = Reply(
            threadID: left.threadID, agentID: UserID(left.agent), parts: [.text(left.text)],
            record: ReplyRecord(
                finish: .broken, reason: "docket ended before the answer was whole.", answers: left.id))
        if let replaced = left.replaces {
            let before = try await queries.message(replaced)
            if left.goesOn { reply.parts = [.text(GoingOn(before: before.parts.said).joined(with: left.text))] }
            // What is an earlier version by now was replaced by the whole answer.
            guard !before.isEarlier else { return nil }
            reply.replaces = Reply.Replaced(id: replaced, ordinal: before.ordinal)
        } else if try await answer(to: try await queries.message(left.id)) != nil {
            return nil
        }
        return reply
    }

    /// The answer that a message has got; nothing where it has none, or has been taken back.
    func answer(to message: Message) async throws(DocketError) -> Message? {
        guard !message.isEarlier else { return nil }
        let next = message.ordinal + 1
        return try await queries.messages(of: message.threadID, at: next..<next + answerReach)
            .first { $0.reply?.answers == message.id }
    }
}

/// How many messages behind another its answer is looked for.
private let answerReach = 100
