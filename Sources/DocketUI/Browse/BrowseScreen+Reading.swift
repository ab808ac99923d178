import DocketDomain
import TerminalKit

/// Commands on the messages of a thread, and from one of its artifacts to the next.
extension BrowseScreen {
    static var readingCommands: [ScreenCommand<BrowseScreen>] {
        let elsewhere = CommandEntry.Elsewhere.because("Go to a thread's messages first")
        return [
            ScreenCommand(
                CommandEntry(
                    .fold, .looking, "Fold this message, or unfold it", hint: "fold", ["z"], in: [.messages],
                    also: ["collapse", "expand", "unfold the attachment"], elsewhere: elsewhere),
                off: { view, _ in view.foldRefusal }, run: { view, _ in view.reading?.fold() }),
            ScreenCommand(
                CommandEntry(
                    .foldAll, .looking, "Fold all messages, or unfold them", ["Z"], in: [.messages],
                    also: ["collapse all"], elsewhere: elsewhere),
                off: { view, _ in view.foldRefusal }, run: { view, _ in view.reading?.foldAll() }),
            ScreenCommand(
                CommandEntry(
                    .earlierVersions, .looking, "Earlier versions of what is said here", ["v"], in: [.messages],
                    also: ["older versions", "regenerated answers", "branches"], elsewhere: elsewhere),
                off: { view, _ in view.versionsRefusal },
                run: { view, context in
                    guard let thread = view.reading?.thread else { return }
                    context.present(EarlierOverlay(thread.id))
                }),
            step(.nextArtifact, "Next artifact of this thread", ["M", "alt-down"], 1),
            step(.previousArtifact, "Artifact before in this thread", ["B", "alt-up"], -1),
        ]
    }

    private var foldRefusal: String? {
        guard pane == .messages else { return "Go to the messages first" }
        return reading?.selection == nil ? "There is no message" : nil
    }

    private var versionsRefusal: String? {
        if let refusal = foldRefusal { return refusal }
        return reading?.thread?.pathChanges ?? 0 == 0 ? "Nothing was said otherwise before in this thread" : nil
    }

    private static func step(
        _ id: CommandID, _ title: String, _ keys: [String], _ step: Int
    ) -> ScreenCommand<BrowseScreen> {
        ScreenCommand(
            CommandEntry(
                id, .going, title, keys, in: [.messages, .artifacts, .table, .chart, .text],
                elsewhere: .because("Open a thread first")),
            off: { view, _ in view.artifacts.list.isEmpty ? "This thread has no artifacts" : nil },
            run: { $0.goToArtifact(by: step, &$1) })
    }

    /// Goes to the message of the next artifact, or to the artifact itself where one looks at artifacts.
    private mutating func goToArtifact(by step: Int, _ context: inout ScreenContext) {
        guard pane == .threads || pane == .messages else {
            let before = artifacts.list.view.selection
            artifacts.list.move(by: step)
            guard artifacts.list.view.selection != before else {
                return context.refuse(step > 0 ? "This is the last artifact" : "This is the first artifact")
            }
            return artifacts.openSelection()
        }
        guard let reading else { return }
        pane = .messages
        let known = artifacts.list
        var ordinal = reading.view.selection + step
        while (0..<reading.count).contains(ordinal), let message = reading.message(at: ordinal) {
            if let artifact = reading.artifacts(of: message, among: known).first {
                self.reading?.view.selection = ordinal
                artifacts.list.select { $0.id == artifact.id }
                return artifacts.openSelection()
            }
            ordinal += step
        }
        // Beyond the messages that are loaded the artifacts say where they were made.
        let made = known.loaded.compactMap { $0.item.links.first { $0.threadID == reading.id }?.ordinal }
        let next = step > 0 ? made.filter { $0 >= ordinal }.min() : made.filter { $0 <= ordinal }.max()
        guard let next, next < reading.count else {
            return context.refuse("No artifact was made in the messages \(step > 0 ? "below" : "above")")
        }
        self.reading?.view = ListState(selection: next, top: next)
    }
}

extension CommandID {
    static let fold = CommandID("messages.fold")
    static let earlierVersions = CommandID("messages.earlier")
    static let foldAll = CommandID("messages.fold-all")
    static let nextArtifact = CommandID("thread.next-artifact")
    static let previousArtifact = CommandID("thread.previous-artifact")
}
