/// A view with text to look through.
protocol Findable: Sendable {
    /// The pane that is looked through, by a name of its own.
    var findPane: String { get }
    /// Whether what was looked for last is kept in the view itself.
    var hasOwnFind: Bool { get }
    mutating func findAgain(forward: Bool, includingHere: Bool, _ context: inout ScreenContext)
    /// Begins a search for a text.
    mutating func beginFinding(_ text: String, _ context: inout ScreenContext)
}

/// What a line to find was typed for.
private struct FindTopic: Hashable {}

extension Findable {
    var hasOwnFind: Bool { false }

    mutating func beginFinding(_ text: String, _ context: inout ScreenContext) {
        guard noteFinding(text, &context) else { return }
        findAgain(forward: true, includingHere: true, &context)
    }

    /// Notes what is looked for; false where it is nothing.
    func noteFinding(_ text: String, _ context: inout ScreenContext) -> Bool {
        context.find = TextPattern(text).map { FindState(pattern: $0, pane: findPane) }
        return context.find != nil
    }

    /// Begins a search that was typed; false where the answer is about something else.
    mutating func takeFinding(_ answer: OverlayAnswer, _ context: inout ScreenContext) -> Bool {
        guard answer.topic(FindTopic.self) != nil, let text = answer.value(String.self) else { return false }
        beginFinding(text, &context)
        return true
    }

    static var findingCommands: [ScreenCommand<Self>] {
        [
            ScreenCommand(.find) { _, context in
                context.present(
                    Prompt(
                        Topic(FindTopic()), label: "/", advice: "enter find · ↑ earlier · esc cancel",
                        recalling: .find, inForce: context.find?.pattern.text ?? "", context.shared))
            },
            ScreenCommand(.findNext, off: { $0.findRefusal($1) }) {
                $0.findAgain(forward: true, includingHere: false, &$1)
            },
            ScreenCommand(.findPrevious, off: { $0.findRefusal($1) }) {
                $0.findAgain(forward: false, includingHere: false, &$1)
            },
        ]
    }

    private func findRefusal(_ shared: SharedState) -> String? {
        shared.find == nil && !hasOwnFind ? "Search for something first: \(shared.label(of: .find))" : nil
    }
}
