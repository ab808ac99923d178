import DocketDomain
import TerminalKit

/// The list of decisions, with all of the selected one below it.
struct DecidedView: Widget {
    let drawing: Drawing
    let decided: DecidedOverlay
    let rules: ProposalRules
    let wholeRows: Int

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let list = decided.list
        let box = area
        frame.fill(box)
        let who = decided.isMine ? "by you" : "by everybody"
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box,
            title: Line(" Decided \(decided.period.words), \(who) ", theme.title),
            status: Line(
                " \(Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact)) ", theme.muted),
            style: theme.borderFocused)
        guard list.count > 0 else {
            let empty = list.isLoaded ? ["Nothing was decided \(decided.period.words) \(who)"] : ["Loading…"]
            drawing.drawEmpty(empty, in: inner, on: &frame)
            return
        }
        let whole = inner.bottom(min(wholeRows, inner.height - 1)).inset(horizontally: 1)
        if let item = list.selection {
            let lines = Line.wrap(self.whole(of: item), to: max(1, whole.width))
            frame.draw(Paragraph(Array(lines.prefix(whole.height - 1)), wraps: false), in: whole.droppingTop(1))
        }
        for placement in list.view.placements(count: list.count, height: inner.height - whole.height) {
            guard let item = list[placement.item] else { continue }
            draw(item, isSelected: placement.item == list.view.selection, in: inner.row(placement.row), on: &frame)
        }
    }

    private func draw(_ item: ReviewItem, isSelected: Bool, in row: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let inside = row.inset(horizontally: 1)
        let time = Line(item.decision.map { drawing.times.clock($0.at) } ?? "", theme.muted)
        let width = time.width()
        let isRejected = item.decision?.status == .rejected
        let sign = isRejected ? drawing.sign("✗ ", "rejected ") : drawing.sign("✓ ", "accepted ")
        let line = Line([
            Span(sign, isRejected ? theme.warning : theme.success),
            Span("\(item.customerName.shown): \(item.fieldName.shown)  ", theme.text),
            Span(brief(item), theme.muted),
        ])
        frame.write(line, in: inside.droppingRight(width + 2))
        frame.write(time, in: inside.right(width))
        if isSelected { frame.restyle(row, theme.selection) }
    }

    /// What was decided, in a few words.
    private func brief(_ item: ReviewItem) -> String {
        let change = rules.shownValue(item.fieldKey).change(from: item.previousValue, to: value(of: item))
        return words(item, old: change.old, new: change.new)
    }

    private func change(of item: ReviewItem) -> String {
        let shown = rules.shownValue(item.fieldKey)
        return words(item, old: shown.line(item.previousValue), new: shown.line(value(of: item)))
    }

    private func value(of item: ReviewItem) -> JSON { item.decision?.editedValue ?? item.proposedValue }

    private func words(_ item: ReviewItem, old: String, new: String) -> String {
        if item.decision?.status == .rejected { return "not \(new)" }
        // Whoever is not shown the profile knows what they handed in themselves.
        let isHidden = item.hidesProfile && item.previousValue.isNull
        return (isHidden ? "" : old) + drawing.sign(" → ", " to ") + new
    }

    /// What the row has no room for: the whole change, who decided it, when and why, and what the profile has now.
    private func whole(of item: ReviewItem) -> [Line] {
        let theme = drawing.theme
        let shown = rules.shownValue(item.fieldKey)
        var lines = [Line("\(item.fieldName.shown): \(change(of: item))", theme.strong)]
        if let decision = item.decision {
            let name = drawing.name(of: decision.by).shown
            let left = decision.undoableUntil.milliseconds - drawing.now.milliseconds
            let undo = left > 0 ? " · can be taken back for \((left + 999) / 1000) s" : ""
            lines.append(
                Line(
                    "\(decision.status.label) by \(name) · \(drawing.times.clock(decision.at))\(undo)", theme.text))
            if let reason = decision.reason, !reason.isEmpty {
                lines.append(Line("Reason: \(reason.shown)", theme.text))
            }
        }
        let now =
            item.hidesProfile
            ? "What the profile has now is not shown to you" : "The profile has \(shown.line(item.currentValue)) now"
        lines.append(Line(now, theme.muted))
        return lines
    }
}
