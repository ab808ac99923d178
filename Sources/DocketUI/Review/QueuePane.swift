import DocketDomain
import OrderedCollections
import TerminalKit

/// The proposals that wait, grouped by customer.
struct QueuePane: Widget {
    let drawing: Drawing
    let review: ReviewScreen

    func draw(in box: Rect, on frame: inout Frame) {
        let list = review.list
        let inner = drawing.drawPane(
            number: 1, title: title, status: review.countText, isFocused: review.pane == .queue, in: box, on: &frame)
        guard list.count > 0 else {
            drawing.drawEmpty(review.emptyText(drawing), in: inner, on: &frame)
            return
        }
        draw(list, in: inner, on: &frame)
    }

    private var title: String {
        let filter = review.filterText(drawing.shared, showing: review.selection)
        return filter.isEmpty ? "Queue" : "Queue: \(filter)"
    }

    /// The customer of the first row is always named above it, be their first proposal in view or not.
    private func draw(_ list: PagedList<ReviewItem>, in inner: Rect, on frame: inout Frame) {
        var area = inner
        let isGrouped = review.filter.sort == .customer
        let top = list.view.top
        if isGrouped, !(review.beginsGroup(top) && list.view.hiddenRows == 0), let first = list[top] {
            drawHeading(first, in: inner.row(0), on: &frame)
            area = inner.droppingTop(1)
        }
        let rules = review.rules(drawing.shared)
        let range = review.rangeBounds
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
            QueueRow(
                drawing: drawing, review: review, rules: rules, item: item, isSelected: isSelected,
                isInRange: range?.contains(placement.item) ?? false, namesCustomer: !isGrouped
            )
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
    let review: ReviewScreen
    let rules: ProposalRules
    let item: ReviewItem
    let isSelected: Bool
    let isInRange: Bool
    let namesCustomer: Bool

    /// Columns in which the beginning of a change says something.
    private static let leastChange = 24

    /// What would become of the value.
    private func change(_ style: Style) -> Line {
        let change = review.changeWords(of: item, rules)
        let old = change.old.map { $0 + " " } ?? ""
        return Line("  \(old)\(drawing.sign("→", "to")) \(change.new)", style)
    }

    /// What has become of it, where it does not wait any more.
    private func outcome(_ style: Style) -> Line {
        Line("  \(SettledText.text(of: item, drawing.shared) ?? "")", style)
    }

    func draw(in row: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let isDone = review.decided.contains(item.id)
        let isSettled = !isDone && item.status != .pending
        let isMarked = review.marks[item.id] != nil
        // On the bar of the selection colours would be patches.
        let isBar = isSelected && review.pane == .queue
        func style(_ style: Style) -> Style { isBar ? theme.text : style }
        let confidence = (item.confidence?.rawValue ?? "–").padded(to: 6)
        let isDeceptive = review.isDeceptive(item.id)
        let warning = item.isStale && isDeceptive ? "stale, deceptive" : item.isStale ? "stale" : "deceptive"
        let stale = item.isStale || isDeceptive ? drawing.sign("⚠", warning) : drawing.sign(" ")
        let right = Line(
            [
                Span(confidence + " ", style(item.confidence == .low ? theme.warning : theme.muted)),
                Span(stale, style(theme.warning)),
            ] + drawing.rowEnd(at: .artifact(item.id), in: row, style(theme.accent)))
        let width = right.width()
        let sign =
            isSettled
            ? drawing.sign(item.status == .rejected ? "✗" : "✓", item.status.rawValue)
            : isMarked
                ? drawing.sign("✓", "marked") : isInRange ? drawing.sign("•", "in range") : drawing.sign("✎")
        let name = namesCustomer ? "\(item.customerName.shown): \(item.fieldName.shown)" : item.fieldName.shown
        var title = Line([
            Span("   "),
            Span(
                isDone ? "… " : sign.isEmpty ? "" : "\(sign) ",
                style(isMarked || isInRange ? theme.success : isSettled ? theme.muted : theme.accent)),
            Span(name, isDone || isSettled ? theme.muted : isSelected ? theme.strong : theme.text),
        ])
        let room = row.width - width - 1 - title.width()
        let change = isSettled ? outcome(style(theme.muted)) : change(style(theme.muted))
        if change.width(limit: room) <= room || room >= Self.leastChange { title += change.truncated(to: room) }
        frame.write(title, in: row.droppingRight(width + 1))
        frame.write(right, in: row.right(width))
        drawing.drawFlash(of: .artifact(item.id), in: row.droppingLeft(2), on: &frame)
        guard isSelected else { return }
        if isBar { frame.restyle(row.droppingLeft(2), theme.selection) }
        frame.write(Line(drawing.sign(" ▌", " >"), theme.accent), in: row.left(2))
    }
}

extension ReviewScreen {
    /// How many wait, as the queue's corner says it.
    var countText: String {
        guard list.isLoaded else { return "" }
        return "\(NumberText.grouped(waitingCount))\(list.totalIsExact ? "" : "+") pending"
    }

    /// The filter in words; empty where it is the viewer's own.
    func filterText(_ shared: SharedState, showing item: ReviewItem? = nil) -> String {
        ReviewFilterText.text(of: filter, standard: Self.standardFilter(shared.identity), showing: item)
    }

    /// What the queue says where it is empty.
    func emptyText(_ drawing: Drawing) -> [String] {
        guard list.isLoaded else { return drawing.waiting(for: "queue") }
        if !filterText(drawing.shared).isEmpty {
            return ["No proposal fits the filter", "\(drawing.label(of: .close)) shows all"]
        }
        if decidedCount > 0 { return ["All done: \(NumberText.grouped(decidedCount)) decided in this sitting"] }
        return ["Nothing waits for a decision", "What agents propose for your customers appears here"]
    }
}
