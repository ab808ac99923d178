import DocketDomain
import TerminalKit

extension AppState {
    mutating func takeInPrompt(_ key: Key, _ state: PromptState, _ effects: inout [Effect]) {
        var state = state
        guard key == .enter else {
            if state.editor.handle(key) == .edited { state.refusal = nil }
            // Leaving an empty line backwards closes it, as in pagers.
            overlay = key.code == .backspace && state.editor.isEmpty ? nil : .prompt(state)
            return
        }
        let text = state.editor.text.trimmingBlanks
        overlay = nil
        switch state.purpose {
        case .find(let focus): beginFinding(text, in: focus, &effects)
        case .filterThreads:
            switch FilterText.threads(text) {
            case .success(let filter): setThreadFilter(filter, &effects)
            case .failure(let refusal):
                state.refusal = refusal.text
                overlay = .prompt(state)
            }
        case .filterArtifacts:
            switch FilterText.artifacts(text) {
            case .success(let filter): setGalleryFilter(filter, &effects)
            case .failure(let refusal):
                state.refusal = refusal.text
                overlay = .prompt(state)
            }
        case .filterCustomers:
            setCustomerFilter(CustomerFilterText.filter(text, standard: standardCustomers), &effects)
        case .filterTable: actOnTable(.filter(text), &effects)
        case .rename(let thread):
            guard !text.isEmpty else { return refuse("A thread needs a title") }
            perform(Request(.thread(thread, .rename(text)), then: .say("Renamed")), &effects)
        case .renameArtifact(let artifact):
            guard !text.isEmpty else { return refuse("An artifact needs a title") }
            perform(Request(.artifact(artifact, .rename(text)), then: .say("Renamed")), &effects)
        case .tags(let thread, let old):
            let new = text.split { $0 == "," || $0 == " " }.map(String.init)
            let added = new.filter { !old.contains($0) }
            let removed = old.filter { !new.contains($0) }
            perform(Request(.thread(thread, .tag(add: added, remove: removed)), then: .say("Tags changed")), &effects)
        case .importFile:
            guard !text.isEmpty else { return }
            changesUnderWay += 1
            effects.append(.importFile(path: text))
            say("Importing…")
        case .status(let artifact):
            perform(Request(.artifact(artifact, .setStatus(text)), then: .say("Status: \(text)")), &effects)
        }
    }

    mutating func takeInWriting(_ key: Key, _ state: WritingState, _ effects: inout [Effect]) {
        var state = state
        let isSend = key == .control("s") || key == Key(.enter, .alt)
        guard isSend else {
            _ = state.editor.handle(key, width: WritingView.textWidth(in: size))
            overlay = .writing(state)
            return
        }
        let text = state.editor.text
        let isBlank = text.trimmingBlanks.isEmpty
        switch state.purpose {
        case .message, .newThread: guard !isBlank else { return refuse("Write something first") }
        default: break
        }
        overlay = nil
        drafts[state.purpose] = nil
        switch state.purpose {
        case .message(let target, _):
            perform(
                Request(.send(OutgoingMessage(target: target, parts: [.text(text)])), then: .openThread), &effects)
        case .newThread:
            let new = NewThread(title: Self.title(from: text), visibility: identity.visibility)
            perform(Request(.createThread(new), then: .send(text)), &effects)
        case .threadDescription(let id):
            perform(Request(.thread(id, .describe(text)), then: .say("Description stored")), &effects)
        case .artifactDescription(let id):
            perform(Request(.artifact(id, .describe(text)), then: .say("Description stored")), &effects)
        case .artifactComment(let id):
            perform(Request(.artifact(id, .comment(text)), then: .say("Comment stored")), &effects)
        }
    }

    /// The first line with something on it, as far as a title is long.
    static func title(from text: String) -> String {
        let line = text.split(whereSeparator: \.isNewline).lazy.map { String($0).trimmingBlanks }.first { !$0.isEmpty }
        return TextWidth.standard.truncated(line ?? "New thread", to: 80)
    }
}
