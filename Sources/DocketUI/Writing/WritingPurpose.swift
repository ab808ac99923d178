import DocketDomain

/// What a text becomes.
enum WritingPurpose: Hashable {
    case message(OutgoingMessage.Target, title: String)
    case newThread
    case threadDescription(ThreadID)
    case artifactDescription(ArtifactID)
    case artifactComment(ArtifactID)

    /// What an unfinished text of it is kept by: titles change.
    var draft: Topic {
        if case .message(let target, _) = self { Topic(target) } else { Topic(self) }
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

    var note: String {
        isMessage ? "ctrl-s stores it · no assistant is set up, so none will answer" : "ctrl-s stores it"
    }

    /// Whether it is read by others, so that it can't be blank.
    var isMessage: Bool {
        switch self {
        case .message, .newThread: true
        default: false
        }
    }
}
