import DocketDomain

/// What was written while an answer was being given: it is sent by itself when the answer has ended as a whole.
extension AppState {
    /// Sends the next message of each queue that nothing holds back. Another terminal may show the same queue, and a run
    /// that has died may have sent its message already: it is stored once.
    mutating func sendQueued(_ effects: inout [Effect]) {
        let queued = shared.drafts.queued
        guard !queued.isEmpty, leaving == nil else { return }
        for message in queued
        where !shared.queue.held.contains(message.thread) && !shared.isAnswering(in: message.thread) {
            shared.queue.sending.insert(message.thread)
            atRoot(&effects) { context in
                context.perform(
                    Request(
                        .send(OutgoingMessage(target: message.target, text: message.text)),
                        then: .topic(Topic(QueueStep(thread: message.thread))), drafts: [message.key],
                        files: message.files, idempotencyKey: message.key.name),
                    "A queued message")
            }
        }
    }

    /// A queued message is stored: now it is to be answered.
    mutating func takeQueued(_ outcome: CommandOutcome, _ step: QueueStep, _ effects: inout [Effect]) {
        shared.queue.sending.remove(step.thread)
        guard let message = outcome.messageID else { return }
        atRoot(&effects) { $0.ask(AnswerAsk(message, in: step.thread)) }
    }

    /// A queued message could not be stored: it waits, with what came behind it.
    mutating func holdQueue(_ step: QueueStep, because error: DocketError) {
        shared.queue.sending.remove(step.thread)
        shared.queue.held.insert(step.thread)
        shared.failure = error
    }

    /// Other terminals have sent queued messages that this one shows too, or have them in their composers.
    mutating func forgetQueued(_ keys: [DraftKey]) {
        for message in shared.drafts.queued where keys.contains(message.key) {
            shared.drafts[message.key] = nil
            guard !shared.queue.sending.contains(message.thread) else { continue }
            shared.toast = Notice("What was held here was sent, or taken back, in another terminal")
        }
    }

    /// What came of asking for an answer. Where it is not whole, what is queued behind it may not be meant any more.
    mutating func take(_ end: AnswerEnd, of ask: AnswerAsk) {
        let isStored = if case .answered = end { true } else { false }
        shared.answers.end(ask.message, isStored: isStored)
        switch end {
        case .answered(.complete): return
        case .answered: break
        case .nobody(let reason): shared.toast = Notice(reason, .refused)
        case .failed(let error) where error.code == .cancelled: shared.toast = Notice("Stopped; nothing had come")
        case .failed(let error): shared.failure = error
        }
        if !shared.queued(in: ask.thread).isEmpty { shared.queue.held.insert(ask.thread) }
    }
}

/// A queued message that is being sent.
struct QueueStep: Hashable {
    let thread: ThreadID
}
