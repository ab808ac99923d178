import DocketDomain

/// Commands about the thread or artifact that is selected: each one asks for what it needs first.
extension HasSubject {
    /// - Parameter contexts: Where keys give the commands that only threads have.
    static func subjectCommands(threadsIn contexts: [KeyContext] = []) -> [ScreenCommand<Self>] {
        [
            change(.compose, \.compose) { subject, context in
                let purpose: WritingPurpose =
                    switch subject {
                    case .thread(let thread): .message(.thread(thread.id), title: thread.title)
                    case .artifact(let artifact): .message(.artifact(artifact.id, in: nil), title: artifact.title)
                    }
                context.present(Composer(purpose, context.shared))
            },
            change(.rename, \.rename) { subject, context in
                context.present(
                    Prompt(
                        Topic(SubjectTopic.rename(subject)), label: "title:", advice: "enter store · esc cancel",
                        text: subject.title))
            },
            change(.duplicate, \.duplicate) { subject, context in
                guard case .artifact(let artifact) = subject else { return }
                context.duplicate(artifact.id, called: artifact.title)
            },
            change(CommandEntry.visibility.reaching(contexts), \.thread) { subject, context in
                guard case .thread(let thread) = subject else { return }
                let all = ThreadVisibility.allCases
                context.present(
                    Picker(
                        Topic(SubjectTopic.visibility(thread.id)), title: "Who sees this thread?",
                        options: all.map { Picker.Option($0.rawValue, $0.rawValue, note: $0.meaning) },
                        selected: all.firstIndex(of: thread.visibility) ?? 0))
            },
            change(CommandEntry.tags.reaching(contexts), \.tags) { subject, context in
                context.present(
                    Prompt(
                        Topic(SubjectTopic.tags(subject)), label: "tags:",
                        advice: "names with spaces between · enter store · esc cancel",
                        text: subject.tags.joined(separator: " ")))
            },
            change(CommandEntry.agent.reaching(contexts), \.agent) { subject, context in
                guard case .thread(let thread) = subject else { return }
                let agents = context.identity.agents
                context.present(
                    Picker(
                        Topic(SubjectTopic.agent(thread.id)), title: "Who answers in this thread?",
                        options: [.standard(of: agents)] + agents.map { Picker.Option($0) },
                        selected: agents.firstIndex { $0.name == thread.agentID }.map { $0 + 1 } ?? 0))
            },
            change(.details, \.details) { $0.askForDetails(&$1) },
            change(.link, \.link) { subject, context in
                guard case .artifact(let artifact) = subject else { return }
                context.present(
                    Picker(Topic(SubjectTopic.linkTo(artifact.id)), title: "Link to which thread?", from: .threads))
            },
            change(.unlink, \.unlink) { subject, context in
                guard case .artifact(let artifact) = subject else { return }
                context.present(
                    Picker(
                        Topic(SubjectTopic.unlinkFrom(artifact.id)), title: "Unlink from which thread?",
                        options: artifact.links.map(Picker.Option.init)))
            },
            change(.delete, \.delete) { $0.askToDelete(&$1) },
            change(.restore, \.restore) { subject, context in
                switch subject {
                case .thread(let thread):
                    context.perform(
                        Request(.thread(thread.id, .restore), then: .say("Thread restored")), "Restoring the thread")
                case .artifact(let artifact):
                    context.perform(
                        Request(.artifact(artifact.id, .restore), then: .say("Artifact restored")),
                        "Restoring the artifact")
                }
            },
            change(.history, \.selection) { subject, context in
                context.present(HistoryOverlay(subject.stream, title: subject.title))
            },
        ]
    }

    private static func change(
        _ entry: CommandEntry, _ refusal: any KeyPath<SubjectRefusals, String?> & Sendable,
        run: @escaping @Sendable (SelectedSubject, inout ScreenContext) -> Void
    ) -> ScreenCommand<Self> {
        ScreenCommand(
            entry, off: { SubjectRefusals(subject: $0.subject, shared: $1)[keyPath: refusal] },
            run: { view, context in
                if let subject = view.subject { run(subject, &context) }
            })
    }
}

extension SelectedSubject {
    fileprivate func askForDetails(_ context: inout ScreenContext) {
        switch self {
        case .thread(let thread):
            context.present(Composer(.threadDescription(thread.id), text: thread.description, context.shared))
        case .artifact(let artifact):
            let options = [
                Picker.Option("description", "Description", note: artifact.description),
                Picker.Option("comment", "Comment", note: artifact.comment),
                Picker.Option("status", "Status", note: artifact.status),
            ]
            context.present(Picker(Topic(SubjectTopic.details(artifact)), title: "Change what?", options: options))
        }
    }

    fileprivate func askToDelete(_ context: inout ScreenContext) {
        let (what, text, command): (String, String, Command) =
            switch self {
            case .thread(let thread):
                (
                    "thread", "Its messages can't be read any more until it is restored. Its artifacts stay.",
                    .thread(thread.id, .delete)
                )
            case .artifact(let artifact):
                (
                    "artifact", "It is left out of lists until it is restored. Its history stays.",
                    .artifact(artifact.id, .delete)
                )
            }
        context.present(
            Question(
                title: "Delete the \(what) “\(title)”?", text: text, answer: "delete",
                consequence: .change(
                    Request(command, then: .say("\(what == "thread" ? "Thread" : "Artifact") deleted")),
                    words: "Deleting the \(what)")))
    }
}

extension Picker.Option {
    /// A thread that an artifact is linked to.
    init(_ link: ArtifactLink) {
        self.init(link.threadID.rawValue, link.title, note: link.relation.rawValue)
    }
}

extension Picker.Option {
    /// An assistant that answers.
    init(_ agent: AgentChoice) {
        self.init(agent.name, agent.name.shown, note: agent.model?.shown ?? "built in: computes from tables")
    }

    /// Whoever is meant by the settings.
    static func standard(of agents: [AgentChoice]) -> Self {
        let name = agents.first(where: \.isStandard).map { "\($0.name.shown) unless another is meant for the artifact" }
        return Self("", "as the settings say", note: name ?? "")
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
