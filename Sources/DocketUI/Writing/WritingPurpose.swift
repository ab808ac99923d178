import DocketDomain

/// What a text becomes.
enum WritingPurpose: Hashable {
    case message(OutgoingMessage.Target, title: String)
    case newThread
    case threadDescription(ThreadID)
    case artifactDescription(ArtifactID)
    case artifactComment(ArtifactID)

    /// What an unfinished text of it is kept by: titles change.
    var draft: DraftKey {
        switch self {
        case .message(.thread(let id), _): DraftKey("message \(Address.thread(id))")
        case .message(.artifact(let id, in: nil), _): DraftKey("message \(Address.artifact(id))")
        case .message(.artifact(let id, in: let thread?), _):
            DraftKey("message \(Address.artifact(id)) \(Address.thread(thread))")
        case .newThread: DraftKey("thread")
        case .threadDescription(let id): DraftKey("description \(Address.thread(id))")
        case .artifactDescription(let id): DraftKey("description \(Address.artifact(id))")
        case .artifactComment(let id): DraftKey("comment \(Address.artifact(id))")
        }
    }

    /// What a draft that was kept is for; nil where that can't be told.
    init?(_ key: DraftKey, title: String) {
        let words = key.name.split(separator: " ").map(String.init)
        let addresses = words.dropFirst().compactMap { try? Address(parsing: $0) }
        guard let kind = words.first, addresses.count == words.count - 1 else { return nil }
        switch (kind, addresses.first, addresses.dropFirst().first) {
        case ("message", .thread(let id), nil): self = .message(.thread(id), title: title)
        case ("message", .artifact(let id), nil): self = .message(.artifact(id, in: nil), title: title)
        case ("message", .artifact(let id), .thread(let thread)):
            self = .message(.artifact(id, in: thread), title: title)
        case ("thread", nil, nil): self = .newThread
        case ("description", .thread(let id), nil): self = .threadDescription(id)
        case ("description", .artifact(let id), nil): self = .artifactDescription(id)
        case ("comment", .artifact(let id), nil): self = .artifactComment(id)
        default: return nil
        }
    }

    /// Where a message would go to; nothing where it begins a thread, and for other texts.
    var target: OutgoingMessage.Target? {
        if case .message(let target, _) = self { target } else { nil }
    }

    /// What it is about, as people call it.
    var subject: String {
        if case .message(_, let title) = self { title } else { self.title }
    }

    var title: String {
        switch self {
        case .message(.thread(_), let title): "Message in \(title)"
        case .message(.artifact(_, in: _), let title): "Message about \(title)"
        case .newThread: "New thread"
        case .threadDescription: "Description of the thread"
        case .artifactDescription: "Description of the artifact"
        case .artifactComment: "Comment on the artifact"
        }
    }

    var placeholder: String {
        switch self {
        case .message: "Write in Markdown"
        case .newThread: "The first line becomes the title"
        default: "Write, or leave it empty"
        }
    }

    /// What `ctrl-s` does with it now.
    func note(_ shared: SharedState) -> String {
        guard isMessage else { return "ctrl-s stores it" }
        if isQueued(shared) { return "ctrl-s queues it until the answer has ended" }
        let agents = shared.identity.agents
        return !agents.isEmpty && agents.allSatisfy(\.isBuiltIn)
            ? "ctrl-s sends it; without a model docket computes from tables only"
            : "ctrl-s sends it, and an assistant answers"
    }

    /// Whether an answer is being given where it would go to.
    private func isQueued(_ shared: SharedState) -> Bool {
        target.flatMap { shared.thread(of: $0) }.map { shared.isAnswering(in: $0) } ?? false
    }

    /// Whether it is read by others, so that it can't be blank.
    var isMessage: Bool {
        switch self {
        case .message, .newThread: true
        default: false
        }
    }
}
