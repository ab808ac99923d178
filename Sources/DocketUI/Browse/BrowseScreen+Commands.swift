import DocketDomain
import TerminalKit

extension BrowseScreen {
    package static let commands = CommandTable<BrowseScreen>(
        navigationCommands + findingCommands + subjectCommands(threadsIn: [.threads, .messages]) + viewerCommands + [
            ScreenCommand(
                .focusThird, off: { view, _ in view.artifacts.list.isEmpty ? "This thread has no artifacts" : nil },
                run: { $0.focusPane(2, &$1) }),
            ScreenCommand(.open, off: { view, _ in view.openRefusal }, run: { $0.open(&$1) }),
            ScreenCommand(.otherEnd, off: { view, _ in view.otherEndRefusal }, run: { $0.goToOtherEnd(&$1) }),
            ScreenCommand(
                .filter, in: [.threads, .artifacts, .table], off: { $0.filterRefusal($1) },
                run: { $0.openFilter(&$1) }),
            ScreenCommand(
                .reveal, in: [.messages], off: { view, _ in view.reasoningRefusal },
                run: { view, _ in view.toggleReasoning() }),
            ScreenCommand(.copy, off: { view, shared in view.selectionRefusal(shared) }) { $0.copySelection(&$1) },
            ScreenCommand(.copyAddress, off: { view, shared in view.selectionRefusal(shared) }) { view, context in
                context.copy(view.addressText(context.shared), as: "Address")
            },
        ] + readingCommands + answerCommands + offerCommands + notesCommands)

    // MARK: Opening and closing

    private var openRefusal: String? {
        switch pane {
        case .threads: reading == nil ? "There is no thread to open" : nil
        case .messages: openableArtifacts.isEmpty ? "This message made no artifact" : nil
        case .artifacts: artifacts.list.selection == nil ? "There is no artifact to open" : nil
        case .viewer: artifacts.openInViewerRefusal
        }
    }

    private mutating func open(_ context: inout ScreenContext) {
        switch pane {
        case .threads: pane = .messages
        case .messages: openCards(&context)
        case .artifacts:
            artifacts.openSelection()
            openWide(&context)
        case .viewer: artifacts.openInViewer(&context)
        }
    }

    private mutating func openCards(_ context: inout ScreenContext) {
        let openable = openableArtifacts
        if openable.count > 1 {
            context.present(
                Picker(
                    Topic(BrowseTopic.openArtifact), title: "Open which?",
                    options: openable.map { Picker.Option($0.id.rawValue, $0.title, note: $0.kind.label) }))
        } else if let artifact = openable.first {
            open(artifact, &context)
        }
    }

    mutating func open(_ artifact: ArtifactSummary, _ context: inout ScreenContext) {
        artifacts.open(artifact)
        openWide(&context)
    }

    /// What is open gets the focus and the width; leaving it leads back to where one was.
    mutating func openWide(_ context: inout ScreenContext) {
        openedFrom = pane == .messages ? .messages : .artifacts
        pane = .viewer
        artifacts.widen(&context)
    }

    package mutating func close(_ context: inout ScreenContext) {
        if pane == .messages, let answer = reading?.selectedAnswer, context.answers.canStop(answer.id) {
            return stopAnswer(&context)
        }
        if pane == .messages, !(reading?.marks.isEmpty ?? true) {
            reading?.marks = MessageMarks()
            return context.say("Nothing is marked any more")
        }
        closeInnermost(&context)
    }

    mutating func stepOut(_ context: inout ScreenContext) {
        switch pane {
        case .viewer: pane = openedFrom
        case .artifacts where !FilterText.text(of: artifacts.filter).isEmpty:
            setFilter(ArtifactFilter(), &context)
        case .artifacts: pane = .messages
        case .messages: pane = .threads
        case .threads: if isNarrowed { setFilter(ThreadFilter(), &context) }
        }
    }

    package mutating func stepBack(_ context: inout ScreenContext) -> Bool {
        switch pane {
        case .viewer where artifacts.closeBox(&context): break
        case .viewer: pane = openedFrom
        case .messages, .artifacts: pane = .threads
        case .threads: return false
        }
        return true
    }

    // MARK: The other end

    private var otherEndRefusal: String? {
        switch pane {
        case .threads: "Open the thread first"
        case .messages: openableArtifacts.isEmpty ? "This message made no artifact" : nil
        case .artifacts, .viewer: artifacts.otherEndRefusal
        }
    }

    private mutating func goToOtherEnd(_ context: inout ScreenContext) {
        switch pane {
        case .threads, .messages: openCards(&context)
        case .artifacts, .viewer: artifacts.goToOtherEnd(&context)
        }
    }

    // MARK: Reasoning

    private var reasoningRefusal: String? {
        let hasReasoning = reading?.selection?.parts.contains(where: \.isReasoning) ?? false
        return hasReasoning ? nil : "This message has no reasoning to show"
    }

    private mutating func toggleReasoning() {
        showsReasoning.toggle()
        reading?.layOutAgain()
    }

    // MARK: Filters

    private func filterRefusal(_ shared: SharedState) -> String? {
        guard pane == .messages else { return nil }
        return "Messages are not filtered; search them with \(shared.label(of: .find))"
    }

    private mutating func openFilter(_ context: inout ScreenContext) {
        switch pane {
        case .threads, .messages:
            context.present(
                Prompt(
                    Topic(BrowseTopic.filterThreads), label: "filter:",
                    advice: "words · tag:… visibility:team is:deleted · ↑ earlier", recalling: .threadFilter,
                    inForce: FilterText.text(of: filter), context.shared))
        case .artifacts, .viewer: artifacts.openFilter(isViewer: pane == .viewer, &context)
        }
    }

    // MARK: Copying

    private func selectionRefusal(_ shared: SharedState) -> String? {
        SubjectRefusals(subject: subject, shared: shared).selection
    }

    private mutating func copySelection(_ context: inout ScreenContext) {
        switch pane {
        case .threads, .artifacts: context.copy(addressText(context.shared), as: "Address")
        case .messages:
            guard let message = reading?.selection else { return }
            context.copy(message.parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n"), as: "Message")
        case .viewer: artifacts.copyInViewer(&context)
        }
    }

    private func addressText(_ shared: SharedState) -> String {
        (address(shared) ?? shared.history.current).description
    }
}
