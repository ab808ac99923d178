/// A conversation that was imported before, and what has become of it since.
struct ImportedAgain {
    let conversation: Conversation
    /// The id of each of its messages, those that the thread has and those that come now.
    let ids: [MessageID]
    /// Which of its messages the thread does not have.
    let new: [Int]
    /// Whether the thread knows a later state of the conversation.
    let isOlder: Bool
    /// What has to change for the thread to read as the conversation does, once the new messages are at its end.
    let path: ThreadPathChanged?
    /// Whether there is anything to write.
    let hasNews: Bool
    private let isAnother: Bool
    private let thread: ThreadState

    init(_ conversation: Conversation, path: ImportedPath, _ thread: ThreadState, _ context: Context) {
        let known = conversation.messages.map { path.ids[$0.key] }
        let ids = known.map { $0 ?? MessageID(context.makeID()) }
        let new = known.indices.filter { known[$0] == nil }
        let age = SourceAge(conversation.updatedAt, after: thread.sourceUpdatedAt)
        let isAnother = new.count == ids.count && !conversation.mayContinue(begun: thread.sourceCreatedAt)
        let change = isAnother ? nil : path.change(to: ids, added: new.map { ids[$0] }, isOlder: age == .older)
        self.isAnother = isAnother
        self.conversation = conversation
        self.thread = thread
        self.ids = ids
        self.new = new
        isOlder = age == .older
        self.path = change
        hasNews = !new.isEmpty || change != nil && age.changesPath(endsSooner: path.begins(with: ids))
    }

    /// The thread follows its source's title as long as nobody has given it another.
    var renaming: ThreadRenamed? {
        guard !isOlder, !isAnother, thread.title == thread.sourceTitle, thread.title != conversation.title else {
            return nil
        }
        return ThreadRenamed(from: thread.title, to: conversation.title)
    }

    var imported: ThreadImported {
        ThreadImported(
            fingerprint: isOlder ? thread.importFingerprint ?? conversation.fingerprint : conversation.fingerprint,
            messagesAdded: new.count, alternatives: conversation.alternatives,
            updatedAt: isOlder ? nil : conversation.updatedAt, title: isOlder ? nil : conversation.title)
    }
}

extension Conversation {
    /// Whether it can be a version of one with the same id, but other messages: ids are not always what they should be.
    ///
    /// - Parameter other: When the other one began.
    package func mayContinue(begun other: Timestamp?) -> Bool {
        !messages.allSatisfy(\.isKeyedByText) && (other == nil || other == createdAt)
    }
}

extension Conversation.Message {
    /// Whether its export gives it no id, so that it is known by what it says.
    fileprivate var isKeyedByText: Bool { key.hasPrefix(Self.textKeyPrefix) }

    /// What such a key begins with.
    package static let textKeyPrefix = "digest:"
}

extension Conversation.Artifact {
    /// The same, without the name by which it would be taken for one that is there.
    var nameless: Self {
        var nameless = self
        nameless.identifier = nil
        return nameless
    }
}
