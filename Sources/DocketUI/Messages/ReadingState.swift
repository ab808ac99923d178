package import DocketDomain
package import TerminalKit

/// A thread that is being read: the messages around the view, and how they are laid out.
package struct ReadingState: Hashable, Sendable {
    package let id: ThreadID
    /// What is known of the thread; nil until it has been loaded.
    package var thread: ThreadSummary?
    package var view = ListState()
    /// Whether to go to the last message as soon as it is known which one that is.
    var wantsEnd = false
    /// Where a search is going in the selected message, as soon as that is laid out.
    private var matchMove: MatchMove?
    /// Where a search stands.
    private var matchPlace: MatchPlace?
    /// Loaded messages by their place in the thread.
    private(set) var messages: [Int: Message] = [:]
    private(set) var mentioned: [ArtifactID: ArtifactSummary] = [:]
    /// Texts of the attachments of loaded messages.
    private(set) var texts: [AttachmentID: String] = [:]
    /// Offers of loaded messages that were taken up when these were read.
    private var keptOffers: Set<OfferID> = []
    /// Those that were settled when messages were laid out.
    private var settledOffers: Set<OfferID> = []
    /// Messages as rows of text, for the width that they were laid out for.
    private(set) var pages: [Int: MessagePage] = [:]
    private var width = 0
    /// Messages that are folded; those that are not, where all are.
    private var foldedExceptions: Set<Int> = []
    /// Messages whose long attachments are shown whole.
    private var wholes: Set<Int> = []
    private var foldsAll = false
    var marks = MessageMarks()
    private var theme = Theme()
    /// Answers that are being given: they stand behind the messages.
    private(set) var running: [RunningAnswer] = []
    private var answerPages: [MessageID: AnswerPage] = [:]
    /// Those that have come to the foot of the view. They keep their room for more: a view that was moved up stays there.
    private var padded: Set<MessageID> = []
    /// Whether the view was at the end of an answer that is whole by now, and stays there when it is read as a message.
    private var staysAtEnd = false

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
    private var heights: (Int) -> Int {
        let pages = self.pages
        return { pages[$0]?.rows.count ?? Self.estimate }
    }

    /// The artifacts that a message made or touched, as far as they are known.
    func artifacts(of message: Message, among known: [ArtifactSummary]) -> [ArtifactSummary] {
        var found = known.filter { artifact in
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
            return range.contains { messages[$0] == nil } ? range : nil
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
        }
        self.thread = thread
    }

    /// Forgets how messages were laid out: their artifacts have changed.
    mutating func layOutAgain() {
        pages = [:]
    }

    /// Lays out what is near the view and brings the selection into it.
    mutating func reconcile(width: Int, height: Int, context: MessageContext) {
        let theme = context.appearance.styles
        if width != self.width || theme != self.theme {
            self.width = width
            self.theme = theme
            pages = [:]
            answerPages = [:]
        }
        if context.settledOffers != settledOffers {
            for message in context.settledOffers.symmetricDifference(settledOffers).map(\.message) {
                if let ordinal = messages.values.first(where: { $0.id == message })?.ordinal { pages[ordinal] = nil }
            }
            settledOffers = context.settledOffers
        }
        // Without a count the selection would be taken for one beyond the end.
        guard width > 0, height > 0, thread != nil else { return }
        let follows = takeAnswers(height: height, context)
        // What is above the selection decides where it lies, so it is laid out first.
        layOut(view.selection, context)
        var rows = 0
        for ordinal in stride(from: view.selection - 1, through: max(0, view.selection - height), by: -1) {
            guard rows < height else { break }
            layOut(ordinal, context)
            rows += self.height(of: ordinal)
        }
        view.reconcile(count: count, height: height, heightOf: heights)
        var ordinal = view.top
        rows = -view.hiddenRows
        while ordinal < count, rows < height {
            layOut(ordinal, context)
            rows += self.height(of: ordinal)
            ordinal += 1
        }
        view.reconcile(count: count, height: height, heightOf: heights)
        if follows || staysAtEnd, view.selection == count - 1 {
            reveal(self.height(of: count - 1) - 1, of: count - 1, height: height)
        }
        if staysAtEnd, view.selection != count - 1 || messages[count - 1] != nil { staysAtEnd = false }
        settleMatch(height: height)
    }

    /// Takes the answers that are being given to the thread, and lays out what has come of them.
    ///
    /// - Returns: Whether the view stays at their end, since it was there.
    private mutating func takeAnswers(height: Int, _ context: MessageContext) -> Bool {
        guard !context.answers.isEmpty || !running.isEmpty else { return false }
        let placements = view.placements(count: count, height: height) { self.height(of: $0) }
        let follows =
            placements.last.map { $0.item == count - 1 && view.selection == $0.item && $0.row + $0.height <= height }
            ?? false
        let isScrolled = view.top > 0 || view.hiddenRows > 0
        let before = count
        // One that is a message by now is read as such.
        running = context.answers.filter { answer in
            !messages.values.contains { $0.reply?.answers == answer.id && $0.id != answer.replaces }
        }
        answerPages = answerPages.filter { id, _ in running.contains { $0.id == id } }
        padded = padded.filter { id in running.contains { $0.id == id } }
        for (index, answer) in running.enumerated() {
            var page =
                answerPages[answer.id]
                ?? AnswerPage(width: MessagePage.textWidth(in: width), theme: context.appearance.styles)
            page.take(answer.text)
            answerPages[answer.id] = page
            if follows, isScrolled, index == running.count - 1 { padded.insert(answer.id) }
            pages[storedCount + index] = MessagePage(
                answering: answer, rows: padded.contains(answer.id) ? Self.padded(page.rows, in: height) : page.rows,
                theme: context.appearance.styles)
        }
        if follows, count > before { view.selection = count - 1 }
        staysAtEnd = staysAtEnd || follows && running.isEmpty
        return follows && !running.isEmpty
    }

    /// With room for more: an answer that has come to the foot of the view moves up by most of it, and is at rest until it
    /// is there again. Rows that creep are hard to read, and each step of them is the whole view once more.
    private static func padded(_ rows: [Line], in height: Int) -> [Line] {
        let step = max(1, height * 2 / 3)
        return rows + Array(repeating: Line(), count: (step - rows.count % step) % step)
    }

    private mutating func layOut(_ ordinal: Int, _ context: MessageContext) {
        guard pages[ordinal] == nil, let message = messages[ordinal] else { return }
        pages[ordinal] = MessagePage(
            message, artifacts: artifacts(of: message, among: context.artifacts),
            offers: offers(of: message, settled: context.settledOffers).map(\.offer), texts: texts,
            author: context.identity.name(of: message.author, message.role), width: width,
            appearance: context.appearance,
            times: context.times, showsReasoning: context.showsReasoning, extent: extent(of: ordinal),
            foldKey: context.foldKey, offerKeys: context.offerKeys)
    }

    // MARK: Searching

    private struct MatchMove: Hashable {
        let ordinal: Int
        let pattern: TextPattern
        /// Whether to its first row with the text, rather than to the last one.
        let isFirst: Bool
    }

    /// A row of a message.
    private struct MatchPlace: Hashable {
        let ordinal: Int
        let row: Int
    }

    /// Selects a message, and brings the first of its rows with a text into view; on the way up, the last one.
    mutating func go(to ordinal: Int, matching pattern: TextPattern, forward: Bool) {
        view.selection = ordinal
        matchPlace = nil
        matchMove = MatchMove(ordinal: ordinal, pattern: pattern, isFirst: forward)
    }

    /// Goes on to the next row of the selected message with the text; false where there is none.
    mutating func goToMatch(of pattern: TextPattern, forward: Bool, height: Int) -> Bool {
        guard let here = matchPlace, here.ordinal == view.selection else { return false }
        let rows = matchingRows(of: here.ordinal, pattern)
        guard let row = forward ? rows.first(where: { $0 > here.row }) : rows.last(where: { $0 < here.row }) else {
            return false
        }
        reveal(row, of: here.ordinal, height: height)
        return true
    }

    private func matchingRows(of ordinal: Int, _ pattern: TextPattern) -> [Int] {
        guard let rows = pages[ordinal]?.rows else { return [] }
        return rows.indices.filter { pattern.occurs(in: rows[$0].text) }
    }

    private mutating func reveal(_ row: Int, of ordinal: Int, height: Int) {
        matchPlace = MatchPlace(ordinal: ordinal, row: row)
        view.reveal(row, of: ordinal, count: count, height: height, heightOf: heights)
    }

    /// Goes where a search wants to, once the message is laid out.
    private mutating func settleMatch(height: Int) {
        guard let move = matchMove, pages[move.ordinal] != nil else { return }
        matchMove = nil
        guard move.ordinal == view.selection else { return }
        let rows = matchingRows(of: move.ordinal, move.pattern)
        if let row = move.isFirst ? rows.first : rows.last { reveal(row, of: move.ordinal, height: height) }
    }

    // MARK: Folding

    func isFolded(_ ordinal: Int) -> Bool { foldedExceptions.contains(ordinal) != foldsAll }

    private func extent(of ordinal: Int) -> MessagePage.Extent {
        isFolded(ordinal) ? .folded : wholes.contains(ordinal) ? .whole : .usual
    }

    /// Shows the selected message whole where only a part of an attachment is seen; else folds it, or unfolds it.
    mutating func fold() {
        if pages[view.selection]?.hasMore ?? false {
            wholes.insert(view.selection)
            pages[view.selection] = nil
            return
        }
        wholes.remove(view.selection)
        if foldedExceptions.remove(view.selection) == nil { foldedExceptions.insert(view.selection) }
        pages[view.selection] = nil
    }

    /// Folds all messages, or unfolds them.
    mutating func foldAll() {
        foldsAll.toggle()
        foldedExceptions = []
        wholes = []
        pages = [:]
        view = ListState(selection: view.selection, top: view.selection)
    }

    // MARK: Moving

    /// One step down: a row of a message that goes on below the view, else the next message.
    mutating func step(_ direction: Int, height: Int) {
        let placements = view.placements(count: count, height: height) { self.height(of: $0) }
        let own = placements.first { $0.item == view.selection }
        let goesOn =
            direction > 0
            ? own.map { $0.row + $0.height > height } ?? false : own.map { $0.row < 0 } ?? false
        if goesOn {
            scroll(by: direction, height: height)
        } else {
            view.move(by: direction, count: count)
            turnPage(direction, height: height)
        }
    }

    /// Where the selected message can't be seen whole, turns a page: it comes first on the way down, and last on the
    /// way up. Between two turns nothing moves but the mark, which is easier to read than rows that creep.
    private mutating func turnPage(_ direction: Int, height: Int) {
        let placements = view.placements(count: count, height: height) { self.height(of: $0) }
        let own = placements.first { $0.item == view.selection }
        if let own, own.row >= 0, own.row + own.height <= height { return }
        var top = view.selection
        var room = height - self.height(of: top)
        while direction < 0, top > 0, room >= self.height(of: top - 1) {
            top -= 1
            room -= self.height(of: top)
        }
        view = ListState(selection: view.selection, top: top)
    }

    /// Moves the view by rows, and the selection to what is seen then.
    mutating func scroll(by rows: Int, height: Int) {
        let before = (view.top, view.hiddenRows)
        view.scroll(by: rows, count: count, height: height, heightOf: heights)
        if before == (view.top, view.hiddenRows) {
            view.selection = rows < 0 ? 0 : max(0, count - 1)
        }
    }
}

/// What the rows of messages depend on, besides the messages and the width.
struct MessageContext {
    let identity: Identity
    let appearance: Appearance
    let times: TimeText
    /// The artifacts of the thread, as far as they are loaded.
    let artifacts: [ArtifactSummary]
    let showsReasoning: Bool
    /// Answers that are being given to the thread.
    let answers: [RunningAnswer]
    /// The key that folds and unfolds messages.
    let foldKey: String
    /// Offers that are not shown any more.
    let settledOffers: Set<OfferID>
    /// The keys that take an offer up, and put it off.
    let offerKeys: OfferKeys
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
