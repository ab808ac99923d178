import DocketDomain

extension DecidesProposals {
    /// The commands about one proposal, wherever it is shown.
    ///
    /// - Parameter contexts: Where their keys mean them.
    static func decidingCommands(in contexts: [KeyContext]) -> [ScreenCommand<Self>] {
        [
            decide(.accept, contexts) { $0.accept(&$1) },
            decide(.reject, contexts) { $0.reject(&$1) },
            decide(.edit, contexts) { $0.edit(&$1) },
            decide(.editOutside, contexts) { $0.editOutside(&$1) },
            ScreenCommand(.undo, in: contexts, off: { $1.identity.writeRefusal }, run: { $0.undo(.newest, &$1) }),
            ScreenCommand(.reveal, in: contexts) { view, context in
                view.isRevealed.toggle()
                context.noteMove()
                context.say(view.isRevealed ? "Sensitive values are shown" : "Sensitive values are hidden")
            },
        ]
    }

    private static func decide(
        _ entry: CommandEntry, _ contexts: [KeyContext],
        run: @escaping @Sendable (inout Self, inout ScreenContext) -> Void
    ) -> ScreenCommand<Self> {
        ScreenCommand(entry, in: contexts, off: { $0.decisionRefusal($1) }, run: run)
    }
}

extension CommandEntry {
    static let accept = deciding(.accept, "Accept the proposal", hint: "accept", ["a"], also: ["approve", "confirm"])
    static let reject = deciding(
        .reject, "Reject it, with a reason if you like", hint: "reject", ["r"],
        also: ["deny", "decline", "refuse"])
    /// Customers' values are edited by the same key.
    static let edit = deciding(.edit, "Change the value, then accept it", hint: "edit", ["e"])
    static let editOutside = deciding(.editOutside, "The same in $VISUAL or $EDITOR", ["E"])
    /// Corrections are taken back where they are made, too.
    static let undo = deciding(
        .undo, "Take back my last decision or correction", hint: "undo", ["u"], isLocal: true, also: ["undo"])

    private static func deciding(
        _ id: CommandID, _ title: String, hint: String? = nil, _ keys: [String], isLocal: Bool = false,
        also: [String] = []
    ) -> CommandEntry {
        CommandEntry(
            id, .deciding, title, hint: hint, keys, in: [], isLocal: isLocal, also: also,
            elsewhere: .because("Open a proposal first"))
    }
}

extension CommandID {
    static let accept = CommandID("review.accept")
    static let reject = CommandID("review.reject")
    static let edit = CommandID("review.edit")
    static let editOutside = CommandID("review.editor")
    static let undo = CommandID("review.undo")
}

extension KeyContext {
    static let proposal = KeyContext("proposal", "Proposal", first: .deciding)
}
