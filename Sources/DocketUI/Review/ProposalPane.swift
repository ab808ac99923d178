import DocketDomain
import TerminalKit

/// The proposal that is being decided; where there is no room beside it, its evidence below.
struct ProposalPane: Widget {
    let drawing: Drawing
    let review: ReviewScreen
    let layout: ReviewLayout

    func draw(in box: Rect, on frame: inout Frame) {
        let isFocused = review.pane != .queue && (review.pane == .proposal || layout.evidence == nil)
        let item = review.selectedDetails?.item ?? review.selection
        if layout.arrangement != .strip {
            let title = drawing.title("Proposal", at: item.map { .artifact($0.id) }, atMost: box.width - 44)
            _ = drawing.drawPane(
                number: 2, title: title, status: item.map { batch(of: $0) } ?? "", isFocused: isFocused, in: box,
                on: &frame)
        }
        let area = layout.proposalRows
        guard let page = review.proposalPage(layout, drawing.shared) else {
            let empty = review.list.count > 0 ? drawing.waiting(for: "proposal") : ["–"]
            drawing.drawEmpty(empty, in: area, on: &frame)
            return
        }
        page.draw(on: &frame)
        let note = Line(page.note(drawing.shared.decisionGuard.seen), drawing.theme.muted)
        let row = layout.isNoteInside ? area.bottom(1) : box.bottom(1).droppingRight(1)
        frame.write(note, in: row.right(note.width()))
    }

    private func batch(of item: ReviewItem) -> String {
        "\(item.batchOrdinal) of \(item.batchCount) in batch \(item.batchID.short)".shown
    }
}

/// The quote that a proposal rests on, inside of its message.
struct EvidencePane: Widget {
    let drawing: Drawing
    let review: ReviewScreen
    let layout: ReviewLayout

    func draw(in box: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let isFocused = review.pane == .evidence
        let page = review.page
        let area = layout.evidenceRows
        let rows = page?.rows ?? []
        let offset = max(0, min(review.evidenceOffset, rows.count - area.height))
        let status =
            rows.count > area.height ? "\(offset + 1)–\(min(rows.count, offset + area.height)) of \(rows.count)" : ""
        if layout.arrangement == .strip {
            let style = isFocused ? theme.borderFocused : theme.border
            let border = String(drawing.appearance.border?.horizontal ?? "-")
            let mark = isFocused ? drawing.sign("▸", ">") : border
            let title = "\(mark) Evidence \(String(repeating: border, count: max(0, box.width - 11)))"
            frame.write(Line(title, style), in: box.row(0))
            frame.write(
                Line(status.isEmpty ? "" : " \(status) ", style), in: box.row(0).droppingRight(1), alignment: .right)
        } else {
            _ = drawing.drawPane(
                number: 3, title: "Evidence", status: status, isFocused: isFocused, in: box, on: &frame)
            joinBorders(box, on: &frame)
        }
        guard page != nil else {
            if review.selection != nil {
                drawing.drawEmpty(drawing.waiting(for: "evidence"), in: area, on: &frame)
            }
            return
        }
        for (row, line) in rows.dropFirst(offset).prefix(area.height).enumerated() {
            frame.write(line, in: area.row(row))
        }
    }

    /// The border between the proposal and its evidence belongs to both.
    private func joinBorders(_ box: Rect, on frame: inout Frame) {
        guard layout.arrangement == .columns, let border = drawing.appearance.border else { return }
        let isFocused = review.pane != .queue
        let style = isFocused ? drawing.theme.borderFocused : drawing.theme.border
        frame.write(String(border.leftTee), at: box.origin, style: style)
        frame.write(String(border.rightTee), at: Point(x: box.x + box.width - 1, y: box.y), style: style)
    }
}

extension ReviewScreen {
    /// The selected proposal as its pane shows it.
    func proposalPage(_ layout: ReviewLayout, _ shared: SharedState) -> ProposalPage? {
        proposalRows(layout, shared).map { rows in
            ProposalPage(
                rows, evidence: layout.evidence == nil ? page : nil, offset: proposalOffset, in: layout.proposalRows,
                noteTakesRow: layout.isNoteInside, shared.appearance)
        }
    }
}
