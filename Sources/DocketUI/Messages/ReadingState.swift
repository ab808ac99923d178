package import DocketDomain
package import TerminalKit

/// A thread that is being read: the messages around the view, and how they are laid out.
package struct ReadingState: Hashable, Sendable {
    package let id: ThreadID
    /// What is known of the thread; nil until it has been loaded.
    package var thread: ThreadSummary?
    package var view = ListState()
    /// The place of the first message that came while the thread was shown, the last time some did.
    private(set) var firstNew: Int?
    /// Whether to go to the last message as soon as it is known which one that is.
    var wantsEnd = false
    /// Where a search is going in the selected message, as soon as that is laid out.
    var matchMove: MatchMove?
    /// Where a search stands.
    var matchPlace: MatchPlace?
    /// Loaded messages by their place in the thread.
    private(set) var messages: [Int: Message] = [:]
    private(set) var mentioned: [ArtifactID: ArtifactSummary] = [:]
    /// Texts of the attachments of loaded messages.
    private(set) var texts: [AttachmentID: String] = [:]
    /// Offers of loaded messages that were taken up when these were read.
    private var keptOffers: Set<OfferID> = []
    /// Those that were settled when messages were laid out.
    var settledOffers: Set<OfferID> = []
    /// Messages as rows of text, for the width that they were laid out for.
    var pages: [Int: MessagePage] = [:]
    var width = 0
    var folds = MessageFolds()
    var marks = MessageMarks()
    var theme = Theme()
    /// Answers that are being given: they stand behind the messages.
    var running: [RunningAnswer] = []
    var answerPages: [MessageID: AnswerPage] = [:]
    /// Those that have come to the foot of the view. They keep their room for more: a view that was moved up stays there.
    var padded: Set<MessageID> = []
    /// Whether the view was at the end of an answer that is whole by now, and stays there when it is read as a message.
    var staysAtEnd = false

    /// Messages that are asked for at once.
    static let chunk = 50
    /// Messages that are kept; those far from the view are dropped.
    private static let kept = 400
    /// Rows that a message is taken for until it is loaded.
    static let estimate = 4

    init(id: ThreadID, thread: ThreadSummary? = nil) {
        self.id = id
        self.thread = thread
    }

    /// Messages that are stored.
    var storedCount: Int { thread?.messageCount ?? 0 }
    /// All that can be read: the messages, and the answers behind them.
    package var count: Int { storedCount + running.count }
    package var selection: Message? { message(at: view.selection) }

    package func message(at ordinal: Int) -> Message? {
        if let message = messages[ordinal] { return message }
        let index = ordinal - storedCount
        return running.indices.contains(index) ? Message(running[index], ordinal: ordinal) : nil
    }

    /// The answer that is selected, where one is that is being given.
    var selectedAnswer: RunningAnswer? {
        let index = view.selection - storedCount
        return running.indices.contains(index) ? running[index] : nil
    }

    func height(of ordinal: Int) -> Int {
        pages[ordinal]?.rows.count ?? Self.estimate
    }

    /// `height(of:)` as it is now, for changing the view.
    var heights: (Int) -> Int {
        let pages = self.pages
        return { pages[$0]?.rows.count ?? Self.estimate }
    }

    /// The artifacts that a message made or touched, as far as they are known.
    func artifacts(of message: Message, among known: PagedList<ArtifactSummary>) -> [ArtifactSummary] {
        var found = known.items { artifact in
            artifact.links.contains { $0.threadID == id && $0.messageID == message.id }
        }
        if let mention = message.mention, !found.contains(where: { $0.id == mention.artifactID }),
            let artifact = mentioned[mention.artifactID]
        {
            found.insert(artifact, at: 0)
        }
        return found.sorted { $0.id < $1.id }
    }

    /// The chunks of messages that the view needs and that are not there.
    func missing(height: Int) -> [Range<Int>] {
        guard storedCount > 0 else { return [] }
        let low = max(0, view.top - Self.chunk / 2)
        let high = min(storedCount - 1, max(view.selection, view.top + height) + Self.chunk / 2)
        guard low <= high else { return [] }
        return (low / Self.chunk...high / Self.chunk).compactMap { chunk in
            let range = chunk * Self.chunk..<min(storedCount, (chunk + 1) * Self.chunk)
            return range.contains { messages.index(forKey: $0) == nil } ? range : nil
        }
    }

    /// What a message offers, but for what was taken up or put off.
    func offers(of message: Message, settled: Set<OfferID>) -> [OpenOffer] {
        (message.reply?.offers ?? []).enumerated().compactMap { place, offer in
            let id = OfferID(message.id, place)
            return keptOffers.contains(id) || settled.contains(id) ? nil : OpenOffer(id: id, offer: offer)
        }
    }

    mutating func handle(
        _ loaded: [Message], artifacts: [ArtifactSummary], texts: [AttachmentID: String], kept: Set<OfferID>
    ) {
        self.texts.merge(texts) { $1 }
        keptOffers.formUnion(kept)
        for message in loaded {
            messages[message.ordinal] = message
            pages[message.ordinal] = nil
        }
        for artifact in artifacts { mentioned[artifact.id] = artifact }
        guard messages.count > Self.kept else { return }
        let near = view.selection - Self.kept / 2...view.selection + Self.kept / 2
        messages = messages.filter { near.contains($0.key) }
        pages = pages.filter { near.contains($0.key) }
        let present = Set(messages.values.flatMap { $0.attachments.map(\.id) })
        self.texts = self.texts.filter { present.contains($0.key) }
    }

    /// Takes what is known of the thread now. Where its messages are others than before they are read again.
    mutating func take(_ thread: ThreadSummary) {
        if let known = self.thread, known.pathChanges != thread.pathChanges {
            messages = [:]
            pages = [:]
            marks = MessageMarks()
        } else if let known = self.thread, known.messageCount < thread.messageCount {
            firstNew = known.messageCount
        }
        self.thread = thread
    }

    /// Forgets how messages were laid out: their artifacts have changed.
    mutating func layOutAgain() {
        pages = [:]
    }
}

extension ReadingState {
    /// Whether one of the messages that are seen is not there.
    func lacksSeen(height: Int) -> Bool {
        guard thread != nil else { return true }
        return view.visible(count: count, height: height, heightOf: self.height(of:)).contains {
            message(at: $0) == nil
        }
    }
}

extension Message {
    /// An answer that is being given, as if it were stored already.
    fileprivate init(_ answer: RunningAnswer, ordinal: Int) {
        self.init(
            id: MessageID("answering \(answer.id)"), threadID: answer.threadID, ordinal: ordinal, role: .assistant,
            parts: [.text(answer.text)], attachments: [], author: answer.agent, createdAt: answer.startedAt,
            mention: nil)
    }
}
