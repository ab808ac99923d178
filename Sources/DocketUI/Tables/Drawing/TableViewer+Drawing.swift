package import TerminalKit

extension TableViewer {
    /// Draws the viewer. Only what is seen is touched, however long the table is.
    ///
    /// - Parameter clearKey: The key that shows all rows again where filters hide them.
    package func draw(
        in area: Rect, on frame: inout Frame, focused: Bool, theme: Theme, clearKey: String = "esc",
        cells: ChartCells = .braille, isPlain: Bool = false
    ) {
        guard !area.isEmpty else { return }
        guard area.size == size else {
            // Before the viewer has been told of its area it is drawn as it will be then.
            var fitted = self
            fitted.size = area.size
            fitted.reconcile()
            fitted.overlay?.layOut(in: area.size)
            fitted.layOutChart()
            fitted.draw(
                in: area, on: &frame, focused: focused, theme: theme, clearKey: clearKey, cells: cells, isPlain: isPlain
            )
            return
        }
        frame.clipped(to: area) { frame in
            frame.fill(area, style: theme.text)
            let painter = TablePainter(
                sheet: sheet, layout: layout(in: area.size), origin: area.origin, focused: focused, theme: theme,
                clearKey: clearKey, cells: cells)
            drawTabs(painter, on: &frame)
            if let chart {
                let place = painter.placed(chartArea)
                chart.draw(in: place, look: ChartLook(theme: theme, cells: cells, isPlain: isPlain), on: &frame)
            } else {
                painter.draw(on: &frame)
            }
            if let overlay { draw(overlay, in: area, on: &frame, theme: theme) }
        }
    }

    private func drawTabs(_ painter: TablePainter, on frame: inout Frame) {
        let row = painter.placed(painter.layout.tabs)
        guard !row.isEmpty else { return }
        let titles = sheets.enumerated().map { $1.name.isEmpty ? "table \($0 + 1)" : $1.name }
        frame.draw(
            TabBar(
                titles, selection: selected, style: painter.theme.muted,
                selectionStyle: Style(.inherited, on: .inherited, [.bold, .reverse])), in: row)
    }

    private func draw(_ overlay: TableOverlay, in area: Rect, on frame: inout Frame, theme: Theme) {
        let most = TableOverlay.box(in: area.size)
        let longest = overlay.lines.reduce(overlay.title.columns + 2) { max($0, $1.width(limit: most.width)) }
        let footer = overlay.lines.count > most.height - 2
        let box = area.centered(
            Size(
                width: min(most.width, max(longest, footer ? 24 : 12) + 4),
                height: min(most.height, overlay.lines.count + 2)))
        frame.fill(box, style: theme.text)
        let shown = max(1, box.height - 2)
        let last = min(overlay.scroll + shown, overlay.lines.count)
        let place =
            footer ? Line(" line \(overlay.scroll + 1)–\(last) of \(overlay.lines.count) ", theme.muted) : Line()
        let inside = frame.drawBorder(
            .light, around: box, title: Line(" \(overlay.title) ", theme.title), footer: place,
            style: theme.borderFocused)
        let text = inside.inset(horizontally: 1)
        for (row, line) in overlay.lines.dropFirst(overlay.scroll).prefix(text.height).enumerated() {
            frame.write(overlay.left > 0 ? line.dropping(columns: overlay.left) : line, in: text.row(row))
        }
    }
}
