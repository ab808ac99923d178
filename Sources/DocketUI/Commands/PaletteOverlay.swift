import TerminalKit

/// All commands by name, narrowed down by what is typed; what can't be done says why.
struct PaletteOverlay: Overlay {
    static let listsCommands = true

    private var editor = LineEditor()
    private var view = ListState()

    init() {}

    /// A command that fits what was typed.
    private struct Choice {
        let offer: CommandOffer
        /// Which characters of its title match.
        let positions: [Int]
        /// The other word for it that was typed.
        var word: String?
    }

    var hints: ScreenHints { ScreenHints(keys: [("enter", "do"), ("↑ ↓", "choose"), ("esc", "close")]) }

    private static func rows(in size: Size) -> Int { max(1, min(16, size.height - 7)) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        let choices = choices(of: context.offers)
        if key == .enter {
            guard choices.indices.contains(view.selection) else { return }
            let offer = choices[view.selection].offer
            if let refusal = offer.refusal { return context.refuse(refusal) }
            context.dismiss()
            return context.wish(.give(offer.entry.id))
        }
        if let distance = ListKeys.distanceUnderText(key, page: Self.rows(in: context.size)) {
            view.move(by: distance, count: choices.count)
        } else if editor.handle(key) == .edited {
            view = ListState()
        }
    }

    mutating func insert(_ text: String) { editor.insert(text) }

    mutating func reconcile(_ context: inout ScreenContext) {
        view.reconcile(count: choices(of: context.offers).count, height: Self.rows(in: context.size))
    }

    /// The commands that fit, best first; a hidden one only by its whole name.
    private func choices(of offers: [CommandOffer]) -> [Choice] {
        let typed = editor.text.trimmingBlanks
        if let hidden = offers.first(where: { $0.entry.isHidden && $0.entry.id.rawValue == typed }) {
            return [Choice(offer: CommandOffer(entry: hidden.entry, refusal: nil), positions: [])]
        }
        let matcher = FuzzyMatcher(typed)
        let shown = offers.filter { !$0.entry.isHidden && !Self.isMovement($0.entry) }
        let found = shown.enumerated().compactMap { order, offer in
            Self.match(offer, typed.lowercased(), matcher).map { (rank: $0.rank, order: order, choice: $0.choice) }
        }
        return found.sorted { ($1.rank, $0.order) < ($0.rank, $1.order) }.map(\.choice)
    }

    /// How well a command fits, the better the higher.
    private struct Rank: Comparable {
        let likeness: Likeness
        /// Of what is called alike, what can be done comes first; letters here and there say too little for that.
        let comesFirst: Bool
        let score: Int

        static func < (one: Rank, other: Rank) -> Bool {
            if one.likeness != other.likeness { return one.likeness.rawValue < other.likeness.rawValue }
            if one.comesFirst != other.comesFirst { return other.comesFirst }
            return one.score < other.score
        }
    }

    private enum Likeness: Int {
        /// The letters stand somewhere in it, in their order.
        case letters
        /// A word of it begins with what was typed, and goes on.
        case word
        case beginning
        case whole

        init(of typed: String, to name: String) {
            let name = name.lowercased()
            if typed.isEmpty {
                self = .letters
            } else if name == typed {
                self = .whole
            } else if name.hasPrefix(typed) {
                self = .beginning
            } else {
                self = name.contains(" " + typed) ? .word : .letters
            }
        }
    }

    /// By its title, or by another word for it where that fits better.
    private static func match(
        _ offer: CommandOffer, _ typed: String, _ matcher: FuzzyMatcher
    ) -> (rank: Rank, choice: Choice)? {
        let names = [(offer.entry.title, nil)] + offer.entry.also.map { ($0, $0) }
        let matches = names.compactMap { name, word -> (rank: Rank, choice: Choice)? in
            guard let match = matcher.match(name) else { return nil }
            let likeness = Likeness(of: typed, to: name)
            let rank = Rank(
                likeness: likeness, comesFirst: likeness != .letters && offer.refusal == nil, score: match.score)
            return (rank, Choice(offer: offer, positions: word == nil ? match.positions : [], word: word))
        }
        return matches.reduce(nil) { best, next in best.map { $0.rank < next.rank ? next : $0 } ?? next }
    }

    /// Keys that only make sense as keys.
    private static func isMovement(_ entry: CommandEntry) -> Bool {
        entry.group == .moving || [.palette, .open].contains(entry.id)
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let choices = choices(of: offers)
        let rows = Self.rows(in: drawing.size)
        let box = area.droppingTop(area.height > 16 ? 1 : 0)
            .centered(Size(width: min(area.width - 2, 76), height: area.height)).top(rows + 4)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Commands ", theme.title),
            status: Line(" \(choices.count) ", theme.muted), style: theme.borderFocused
        ).inset(horizontally: 1)
        frame.draw(
            LineEditorView(
                editor, prompt: Line(": ", theme.accent),
                placeholder: Line("type what you want to do", theme.muted)),
            in: inner.row(0))
        let body = inner.droppingTop(2)
        if choices.isEmpty { frame.write(Line("No command is called that", theme.muted), in: body.row(0)) }
        for placement in view.placements(count: choices.count, height: body.height) {
            let row = body.row(placement.row)
            draw(choices[placement.item], theme, in: row, on: &frame)
            if placement.item == view.selection { frame.restyle(row, theme.selection) }
        }
    }

    private func draw(_ choice: Choice, _ theme: Theme, in row: Rect, on frame: inout Frame) {
        let (entry, refusal) = (choice.offer.entry, choice.offer.refusal)
        let note =
            refusal.map { Line($0, theme.disabled) }
            ?? Line(entry.keys.map(\.label).joined(separator: "  "), theme.hintKey)
        let width = min(note.width(), row.width * 3 / 5)
        let style = refusal == nil ? theme.text : theme.disabled
        let positions = Set(choice.positions)
        var spans = entry.title.enumerated().map { index, character in
            Span(String(character), positions.contains(index) ? theme.accent.over(style) : style)
        }
        if let word = choice.word { spans.append(Span(" (\(word))", theme.muted)) }
        frame.write(Line(spans), in: row.droppingRight(width + 1))
        frame.write(note, in: row.right(width), alignment: .right)
    }
}
