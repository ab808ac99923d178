import TerminalKit

/// Draws one cell.
struct TableCellPainter {
    /// Nil where the row ends before the column.
    let text: String?
    let column: ViewerColumn
    let alignment: Alignment
    let pattern: TextPattern?
    let theme: Theme
    let cells: ChartCells

    func draw(in area: Rect, on frame: inout Frame) {
        guard let text else {
            frame.write(Line("·", theme.tableMissing), in: area, alignment: alignment)
            return
        }
        guard !text.isEmpty else { return }
        if column.drawsLists, let values = NumberList.values(of: text) {
            let bars = Sparkline(values, columns: area.width).text(isASCII: cells == .ascii)
            frame.write(Line(bars, theme.accent), in: area, alignment: alignment)
            return
        }
        let shown = CellText.shown(text, columns: area.width)
        var line = Line(shown)
        if let pattern { line = line.highlighting(pattern.ranges(in: shown), theme.match) }
        frame.write(line, in: alignment == .right ? area.droppingRight(hang(in: area)) : area, alignment: alignment)
    }

    /// Columns that stay free to the right of a number so that decimal points stand below each other.
    private func hang(in area: Rect) -> Int {
        guard column.tail > 0, let text, let reading = column.reading, let tail = CellText.tail(of: text, in: reading)
        else { return 0 }
        return max(0, min(column.tail - tail, area.width - text.columns))
    }
}
