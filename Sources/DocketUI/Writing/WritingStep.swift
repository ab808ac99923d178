package import DocketDomain

/// What follows when a text that was written is stored.
enum WritingStep: Hashable {
    /// Shows the thread that it was written to, at its last message.
    case openThread(WritingPurpose)
    /// Writes a first message to the thread that was made for it.
    case send(String, files: [String], WritingPurpose)
    case say(String, WritingPurpose)

    var purpose: WritingPurpose {
        switch self {
        case .openThread(let purpose), .send(_, _, let purpose), .say(_, let purpose): purpose
        }
    }
}

extension Completion {
    /// Shows the thread that a message went to.
    package static func openThread(_ target: OutgoingMessage.Target, title: String) -> Completion {
        writing(.openThread(.message(target, title: title)))
    }

    /// Writes a first message to the thread that was made for it.
    package static func sendFirst(_ text: String, with files: [String] = []) -> Completion {
        writing(.send(text, files: files, .newThread))
    }

    static func writing(_ step: WritingStep) -> Completion { .topic(Topic(step)) }
}
