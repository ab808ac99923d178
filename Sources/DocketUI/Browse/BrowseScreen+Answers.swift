import DocketDomain
import TerminalKit

/// Commands on answers of assistants.
extension BrowseScreen {
    static var answerCommands: [ScreenCommand<BrowseScreen>] {
        let elsewhere = CommandEntry.Elsewhere.because("Go to a thread's messages first")
        return [
            ScreenCommand(
                CommandEntry(
                    .askAgain, .changing, "Have the last message answered, or answered again", hint: "again", ["."],
                    in: [.messages], also: ["regenerate", "retry", "ask the assistant"], elsewhere: elsewhere),
                off: { view, shared in view.askRefusal(shared) }, run: { $0.askAgain(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .goOn, .changing, "Go on with the last answer, where it was broken off or stopped", hint: "go on",
                    [","], in: [.messages], also: ["continue the answer", "resume"], elsewhere: elsewhere),
                off: { view, shared in view.goOnRefusal(shared) }, run: { $0.goOn(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .stopAnswer, .changing, "Stop the answer that is being given", hint: "stop", ["ctrl-x"],
                    in: [.messages], also: ["cancel the answer"], elsewhere: elsewhere),
                off: { view, shared in view.stopRefusal(shared) }, run: { $0.stopAnswer(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .sendQueued, .changing, "Send what is held in this thread", hint: "send", ["s"], in: [.messages],
                    also: ["queue"], elsewhere: elsewhere),
                off: { view, shared in view.sendRefusal(shared) }, run: { $0.sendHeld(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .editQueued, .changing, "Edit the last message that is queued or held", hint: "edit queued", ["e"],
                    in: [.messages], also: ["queue", "take back the message"], elsewhere: elsewhere),
                off: { view, shared in view.editRefusal(shared) }, run: { $0.editQueued(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .fork, .changing, "Fork: start a thread with the messages up to this one", hint: "fork", ["F"],
                    in: [.messages], also: ["branch", "copy the thread", "new thread from here"], elsewhere: elsewhere),
                off: { view, shared in view.forkRefusal(shared) }, run: { $0.fork(&$1) }),
        ]
    }

    private func askRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages, let reading, let message = reading.selection else { return "Select a message first" }
        if !reading.running.isEmpty { return "An answer is being given already" }
        if message.ordinal != reading.storedCount - 1 { return "Only the last message can be answered" }
        guard message.role == .user || message.reply?.answers != nil else {
            return "This is no answer that an assistant of yours gave"
        }
        return shared.identity.writeRefusal
    }

    private mutating func askAgain(_ context: inout ScreenContext) {
        guard let message = reading?.selection else { return }
        // Why nobody answered before is read by now.
        context.failure = nil
        context.ask(AnswerAsk(anew: message) ?? AnswerAsk(message.id, in: message.threadID))
        context.say("Asking again")
    }

    private func goOnRefusal(_ shared: SharedState) -> String? {
        if let refusal = askRefusal(shared) { return refusal }
        return reading?.selection?.isUnfinished ?? false ? nil : "Only what was broken off or stopped is gone on with"
    }

    private mutating func goOn(_ context: inout ScreenContext) {
        guard let ask = reading?.selection.flatMap({ AnswerAsk(anew: $0, goesOn: true) }) else { return }
        context.failure = nil
        context.ask(ask)
        context.say("Going on")
    }

    // MARK: Forking

    private func forkRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages, let reading, reading.selection != nil else { return "Select a message first" }
        if reading.selectedAnswer != nil { return "This answer is still being given" }
        return shared.identity.writeRefusal
    }

    private func fork(_ context: inout ScreenContext) {
        guard let message = reading?.selection else { return }
        context.perform(
            Request(
                .forkThread(ThreadOrigin(threadID: message.threadID, messageID: message.id)),
                then: .visit("Forked: this is a new thread, which only you see")), "Forking the thread")
    }

    // MARK: Queued messages

    private func sendRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages, let reading, !shared.queued(in: reading.id).isEmpty else {
            return "Nothing is held here"
        }
        if shared.isAnswering(in: reading.id) { return "It is sent by itself when the answer has ended" }
        return shared.identity.writeRefusal
    }

    private func sendHeld(_ context: inout ScreenContext) {
        guard let thread = reading?.id else { return }
        context.queue.held.remove(thread)
    }

    private func editRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages, let reading, let last = shared.queued(in: reading.id).last else {
            return "Nothing is queued here"
        }
        let isSent = shared.queue.sending.contains(reading.id) && shared.queued(in: reading.id).first == last
        return isSent ? "It is being sent" : shared.identity.writeRefusal
    }

    private func editQueued(_ context: inout ScreenContext) {
        guard let thread = reading?.thread, let last = context.shared.queued(in: thread.id).last else { return }
        let purpose = WritingPurpose.message(last.target, title: thread.title)
        context.shared.takeBack(last, into: purpose.draft, title: purpose.subject)
        context.present(Composer(purpose, context.shared))
    }

    // MARK: Stopping

    /// The selected answer, else the last one here that can be stopped.
    private func stoppedAnswer(_ shared: SharedState) -> RunningAnswer? {
        reading?.selectedAnswer ?? reading?.running.last { shared.answers.canStop($0.id) }
    }

    private func stopRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages, let answer = stoppedAnswer(shared) else { return "No answer is being given here" }
        return shared.answers.canStop(answer.id) ? nil : "Somebody else asked for it: only they can stop it"
    }

    mutating func stopAnswer(_ context: inout ScreenContext) {
        guard let answer = stoppedAnswer(context.shared) else { return }
        context.add(.stopAnswer(answer.id))
        context.say("Stopped")
    }
}

extension Message {
    /// Whether it is an answer that was broken off or stopped.
    var isUnfinished: Bool { reply.map { $0.finish != .complete } ?? false }
}

extension CommandID {
    static let goOn = CommandID("messages.go-on")
    static let fork = CommandID("messages.fork")
    static let sendQueued = CommandID("messages.send-held")
    static let editQueued = CommandID("messages.edit-queued")
    static let askAgain = CommandID("messages.ask")
    static let stopAnswer = CommandID("messages.stop-answer")
}
