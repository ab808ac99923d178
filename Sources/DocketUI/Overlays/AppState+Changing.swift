import DocketDomain
import TerminalKit

extension AppState {
    /// Commands that change something: each one asks for what it needs first.
    mutating func runChanging(_ id: CommandID, _ effects: inout [Effect]) {
        if id == .composeNew { return write(.newThread) }
        switch subject {
        case .thread(let thread): runChanging(id, thread, &effects)
        case .artifact(let artifact): runChanging(id, artifact, &effects)
        case nil: break
        }
    }

    private mutating func runChanging(_ id: CommandID, _ thread: ThreadSummary, _ effects: inout [Effect]) {
        switch id {
        case .compose: write(.message(.thread(thread.id), title: thread.title))
        case .rename: overlay = .prompt(PromptState(purpose: .rename(thread.id), editor: LineEditor(thread.title)))
        case .tags:
            let editor = LineEditor(thread.tags.joined(separator: " "))
            overlay = .prompt(PromptState(purpose: .tags(thread.id, thread.tags), editor: editor))
        case .visibility:
            let options = ThreadVisibility.allCases.map {
                PickerState.Option($0.rawValue, $0.rawValue, note: $0.meaning)
            }
            overlay = .picker(
                PickerState(
                    .visibility(thread.id), title: "Who sees this thread?", options: options,
                    selected: ThreadVisibility.allCases.firstIndex(of: thread.visibility) ?? 0))
        case .details: write(.threadDescription(thread.id), text: thread.description)
        case .delete:
            let text = "Its messages can't be read any more until it is restored. Its artifacts stay."
            ask("Delete the thread “\(thread.title)”?", text, .thread(thread.id, .delete), "Thread deleted")
        case .restore: perform(Request(.thread(thread.id, .restore), then: .say("Thread restored")), &effects)
        default: break
        }
    }

    private mutating func runChanging(_ id: CommandID, _ artifact: ArtifactSummary, _ effects: inout [Effect]) {
        switch id {
        case .compose: write(.message(.artifact(artifact.id, in: nil), title: artifact.title))
        case .rename:
            overlay = .prompt(PromptState(purpose: .renameArtifact(artifact.id), editor: LineEditor(artifact.title)))
        case .details:
            let options = [
                PickerState.Option("description", "Description", note: artifact.description),
                PickerState.Option("comment", "Comment", note: artifact.comment),
                PickerState.Option("status", "Status", note: artifact.status),
            ]
            overlay = .picker(PickerState(.details, title: "Change what?", options: options))
        case .link:
            overlay = .picker(
                PickerState(.linkTo(artifact.id), title: "Link to which thread?", options: [], editor: LineEditor()))
        case .unlink:
            let options = artifact.links.map {
                PickerState.Option($0.threadID.rawValue, $0.title, note: $0.relation.rawValue)
            }
            overlay = .picker(
                PickerState(.unlinkFrom(artifact.id), title: "Unlink from which thread?", options: options))
        case .delete:
            let text = "It is left out of lists until it is restored. Its history stays."
            ask("Delete the artifact “\(artifact.title)”?", text, .artifact(artifact.id, .delete), "Artifact deleted")
        case .restore: perform(Request(.artifact(artifact.id, .restore), then: .say("Artifact restored")), &effects)
        default: break
        }
    }

    private mutating func write(_ purpose: WritingState.Purpose, text: String = "") {
        overlay = .writing(WritingState(purpose: purpose, editor: drafts[purpose] ?? TextEditor(text)))
    }

    private mutating func ask(_ title: String, _ text: String, _ command: Command, _ done: String) {
        overlay = .question(
            QuestionState(title: title, text: text, answer: "delete", change: Request(command, then: .say(done))))
    }

    /// What a choice in a picker does.
    mutating func choose(
        _ option: PickerState.Option, for purpose: PickerState.Purpose, _ effects: inout [Effect]
    ) {
        switch purpose {
        case .visibility(let thread):
            guard let visibility = ThreadVisibility(rawValue: option.value) else { return }
            perform(
                Request(.thread(thread, .setVisibility(visibility)), then: .say("The thread is \(option.value) now")),
                &effects)
        case .status(let artifact):
            perform(
                Request(.artifact(artifact, .setStatus(option.value)), then: .say("Status: \(option.value)")), &effects)
        case .details: chooseDetail(option.value)
        case .reviewFilter, .reviewOrder, .assign: chooseAtDesk(option, for: purpose, &effects)
        case .openArtifact:
            if let artifact = openableArtifacts.first(where: { $0.id.rawValue == option.value }) {
                openOnShelf(artifact)
                trail.visit(address)
            }
        case .linkTo(let artifact):
            let command = ArtifactCommand.link(ThreadID(option.value), .referenced)
            perform(Request(.artifact(artifact, command), then: .say("Linked to “\(option.label)”")), &effects)
        case .unlinkFrom(let artifact):
            let command = ArtifactCommand.unlink(ThreadID(option.value))
            perform(Request(.artifact(artifact, command), then: .say("Unlinked from “\(option.label)”")), &effects)
        case .threadOf(let id):
            guard let artifact = shownShelf.selection, artifact.id == id,
                let link = artifact.links.first(where: { $0.threadID.rawValue == option.value })
            else { return }
            go(to: link, of: artifact, &effects)
            trail.visit(address)
        }
    }

    private mutating func chooseDetail(_ value: String) {
        guard case .artifact(let artifact) = subject else { return }
        switch value {
        case "description": write(.artifactDescription(artifact.id), text: artifact.description)
        case "comment": write(.artifactComment(artifact.id), text: artifact.comment)
        default:
            guard let allowed = ArtifactStatus.allowed(for: artifact.kind) else {
                overlay = .prompt(PromptState(purpose: .status(artifact.id), editor: LineEditor(artifact.status)))
                return
            }
            overlay = .picker(
                PickerState(
                    .status(artifact.id), title: "Which status?",
                    options: allowed.map { PickerState.Option($0, $0, note: "") },
                    selected: allowed.firstIndex(of: artifact.status) ?? 0))
        }
    }
}

extension ThreadVisibility {
    /// Who it lets in.
    var meaning: String {
        switch self {
        case .private: "only its owner"
        case .team: "everybody but agents"
        case .public: "everybody, agents too"
        }
    }
}
