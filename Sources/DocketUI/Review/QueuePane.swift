import DocketDomain
import OrderedCollections
import TerminalKit

/// The proposals that wait, grouped by customer.
struct QueuePane: Widget {
    let drawing: Drawing

    func draw(in box: Rect, on frame: inout Frame) {
        let state = drawing.state
        let list = state.review.list
        let inner = drawing.drawDeskPane(
            number: 1, title: title, status: drawing.queueCount, isFocused: state.review.pane == .queue, in: box,
            on: &frame)
        guard list.count > 0 else {
            drawing.drawEmpty(drawing.emptyQueue, in: inner, on: &frame)
            return
        }
        draw(list, in: inner, on: &frame)
    }

    private var title: String {
        let review = drawing.state.review
        let filter = ReviewFilterText.text(
            of: review.filter, standard: drawing.state.standardFilter, showing: review.selection)
        return filter.isEmpty ? "Queue" : "Queue: \(filter)"
    }

    /// The customer of the first row is always named above it, be their first proposal in view or not.
    private func draw(_ list: PagedList<ReviewItem>, in inner: Rect, on frame: inout Frame) {
        let review = drawing.state.review
        var area = inner
        let isGrouped = review.filter.sort == .customer
        let top = list.view.top
        if isGrouped, !(review.beginsGroup(top) && list.view.hiddenRows == 0), let first = list[top] {
            drawHeading(first, in: inner.row(0), on: &frame)
            area = inner.droppingTop(1)
        }
        let placements = list.view.placements(count: list.count, height: area.height, heightOf: review.height(of:))
        for placement in placements {
            guard let item = list[placement.item] else {
                frame.write(Line("   …", drawing.theme.muted), in: area.row(placement.row))
                continue
            }
            if placement.height == 2 { drawHeading(item, in: area.row(placement.row), on: &frame) }
            let row = area.row(placement.row + placement.height - 1)
            guard !row.isEmpty else { continue }
            let isSelected = placement.item == list.view.selection
            QueueRow(drawing: drawing, item: item, isSelected: isSelected, namesCustomer: !isGrouped)
                .draw(in: row, on: &frame)
        }
    }

    private func drawHeading(_ item: ReviewItem, in row: Rect, on frame: inout Frame) {
        guard !row.isEmpty else { return }
        let count = Line("\(item.customerPendingCount) ", drawing.theme.muted)
        frame.write(Line(" " + item.customerName.shown, drawing.theme.headingMinor), in: row.droppingRight(6))
        frame.write(count, in: row.right(6), alignment: .right)
    }
}

/// A proposal in one row of the queue.
struct QueueRow {
    let drawing: Drawing
    let item: ReviewItem
    let isSelected: Bool
    let namesCustomer: Bool

    func draw(in row: Rect, on frame: inout Frame) {
        let state = drawing.state
        let theme = drawing.theme
        let isDone = state.review.decided.contains(item.id)
        let isMarked = state.review.marks[item.id] != nil
        // On the bar of the selection colours would be patches.
        let isBar = isSelected && state.review.pane == .queue
        func style(_ style: Style) -> Style { isBar ? theme.text : style }
        let confidence = (item.confidence?.rawValue ?? "–").padded(to: 6)
        let stale = item.isStale ? drawing.sign("⚠", "stale") : drawing.sign(" ")
        let right = Line([
            Span(confidence + " ", style(item.confidence == .low ? theme.warning : theme.muted)),
            Span(stale, style(theme.warning)), Span(" "),
        ])
        let width = right.width()
        let sign = isMarked ? drawing.sign("✓", "marked") : drawing.sign("✎")
        let name = namesCustomer ? "\(item.customerName.shown): \(item.fieldName.shown)" : item.fieldName.shown
        let title = Line([
            Span("   "),
            Span(isDone ? "… " : sign.isEmpty ? "" : "\(sign) ", style(isMarked ? theme.success : theme.accent)),
            Span(name, isDone ? theme.muted : isSelected ? theme.strong : theme.text),
        ])
        frame.write(title, in: row.droppingRight(width + 1))
        frame.write(right, in: row.right(width))
        guard isSelected else { return }
        if isBar { frame.restyle(row.droppingLeft(2), theme.selection) }
        frame.write(Line(drawing.sign(" ▌", " >"), theme.accent), in: row.left(2))
    }
}

extension String {
    /// One line, with nothing in it that can't be seen.
    var shown: String { Sanitizer(invisibles: .revealed, lineBreaks: .marked).clean(self) }
}

extension Drawing {
    /// How many wait, as the queue's corner says it.
    var queueCount: String {
        let list = state.review.list
        guard list.isLoaded else { return "" }
        return "\(Drawing.grouped(list.count))\(list.totalIsExact ? "" : "+") pending"
    }

    var emptyQueue: [String] {
        let review = state.review
        guard review.list.isLoaded else { return waiting(for: "queue") }
        let filter = ReviewFilterText.text(of: review.filter, standard: state.standardFilter)
        if !filter.isEmpty { return ["No proposal fits the filter", "\(state.keymap.label(of: .close)) shows all"] }
        if review.decidedCount > 0 {
            return ["All done: \(Drawing.grouped(review.decidedCount)) decided in this sitting"]
        }
        return ["Nothing waits for a decision", "What agents propose for your customers appears here"]
    }

    /// A pane of a screen that keeps its own focus.
    func drawDeskPane(
        number: Int?, title: String, status: String = "", footer: String = "", isFocused: Bool, in box: Rect,
        on frame: inout Frame
    ) -> Rect {
        let style = isFocused ? theme.borderFocused : theme.border
        let label = Line([
            Span(number.map { "\($0) " } ?? " ", isFocused ? theme.accent : theme.muted),
            Span(title + " ", isFocused ? theme.title : theme.muted),
        ])
        let note = status.isEmpty ? Line() : Line(" \(status) ", isFocused ? theme.text : theme.muted)
        guard let border = state.looks.border else {
            frame.write(label, in: box.row(0))
            frame.write(note, in: box.row(0), alignment: .right)
            return box.droppingTop(1)
        }
        return frame.drawBorder(
            border, around: box, title: label, status: note,
            footer: footer.isEmpty ? Line() : Line(" \(footer) ", theme.muted), style: style)
    }
}
