import DocketDomain
import TerminalKit

extension ReadingState {
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
            times: context.times, showsReasoning: context.showsReasoning, extent: folds.extent(of: ordinal),
            foldKey: context.foldKey, offerKeys: context.offerKeys)
    }

    // MARK: Folding

    /// Shows the selected message whole where only a part of an attachment is seen; else folds it, or unfolds it.
    mutating func fold() {
        if pages[view.selection]?.hasMore ?? false {
            folds.showWhole(view.selection)
        } else {
            folds.toggle(view.selection)
        }
        pages[view.selection] = nil
    }

    /// Folds all messages, or unfolds them.
    mutating func foldAll() {
        folds.toggleAll()
        pages = [:]
        view = ListState(selection: view.selection, top: view.selection)
    }
}
