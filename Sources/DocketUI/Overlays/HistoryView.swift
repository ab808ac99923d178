import TerminalKit

/// What happened to one object, in plain words, newest first.
struct HistoryView: Widget {
    let drawing: Drawing
    let history: HistoryState

    static func rows(in size: Size) -> Int { max(1, size.height - 6 - wholeRows(in: size)) }

    /// Rows under the list for the whole text of what is selected.
    private static func wholeRows(in size: Size) -> Int { size.height < 20 ? 2 : 3 }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let list = history.list
        let box = area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.state.looks.border ?? .ascii, around: box, title: Line(" History: \(history.title) ", theme.title),
            status: Line(
                " \(Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact)) ", theme.muted),
            style: theme.borderFocused)
        guard list.count > 0 else {
            drawing.drawEmpty([list.isLoaded ? "Nothing has happened yet" : "Loading…"], in: inner, on: &frame)
            return
        }
        let whole = inner.bottom(min(Self.wholeRows(in: drawing.state.size), inner.height - 1))
        if let event = list.selection {
            let lines = Line.wrap([Line(event.text, theme.text)], to: max(1, whole.width - 2))
            frame.draw(Paragraph(Array(lines.prefix(whole.height))), in: whole.inset(horizontally: 1))
        }
        for placement in list.view.placements(count: list.count, height: inner.height - whole.height) {
            guard let event = list[placement.item] else { continue }
            let row = inner.row(placement.row).inset(horizontally: 1)
            let time = Line(drawing.state.times.clock(event.at), theme.muted)
            let width = time.width()
            frame.write(Line(event.text, theme.text), in: row.droppingRight(width + 2))
            frame.write(time, in: row.right(width))
            if placement.item == list.view.selection { frame.restyle(inner.row(placement.row), theme.selection) }
        }
    }
}
