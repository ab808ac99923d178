import TerminalKit

/// The keys that work where one is, made from the keymap.
struct HelpOverlay: Overlay {
    static let listsCommands = true

    let context: KeyContext
    private var offset = 0
    /// What the keys are narrowed down by, once it was asked for.
    private var editor: LineEditor?
    private var isTyping = false

    init(_ context: KeyContext) {
        self.context = context
    }

    var hints: ScreenHints {
        isTyping
            ? ScreenHints(keys: [("enter", "done"), ("↑ ↓", "scroll"), ("esc", "all keys")])
            : ScreenHints(keys: [("j k", "scroll"), ("/", "search"), ("any other key", "close")], pinned: 0)
    }

    private static func width(in size: Size) -> Int { max(20, min(size.width - 4, 84)) - 4 }
    private static func rows(in size: Size) -> Int { max(1, size.height - 6) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if !isTyping, key == Key("/") {
            editor = editor ?? LineEditor()
            isTyping = true
            return
        }
        let height = Self.rows(in: context.size)
        let distance =
            isTyping ? ListKeys.distanceUnderText(key, page: height) : ListKeys.distance(key, page: height)
        if let distance {
            let lines = lines(context.offers, context.shared, width: Self.width(in: context.size)).count
            offset = max(0, min(offset + max(-lines, min(distance, lines)), lines - height))
        } else if !isTyping {
            context.dismiss()
        } else if key == .enter {
            isTyping = false
        } else if editor?.handle(key) == .edited {
            offset = 0
        }
    }

    mutating func insert(_ text: String) {
        if isTyping { editor?.insert(text) }
    }

    mutating func escape(_ context: inout ScreenContext) {
        guard editor != nil else { return context.dismiss() }
        (editor, isTyping, offset) = (nil, false, 0)
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let width = Self.width(in: drawing.size)
        let lines = lines(offers, drawing.shared, width: width)
        let rows = min(lines.count, Self.rows(in: drawing.size))
        let hidden = lines.count - rows - offset
        let height = rows + 2 + (editor == nil ? 0 : 1)
        let box = area.centered(Size(width: width + 4, height: min(area.height, height)))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Keys: \(context.title) ", theme.title),
            footer: Line(hidden > 0 ? " \(hidden) more below " : "", theme.muted), style: theme.borderFocused)
        var body = inner.inset(horizontally: 1)
        if let editor {
            let line = LineEditorView(
                editor, prompt: Line("/ ", theme.accent), placeholder: Line("a key, or what it does", theme.muted))
            if isTyping {
                frame.draw(line, in: body.row(0))
            } else {
                frame.write(Line("/ \(editor.text.shown)", theme.muted), in: body.row(0))
            }
            body = body.droppingTop(1)
        }
        frame.draw(Paragraph(lines, offset: offset, wraps: false), in: body)
    }

    /// What is particular to the place comes first.
    private var groups: [CommandEntry.Group] {
        guard let first = context.firstGroup else { return CommandEntry.Group.allCases }
        return [first] + CommandEntry.Group.allCases.filter { $0 != first }
    }

    /// The commands of the contexts one is in, by group, with what can't be done now and why.
    private func lines(_ offers: [CommandOffer], _ shared: SharedState, width: Int) -> [Line] {
        let theme = shared.appearance.styles
        let contexts = context.chain
        func keys(_ entry: CommandEntry) -> [KeySequence] {
            entry.keys.filter { shared.keymap.meaning(of: $0.keys, in: contexts) == .command(entry.id) }
        }
        let reachable = offers.filter { offer in
            !offer.entry.isHidden && offer.entry.contexts.contains { contexts.contains($0) }
        }
        let rows = reachable.map { ($0, keys($0.entry).map(\.label).joined(separator: " ")) }
            .filter { !keys($0.0.entry).isEmpty && fits($0.0.entry, $0.1) }
        let column = min(22, rows.reduce(8) { max($0, $1.1.columns) })
        var lines: [Line] = rows.isEmpty ? [Line("No key here does that", theme.muted)] : []
        for group in groups {
            let members = rows.filter { $0.0.entry.group == group }
            guard !members.isEmpty else { continue }
            if !lines.isEmpty { lines.append(Line()) }
            lines.append(Line(group.rawValue, theme.headingMinor))
            for (offer, label) in members {
                let refusal = offer.refusal
                var line = Line([
                    Span("  " + label.padded(to: column + 2), refusal == nil ? theme.hintKey : theme.disabled),
                    Span(offer.entry.title, refusal == nil ? theme.text : theme.disabled),
                ])
                if let refusal { line.spans.append(Span("  – \(refusal)", theme.disabled)) }
                lines.append(line.truncated(to: width))
            }
        }
        return lines
    }

    /// Whether all words that were typed are in what a command is called, or in its keys.
    private func fits(_ entry: CommandEntry, _ keys: String) -> Bool {
        guard let words = editor?.text.lowercased().split(separator: " ") else { return true }
        let text = ([keys, entry.title, entry.hint ?? "", entry.group.rawValue, entry.id.rawValue] + entry.also).joined(
            separator: " ")
        let folded = text.lowercased()
        return words.allSatisfy { folded.contains($0) }
    }
}
