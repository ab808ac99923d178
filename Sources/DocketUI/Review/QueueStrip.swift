import DocketDomain
import TerminalKit

/// The queue where there is no room for it beside the proposal: four proposals around the selected one.
struct QueueStrip: Widget {
    let drawing: Drawing
    let review: ReviewScreen

    func draw(in box: Rect, on frame: inout Frame) {
        let list = review.list
        let rows = box.droppingBottom(1)
        drawEdge(in: box.bottom(1), on: &frame)
        guard list.count > 0 else {
            drawing.drawEmpty(review.emptyText(drawing), in: rows, on: &frame)
            return
        }
        let rules = review.rules(drawing.shared)
        let range = review.rangeBounds
        for (index, cell) in cells(in: rows) {
            guard index < list.count else { continue }
            guard let item = list[index] else {
                frame.write(Line("   …", drawing.theme.muted), in: cell)
                continue
            }
            let before = index > 0 ? list[index - 1] : nil
            let isOther = before.map { $0.customerID != item.customerID } ?? false
            QueueRow(
                drawing: drawing, review: review, rules: rules, item: item,
                isSelected: index == list.view.selection, isInRange: range?.contains(index) ?? false,
                namesCustomer: review.filter.sort != .customer || isOther
            ).draw(in: cell, on: &frame)
        }
        if review.pane == .queue { frame.write(drawing.sign("▸", ">"), in: rows.row(0).left(1), drawing.theme.accent) }
    }

    /// The line between the strip and the proposal tells how far one is.
    private func drawEdge(in row: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let border = String(drawing.appearance.border?.horizontal ?? "-")
        let style = review.pane == .queue ? theme.borderFocused : theme.border
        let progress = review.progress(drawing.shared)
        let note = Line([Span(progress.isEmpty ? "" : " \(progress) ", theme.muted), Span(border, style)])
        let width = note.width(limit: row.width)
        let isFocused = review.pane == .proposal
        let name = drawing.title(
            "Proposal", at: review.selection.map { .artifact($0.id) }, atMost: row.width - width - 16)
        let title = "\(isFocused ? drawing.sign("▸", ">") : border) \(name) "
        let edge = title + String(repeating: border, count: max(0, row.width - width - title.columns))
        frame.write(Line(edge, isFocused ? theme.borderFocused : style), in: row)
        frame.write(note, in: row.right(width))
    }

    /// Two columns of two rows; the selected one is in the second row as soon as there is one above it.
    func cells(in rows: Rect) -> [(index: Int, cell: Rect)] {
        let selection = review.list.view.selection
        let first = max(0, selection / 2 - 1) * 2
        let half = rows.width / 2
        return (0..<4).map { offset in
            let row = rows.row(offset / 2)
            return (first + offset, offset.isMultiple(of: 2) ? row.left(half) : row.droppingLeft(half))
        }
    }
}
