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
                    .stopAnswer, .changing, "Stop the answer that is being given", hint: "stop", ["ctrl-x"],
                    in: [.messages], also: ["cancel the answer"], elsewhere: elsewhere),
                off: { view, shared in view.stopRefusal(shared) }, run: { $0.stopAnswer(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .proposeFromMessage, .changing, "Find in this message what it says of a customer, and propose it",
                    hint: "propose", ["p"], in: [.messages],
                    also: ["extract", "meeting notes", "profile from notes"], elsewhere: elsewhere),
                off: { view, shared in view.notesRefusal(shared) }, run: { $0.pickCustomer(&$1) }),
        ]
    }

    private func notesRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages, let reading, reading.selection != nil else { return "Select a message first" }
        if reading.selectedAnswer != nil { return "This answer is still being given" }
        return shared.identity.writeRefusal
    }

    private func pickCustomer(_ context: inout ScreenContext) {
        guard let message = reading?.selection else { return }
        context.present(
            Picker(
                Topic(BrowseTopic.customerOfNotes(message.id)), title: "Of which customer?", from: .customers))
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
        if let asked = message.reply?.answers {
            context.ask(AnswerAsk(asked, replaces: Reply.Replaced(id: message.id, ordinal: message.ordinal)))
        } else {
            context.ask(AnswerAsk(message.id))
        }
        context.say("Asking again")
    }

    private func stopRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages, let answer = reading?.selectedAnswer else { return "No answer is being given here" }
        return shared.answers.canStop(answer.id) ? nil : "Somebody else asked for it: only they can stop it"
    }

    mutating func stopAnswer(_ context: inout ScreenContext) {
        guard let answer = reading?.selectedAnswer else { return }
        context.add(.stopAnswer(answer.id))
        context.say("Stopped")
    }
}

extension CommandID {
    static let askAgain = CommandID("messages.ask")
    static let proposeFromMessage = CommandID("messages.propose")
    static let stopAnswer = CommandID("messages.stop-answer")
}
