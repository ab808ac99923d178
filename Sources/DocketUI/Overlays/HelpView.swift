import TerminalKit

/// The keys that work where one is, made from the keymap.
struct HelpView: Widget {
    let drawing: Drawing
    let help: HelpState

    static func width(in size: Size) -> Int { max(20, min(size.width - 4, 84)) - 4 }
    static func rows(in size: Size) -> Int { max(1, size.height - 6) }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let width = Self.width(in: drawing.state.size)
        let lines = Self.lines(drawing.state, width: width)
        let rows = min(lines.count, Self.rows(in: drawing.state.size))
        let hidden = lines.count - rows - help.offset
        let box = area.centered(Size(width: width + 4, height: rows + 2))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.state.looks.border ?? .ascii, around: box,
            title: Line(" Keys: \(drawing.state.context.title) ", theme.title),
            footer: Line(hidden > 0 ? " \(hidden) more below " : "", theme.muted), style: theme.borderFocused)
        frame.draw(Paragraph(lines, offset: help.offset, wraps: false), in: inner.inset(horizontally: 1))
    }

    /// What is particular to the place comes first.
    private static func groups(in context: KeyContext) -> [CommandEntry.Group] {
        let first: CommandEntry.Group? =
            switch context {
            case .table: .table
            case .text: .text
            case .review, .customers: .deciding
            default: nil
            }
        guard let first else { return CommandEntry.Group.allCases }
        return [first] + CommandEntry.Group.allCases.filter { $0 != first }
    }

    /// The commands of the contexts one is in, by group, with what can't be done now and why.
    static func lines(_ state: AppState, width: Int) -> [Line] {
        let theme = state.looks.styles
        let entries = state.keymap.entries(in: state.contexts).filter { entry in
            entry.keys.contains { state.keymap.meaning(of: $0.keys, in: state.contexts) == .command(entry.id) }
        }
        let labels = entries.map { entry in
            entry.keys.filter { state.keymap.meaning(of: $0.keys, in: state.contexts) == .command(entry.id) }
                .map(\.label).joined(separator: " ")
        }
        let column = min(22, labels.reduce(8) { max($0, $1.columns) })
        var lines: [Line] = []
        for group in groups(in: state.context) {
            let members = zip(entries, labels).filter { $0.0.group == group }
            guard !members.isEmpty else { continue }
            if !lines.isEmpty { lines.append(Line()) }
            lines.append(Line(group.rawValue, theme.headingMinor))
            for (entry, label) in members {
                let refusal = state.refusal(of: entry.id)
                var line = Line([
                    Span("  " + label.padded(to: column + 2), refusal == nil ? theme.hintKey : theme.disabled),
                    Span(entry.title, refusal == nil ? theme.text : theme.disabled),
                ])
                if let refusal { line.spans.append(Span("  – \(refusal)", theme.disabled)) }
                lines.append(line.truncated(to: width))
            }
        }
        return lines
    }
}
