import DocketDomain

/// A message that waits until the answers in its thread have ended. It is kept between starts as drafts are.
struct QueuedMessage: Hashable, Sendable {
    let key: DraftKey
    let thread: ThreadID
    let target: OutgoingMessage.Target
    let text: String
    /// The paths of what goes with it.
    let files: [String]
    /// Its words for a line.
    let words: String
    /// Its place in the queue: when it was written, in milliseconds. Every terminal of the user sees the same order.
    let number: Int

    static let word = "queued"

    /// Nothing where the draft is of another kind.
    init?(_ key: DraftKey, _ draft: Draft) {
        let words = key.name.split(separator: " ").map(String.init)
        guard words.first == Self.word, words.count > 2, let place = words.last?.prefix(while: { $0 != "." }),
            let number = Int(place),
            case .thread(let thread)? = try? Address(parsing: words[1])
        else { return nil }
        switch words.count {
        case 3: target = .thread(thread)
        case 4:
            guard case .artifact(let artifact)? = try? Address(parsing: words[2]) else { return nil }
            target = .artifact(artifact, in: thread)
        default: return nil
        }
        self.key = key
        self.thread = thread
        self.number = number
        text = draft.text
        files = draft.files
        self.words = draft.words
    }

    /// Those among drafts, in the order in which they are sent.
    static func all(in drafts: [DraftKey: Draft]) -> [QueuedMessage] {
        drafts.compactMap { QueuedMessage($0.key, $0.value) }.sorted {
            ($0.number, $0.key.name) < ($1.number, $1.key.name)
        }
    }

    /// - Parameter run: Of the program: no other run has the same key, so that it stands for this message alone.
    static func key(
        _ target: OutgoingMessage.Target, in thread: ThreadID, number: Int, run: String
    ) -> DraftKey {
        let about: String = if case .artifact(let id, _) = target { " \(Address.artifact(id))" } else { "" }
        return DraftKey("\(word) \(Address.thread(thread))\(about) \(number).\(run)")
    }
}

extension DraftKey {
    /// Whether it is of a message that is queued.
    package var isQueued: Bool { name.hasPrefix(QueuedMessage.word + " ") }
}

/// What is known of the queues beside the messages in them.
package struct QueueState: Hashable, Sendable {
    /// Threads whose queue waits for a word of the user: their last answer was not whole, or the program was left.
    var held: Set<ThreadID> = []
    /// Threads of which a queued message is on its way to the workspace.
    var sending: Set<ThreadID> = []
    /// The discussions of artifacts, as far as this screen has written to them.
    var discussions: [ArtifactID: ThreadID] = [:]
}

extension SharedState {
    /// Those of a thread.
    func queued(in thread: ThreadID) -> [QueuedMessage] { drafts.queued.filter { $0.thread == thread } }

    /// Whether what is sent to a thread now has to wait.
    func isAnswering(in thread: ThreadID) -> Bool {
        answers.isUnderWay(in: thread) || queue.sending.contains(thread)
    }

    /// Whether what is queued in a thread waits for a word of the user.
    func isQueueHeld(in thread: ThreadID) -> Bool { queue.held.contains(thread) && !isAnswering(in: thread) }

    /// The thread that a message would go to, as far as that is known.
    func thread(of target: OutgoingMessage.Target) -> ThreadID? {
        switch target {
        case .thread(let id): id
        case .artifact(let artifact, let id): id ?? queue.discussions[artifact]
        }
    }

    /// Has a message wait behind those that wait already.
    mutating func enqueue(
        _ text: String, with files: [String], to target: OutgoingMessage.Target, in thread: ThreadID, title: String
    ) {
        let number = max((queued(in: thread).last?.number ?? 0) + 1, Int(now.milliseconds))
        drafts[QueuedMessage.key(target, in: thread, number: number, run: identity.run)] = Draft(
            title: "Queued: \(title)", text: text, files: files)
    }

    /// Makes a queued message a draft again, behind what was being written.
    mutating func takeBack(_ message: QueuedMessage, into key: DraftKey, title: String) {
        let texts = [drafts[key]?.text ?? "", message.text].filter { !$0.isEmpty }
        let files = drafts[key]?.files ?? []
        drafts[key] = Draft(
            title: title, text: texts.joined(separator: "\n\n"),
            files: files + message.files.filter { !files.contains($0) })
        drafts[message.key] = nil
    }
}
