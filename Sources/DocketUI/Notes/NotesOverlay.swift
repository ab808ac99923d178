import DocketDomain
import TerminalKit

/// What messages say of a customer, before it is handed in: each finding with its quote, to be left out by a key, and
/// what they leave open, to be answered.
struct NotesOverlay: Overlay {
    private let source: NotesSource
    private let customer: CustomerID
    private let name: String
    /// Nothing while the notes are read.
    private var found: FoundInNotes?
    /// What it was found in: the messages, and the answers at that time.
    private var readSource: NotesSource?
    /// Who reads the notes too, until that is done.
    private var reader: String?
    /// Findings that are not handed in.
    private var leftOut: Set<Finding> = []
    /// What was open at any time.
    private var questions: [FoundInNotes.Question] = []
    /// The answer that is being typed to the selected question.
    private var line: LineEditor?
    /// The field of the answer that is on its way.
    private var sending: String?
    /// Why it could not be stored.
    private var refusal: String?
    private var view = ListState()

    /// What one is known by, however often the notes are read.
    private struct Finding: Hashable {
        let field: String
        let value: JSON

        init(_ item: FoundInNotes.Item) {
            field = item.fieldKey
            value = item.value
        }
    }

    init(_ source: NotesSource, of customer: CustomerID, called name: String) {
        self.source = source
        self.customer = customer
        self.name = name
    }

    private var subject: NudgeBook.Subject { NudgeBook.Subject(thread: source.thread, customer: customer) }

    var hints: ScreenHints {
        if line != nil { return ScreenHints(keys: [("enter", "answer"), ("esc", "back")]) }
        if selectedQuestion != nil {
            return ScreenHints(keys: [("enter", "answer"), ("space", "skip"), ("j k", "move"), ("esc", "close")])
        }
        let count = chosen.count
        guard count > 0 else { return ScreenHints(keys: [("space", "in or out"), ("esc", "close")]) }
        return ScreenHints(keys: [
            ("enter", "hand in \(count)"), ("space", "in or out"), ("j k", "move"), ("esc", "close"),
        ])
    }

    private var chosen: [FoundInNotes.Item] { (found?.items ?? []).filter { !leftOut.contains(Finding($0)) } }

    private var selectedQuestion: FoundInNotes.Question? {
        guard let found else { return nil }
        let index = view.selection - found.items.count - found.leftOut.count
        return questions.indices.contains(index) ? questions[index] : nil
    }

    private static func box(in area: Rect) -> Rect { area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1) }

    private func height(in area: Rect) -> Int {
        max(1, Self.box(in: area).height - 2 - (line == nil ? 0 : 1) - (refusal == nil ? 0 : 1))
    }

    // MARK: Keys

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        guard let found, sending == nil else { return }
        if line != nil { return type(key, &context) }
        let question = selectedQuestion
        switch key {
        case Key(" "):
            if let question { return skip(question, &context) }
            guard found.items.indices.contains(view.selection) else { return }
            let finding = Finding(found.items[view.selection])
            if leftOut.remove(finding) == nil { leftOut.insert(finding) }
        case .enter:
            guard let question else { return handIn(found, &context) }
            guard context.shared.nudges.state(of: question.fieldKey, subject) != .answered else {
                return context.refuse("It is answered already")
            }
            line = LineEditor(context.drafts[draft(question)]?.text ?? "")
            refusal = context.drafts[draft(question)]?.refusal
        default:
            guard let distance = ListKeys.distance(key, page: height(in: context.shared.body)) else { return }
            view.move(by: distance, count: rowCount)
        }
    }

    private func handIn(_ found: FoundInNotes, _ context: inout ScreenContext) {
        var found = found
        found.items = chosen
        guard !found.items.isEmpty else { return context.refuse("Nothing is left to hand in; esc closes") }
        let count = found.items.count == 1 ? "1 proposal" : "\(found.items.count) proposals"
        context.dismiss()
        context.perform(
            Request(
                .propose(found.submission(of: customer, from: source.thread)),
                then: .say("\(count) wait for a decision")), "Handing in \(count)")
    }

    /// What an answer that is not given yet is kept by.
    private func draft(_ question: FoundInNotes.Question) -> DraftKey {
        .answer(to: question.fieldKey, of: customer, in: source.thread)
    }

    private func skip(_ question: FoundInNotes.Question, _ context: inout ScreenContext) {
        guard context.shared.nudges.state(of: question.fieldKey, subject) != .answered else {
            return context.refuse("It is answered already")
        }
        context.shared.nudges.toggleSkip(question.fieldKey, subject)
    }

    /// The answer becomes a message of the thread, below its question, as the extractor reads such: a proposal quotes the
    /// answer alone.
    private mutating func type(_ key: Key, _ context: inout ScreenContext) {
        guard key == .enter else {
            if key.code == .backspace, line?.isEmpty ?? true {
                line = nil
            } else if line?.handle(key) == .edited {
                refusal = nil
            }
            return
        }
        let answer = (line?.text ?? "").trimmingBlanks
        guard let question = selectedQuestion, !answer.isEmpty else {
            line = nil
            return
        }
        refusal = nil
        sending = question.fieldKey
        context.perform(
            Request(
                .send(OutgoingMessage(target: .thread(source.thread), text: "Q: \(question.question)\nA: \(answer)")),
                then: .topic(Topic(NudgeStep(subject: subject, field: question.fieldKey))),
                drafts: [draft(question)]),
            "The answer to “\(question.question)”")
    }

    mutating func insert(_ text: String) {
        if sending == nil { line?.insert(text) }
    }

    mutating func escape(_ context: inout ScreenContext) {
        guard line != nil else { return context.dismiss() }
        guard sending == nil else { return }
        if let question = selectedQuestion, context.drafts[draft(question)] != nil { context.say("Kept as a draft") }
        line = nil
        refusal = nil
    }

    mutating func refuse(_ reason: String) {
        sending = nil
        refusal = reason
    }

    // MARK: Reading

    private var rowCount: Int {
        (found?.items.count ?? 0) + (found?.leftOut.count ?? 0) + questions.count + asked.count
    }

    /// What there is to say of an assistant that reads too.
    private var asked: [String] {
        if let reader { return ["\(reader) reads it too …"] }
        guard let asked = found?.asked else { return [] }
        let refused = asked.refused == 1 ? "1 finding" : "\(asked.refused) findings"
        return [
            asked.refused > 0 ? "\(asked.agent): \(refused) left out, as not in the notes or no value" : nil,
            asked.failure.map { "\(asked.agent): \($0)" },
        ].compactMap(\.self)
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        if let field = sending, context.shared.nudges.state(of: field, subject) == .answered {
            sending = nil
            line = nil
        }
        if let line, let question = selectedQuestion {
            context.drafts.keep(
                line.text.trimmingBlanks.isEmpty ? nil : line.text, as: "Answer: \(question.question)",
                for: draft(question))
        }
        var source = source
        source.answers = context.shared.nudges.answers(subject)
        if source != readSource { context.request(.notes(source, customer)) }
        guard found != nil else { return }
        let rows = rows(width: Self.width(in: context.shared.body), context.shared)
        view.reconcile(count: rowCount, height: height(in: context.shared.body)) { rows[$0].count }
    }

    private static func width(in area: Rect) -> Int { max(10, box(in: area).width - 4) }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        guard case .notes(let found) = result else { return }
        switch query {
        case .notes(let source, customer):
            readSource = source
            take(found)
            reader = context.identity.agents.first { $0.isStandard && !$0.isBuiltIn }?.name
            if reader != nil { context.request(.notesAsked(source, customer)) }
        case .notesAsked(let source, customer):
            guard source == readSource else { return }
            reader = nil
            take(found)
        default: return
        }
    }

    /// What was left out, and what is selected, stays so, whatever is found beside it.
    private mutating func take(_ found: FoundInNotes) {
        let item = self.found.flatMap { old in
            old.items.indices.contains(view.selection) ? Finding(old.items[view.selection]) : nil
        }
        let question = selectedQuestion
        self.found = found
        questions += found.questions.filter { !questions.contains($0) }
        if let item, let index = found.items.firstIndex(where: { Finding($0) == item }) { view.selection = index }
        if let question, let index = questions.firstIndex(of: question) {
            view.selection = found.items.count + found.leftOut.count + index
        }
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        context.fail(error)
        if case .notesAsked = query {
            // What the rules have found stands.
            reader = nil
            return
        }
        context.dismiss()
    }

    // MARK: Drawing

    /// A group of rows for each finding, for each that was left out, and for each question.
    private func rows(width: Int, _ shared: SharedState) -> [[Line]] {
        guard let found else { return [] }
        let theme = shared.appearance.styles
        let items = found.items.map { item in
            let isIn = !leftOut.contains(Finding(item))
            let head = Line([
                Span(isIn ? "[x] " : "[ ] ", theme.accent), Span("\(item.label): ", theme.muted),
                Span(item.text, isIn ? theme.strong : theme.muted),
                Span("  \(item.confidence.rawValue)\(item.by == "rules" ? "" : ", \(item.by)")", theme.muted),
            ])
            return Line.wrap([head], to: width) + Line.wrap([Line("    “\(item.sourceText)”", theme.muted)], to: width)
        }
        let left = found.leftOut.map { item in
            Line.wrap(
                [
                    Line([
                        Span(" –  ", theme.muted), Span("\(item.label), \(item.reason): ", theme.warning),
                        Span("“\(item.sourceText)”", theme.muted),
                    ])
                ], to: width)
        }
        let told = asked.map { Line.wrap([Line($0, theme.warning)], to: width) }
        return items + left + questions.map { Line.wrap([row(of: $0, found, shared)], to: width) } + told
    }

    private func row(of question: FoundInNotes.Question, _ found: FoundInNotes, _ shared: SharedState) -> Line {
        let theme = shared.appearance.styles
        switch shared.nudges.state(of: question.fieldKey, subject) {
        case .active:
            let begun = line == nil ? shared.drafts[draft(question)]?.words : nil
            return Line([
                Span(" ?  ", theme.accent), Span(question.question, theme.text),
                Span(begun.map { "  draft: \($0.flattened)" } ?? "", theme.warning),
            ])
        case .skipped: return Line(" ?  \(question.question)  skipped", theme.muted)
        case .answered:
            let isOpen = found.questions.contains(question)
            return Line([
                Span(" ?  \(question.question)  ", theme.muted),
                Span(
                    isOpen ? "answered; nothing was found in it" : "answered", isOpen ? theme.warning : theme.muted),
            ])
        }
    }

    private var title: String {
        let count = source.messages.count
        return "What \(count == 1 ? "this says" : "\(count) messages say") of \(name)"
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = Self.box(in: area)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" \(title) ", theme.title), style: theme.borderFocused)
        guard let found else { return drawing.drawEmpty(["Reading…"], in: inner, on: &frame) }
        guard rowCount > 0 else {
            return drawing.drawEmpty(["Nothing that a profile has a field for"], in: inner, on: &frame)
        }
        let list = inner.droppingBottom(inner.height - min(inner.height, height(in: area)))
        let rows = rows(width: Self.width(in: area), drawing.shared)
        for placement in view.placements(count: rowCount, height: list.height, heightOf: { rows[$0].count }) {
            let isLeftOut = (found.items.count..<found.items.count + found.leftOut.count).contains(placement.item)
            for (offset, line) in rows[placement.item].enumerated() {
                let row = list.row(placement.row + offset)
                guard !row.isEmpty else { continue }
                frame.write(line, in: row.inset(horizontally: 1))
                if placement.item == view.selection, offset == 0, !isLeftOut { frame.restyle(row, theme.selection) }
            }
        }
        drawAnswer(in: inner.bottom(inner.height - list.height).inset(horizontally: 1), drawing, on: &frame)
    }

    private func drawAnswer(in area: Rect, _ drawing: Drawing, on frame: inout Frame) {
        var rest = area
        if let refusal, rest.height > 0 {
            let words = "\(drawing.sign("✗ ", "Error: "))\(refusal.shown)"
            frame.write(Line(words, drawing.theme.error), in: rest.row(0))
            rest = rest.droppingTop(1)
        }
        guard let line, rest.height > 0 else { return }
        let prompt = sending == nil ? "answer: " : "storing: "
        frame.draw(LineEditorView(line, prompt: Line(prompt, drawing.theme.accent)), in: rest.row(0))
    }
}
