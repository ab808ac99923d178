import DocketDomain
import TerminalKit

/// Messages are marked, and read together for what they say of a customer.
extension BrowseScreen {
    static var notesCommands: [ScreenCommand<BrowseScreen>] {
        let elsewhere = CommandEntry.Elsewhere.because("Go to a thread's messages first")
        return [
            ScreenCommand(
                CommandEntry(
                    .markMessage, .changing, "Mark this message, or take the mark away", hint: "mark", ["space"],
                    in: [.messages], isLocal: true, also: ["select messages"], elsewhere: elsewhere),
                off: { view, _ in view.markRefusal }, run: { view, _ in view.toggleMark() }),
            ScreenCommand(
                CommandEntry(
                    .markMessages, .changing, "Mark the messages from the last mark to here", ["*"], in: [.messages],
                    also: ["range of messages"], elsewhere: elsewhere),
                off: { view, _ in view.markRefusal },
                run: { $0.markRange(&$1) }),
            ScreenCommand(
                CommandEntry(
                    .proposeFromMessages, .changing,
                    "Find in the marked messages, or in this one, what they say of a customer, and propose it",
                    hint: "propose", ["p"], in: [.messages],
                    also: ["extract", "meeting notes", "profile from notes"], elsewhere: elsewhere),
                off: { view, shared in view.markRefusal ?? shared.identity.writeRefusal },
                run: { $0.pickCustomer(&$1) }),
        ]
    }

    private var markRefusal: String? {
        guard pane == .messages, let reading, reading.selection != nil else { return "Select a message first" }
        return reading.selectedAnswer != nil ? "This answer is still being given" : nil
    }

    private mutating func toggleMark() {
        guard var reading else { return }
        reading.marks.toggle(reading.view.selection)
        reading.view.move(by: 1, count: reading.storedCount)
        self.reading = reading
    }

    private mutating func markRange(_ context: inout ScreenContext) {
        guard var reading else { return }
        guard reading.marks.extend(to: reading.view.selection) else {
            return context.refuse("Mark where it begins first: \(context.label(of: .markMessage))")
        }
        context.say("\(reading.marks.count) marked")
        self.reading = reading
    }

    private func pickCustomer(_ context: inout ScreenContext) {
        guard let reading else { return }
        let messages = reading.marks.isEmpty ? [reading.view.selection] : reading.marks.places.sorted()
        context.present(
            Picker(
                Topic(BrowseTopic.customerOfNotes(NotesSource(reading.id, messages))), title: "Of which customer?",
                from: .customers(about: words(of: messages, in: reading))))
    }

    /// What may name the customer that messages are about.
    private func words(of messages: [Int], in reading: ReadingState) -> String {
        let parts = messages.flatMap { reading.message(at: $0)?.parts ?? [] }
        let thread = reading.thread.map { [$0.title] + $0.tags } ?? []
        return (thread + parts.map { String($0.text.prefix(Self.wordsOfNotes)) }).joined(separator: " ")
    }

    /// As many characters of each part of a message are looked through for names.
    private static let wordsOfNotes = 10_000
}

extension CommandID {
    static let markMessage = CommandID("messages.mark")
    static let markMessages = CommandID("messages.mark-range")
    static let proposeFromMessages = CommandID("messages.propose")
}
