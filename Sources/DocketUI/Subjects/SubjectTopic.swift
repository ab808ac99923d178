import DocketDomain

/// What is asked before a thread or an artifact is changed.
enum SubjectTopic: Hashable {
    case rename(SelectedSubject)
    case visibility(ThreadID)
    case tags(SelectedSubject)
    case agent(ThreadID)
    /// Which text or property of an artifact to change.
    case details(ArtifactSummary)
    case status(ArtifactID)
    case linkTo(ArtifactID)
    case unlinkFrom(ArtifactID)
}

extension SubjectTopic {
    /// Makes the change that was asked for; false where the answer is about something else.
    static func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) -> Bool {
        guard let topic = answer.topic(SubjectTopic.self) else { return false }
        if let text = answer.value(String.self) {
            topic.handle(text, &context)
        } else if let option = answer.value(Picker.Option.self) {
            topic.handle(option, &context)
        }
        return true
    }

    private func handle(_ text: String, _ context: inout ScreenContext) {
        switch self {
        case .rename(.thread(let thread)):
            guard !text.isEmpty else { return context.refuse("A thread needs a title") }
            context.perform(
                Request(.thread(thread.id, .rename(text)), then: .say("Renamed")), "Renaming the thread")
        case .rename(.artifact(let artifact)):
            guard !text.isEmpty else { return context.refuse("An artifact needs a title") }
            context.perform(
                Request(.artifact(artifact.id, .rename(text)), then: .say("Renamed")), "Renaming the artifact")
        case .tags(let subject):
            let old = subject.tags
            let new = text.split { $0 == "," || $0 == " " }.map(String.init)
            let added = new.filter { !old.contains($0) }
            let removed = old.filter { !new.contains($0) }
            let command: Command =
                switch subject {
                case .thread(let thread): .thread(thread.id, .tag(add: added, remove: removed))
                case .artifact(let artifact): .artifact(artifact.id, .tag(add: added, remove: removed))
                }
            context.perform(Request(command, then: .say("Tags changed")), "Changing the tags")
        case .status(let artifact): setStatus(text, of: artifact, &context)
        case .visibility, .agent, .details, .linkTo, .unlinkFrom: break
        }
    }

    private func handle(_ option: Picker.Option, _ context: inout ScreenContext) {
        switch self {
        case .visibility(let thread):
            guard let visibility = ThreadVisibility(rawValue: option.value) else { return }
            context.perform(
                Request(.thread(thread, .setVisibility(visibility)), then: .say("The thread is \(option.value) now")),
                "Changing who sees the thread")
        case .agent(let thread):
            let agent = option.value.isEmpty ? nil : option.value
            let said = agent.map { "\($0.shown) answers here from now on" } ?? "The settings say who answers here"
            context.perform(
                Request(.thread(thread, .setAgent(agent)), then: .say(said)), "Changing who answers in the thread")
        case .status(let artifact): setStatus(option.value, of: artifact, &context)
        case .details(let artifact): change(option.value, of: artifact, &context)
        case .linkTo(let artifact):
            let command = ArtifactCommand.link(ThreadID(option.value), .referenced)
            context.perform(
                Request(.artifact(artifact, command), then: .say("Linked to “\(option.label)”")),
                "Linking the artifact")
        case .unlinkFrom(let artifact):
            let command = ArtifactCommand.unlink(ThreadID(option.value))
            context.perform(
                Request(.artifact(artifact, command), then: .say("Unlinked from “\(option.label)”")),
                "Unlinking the artifact")
        case .rename, .tags: break
        }
    }

    private func setStatus(_ status: String, of artifact: ArtifactID, _ context: inout ScreenContext) {
        context.perform(
            Request(.artifact(artifact, .setStatus(status)), then: .say("Status: \(status)")), "Changing the status")
    }

    private func change(_ detail: String, of artifact: ArtifactSummary, _ context: inout ScreenContext) {
        switch detail {
        case "description":
            context.present(Composer(.artifactDescription(artifact.id), text: artifact.description, context.shared))
        case "comment":
            context.present(Composer(.artifactComment(artifact.id), text: artifact.comment, context.shared))
        default:
            guard let allowed = ArtifactStatus.allowed(for: artifact.kind) else {
                return context.present(
                    Prompt(
                        Topic(SubjectTopic.status(artifact.id)), label: "status:",
                        advice: "enter store · esc cancel", text: artifact.status))
            }
            context.present(
                Picker(
                    Topic(SubjectTopic.status(artifact.id)), title: "Which status?",
                    options: allowed.map { Picker.Option($0, $0) },
                    selected: allowed.firstIndex(of: artifact.status) ?? 0))
        }
    }
}
