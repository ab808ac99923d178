import TerminalKit

/// Every command by name, with its key; what can't be done says why.
struct PaletteView: Widget {
    let drawing: Drawing
    let palette: PaletteState

    static func rows(in size: Size) -> Int { max(1, min(16, size.height - 7)) }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let choices = palette.choices(in: drawing.state)
        let rows = Self.rows(in: drawing.state.size)
        let box = area.droppingTop(area.height > 16 ? 1 : 0)
            .centered(Size(width: min(area.width - 2, 76), height: area.height)).top(rows + 4)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.state.looks.border ?? .ascii, around: box, title: Line(" Commands ", theme.title),
            status: Line(" \(choices.count) ", theme.muted), style: theme.borderFocused
        ).inset(horizontally: 1)
        frame.draw(
            LineEditorView(
                palette.editor, prompt: Line(": ", theme.accent),
                placeholder: Line("type what you want to do", theme.muted)),
            in: inner.row(0))
        let body = inner.droppingTop(2)
        if choices.isEmpty { frame.write(Line("No command is called that", theme.muted), in: body.row(0)) }
        for placement in palette.view.placements(count: choices.count, height: body.height) {
            let row = body.row(placement.row)
            draw(choices[placement.item], in: row, on: &frame)
            if placement.item == palette.view.selection { frame.restyle(row, theme.selection) }
        }
    }

    private func draw(_ choice: PaletteState.Choice, in row: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let isEnabled = choice.refusal == nil
        let note =
            choice.refusal.map { Line($0, theme.disabled) }
            ?? Line(choice.entry.keys.map(\.label).joined(separator: "  "), theme.hintKey)
        let width = min(note.width(), row.width * 3 / 5)
        let style = isEnabled ? theme.text : theme.disabled
        let positions = Set(choice.positions)
        let spans = choice.entry.title.enumerated().map { index, character in
            Span(String(character), positions.contains(index) ? theme.accent.over(style) : style)
        }
        frame.write(Line(spans), in: row.droppingRight(width + 1))
        frame.write(note, in: row.right(width), alignment: .right)
    }
}
