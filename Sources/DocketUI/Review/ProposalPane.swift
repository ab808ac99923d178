import DocketDomain
import TerminalKit

/// The proposal that is being decided; where there is no room beside it, its evidence below.
struct ProposalPane: Widget {
    let drawing: Drawing
    let layout: ReviewLayout

    func draw(in box: Rect, on frame: inout Frame) {
        let state = drawing.state
        let isFocused = state.review.pane != .queue && (state.review.pane == .proposal || layout.evidence == nil)
        let text = ProposalText(state)
        if layout.arrangement != .strip {
            _ = drawing.drawDeskPane(
                number: 2, title: "Proposal", status: text.map { batch(of: $0.item) } ?? "", isFocused: isFocused,
                in: box, on: &frame)
        }
        let area = layout.proposalRows
        guard let text else {
            let empty = state.review.list.count > 0 ? drawing.waiting(for: "proposal") : ["–"]
            drawing.drawEmpty(empty, in: area, on: &frame)
            return
        }
        let lines = state.proposalLines(text, width: area.width, withEvidence: layout.evidence == nil)
        let offset = max(0, min(state.review.proposalOffset, lines.count - area.height))
        for (row, line) in lines.dropFirst(offset).prefix(area.height).enumerated() {
            frame.write(line, in: area.row(row))
        }
        let below = lines.count - offset - area.height
        if below > 0 {
            let note = Line(" \(Drawing.grouped(below)) more below ", drawing.theme.muted)
            let isOverText = layout.arrangement == .strip || state.looks.border == nil
            let row = isOverText ? area.bottom(1) : box.bottom(1).droppingRight(1)
            frame.write(note, in: row.right(note.width()))
        }
    }

    private func batch(of item: ReviewItem) -> String {
        "\(item.batchOrdinal) of \(item.batchCount) in batch \(item.batchID.rawValue.prefix(8))".shown
    }
}

/// The quote that a proposal rests on, inside of its message.
struct EvidencePane: Widget {
    let drawing: Drawing
    let layout: ReviewLayout

    func draw(in box: Rect, on frame: inout Frame) {
        let state = drawing.state
        let theme = drawing.theme
        let isFocused = state.review.pane == .evidence
        let page = state.review.page
        let area = layout.evidenceRows
        let rows = page?.rows ?? []
        let offset = max(0, min(state.review.evidenceOffset, rows.count - area.height))
        let status =
            rows.count > area.height ? "\(offset + 1)–\(min(rows.count, offset + area.height)) of \(rows.count)" : ""
        if layout.arrangement == .strip {
            let style = isFocused ? theme.borderFocused : theme.border
            let border = String(state.looks.border?.horizontal ?? "-")
            let title = "\(border) Evidence \(String(repeating: border, count: max(0, box.width - 11)))"
            frame.write(Line(title, style), in: box.row(0))
            frame.write(
                Line(status.isEmpty ? "" : " \(status) ", style), in: box.row(0).droppingRight(1), alignment: .right)
        } else {
            _ = drawing.drawDeskPane(
                number: 3, title: "Evidence", status: status, isFocused: isFocused, in: box, on: &frame)
            joinBorders(box, on: &frame)
        }
        guard page != nil else {
            if state.review.selection != nil {
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
        guard layout.arrangement == .columns, let border = drawing.state.looks.border else { return }
        let isFocused = drawing.state.review.pane != .queue
        let style = isFocused ? drawing.theme.borderFocused : drawing.theme.border
        frame.write(String(border.leftTee), at: box.origin, style: style)
        frame.write(String(border.rightTee), at: Point(x: box.x + box.width - 1, y: box.y), style: style)
    }
}

extension AppState {
    /// The lines of the proposal's pane.
    func proposalLines(_ text: ProposalText, width: Int, withEvidence: Bool) -> [Line] {
        let lines = text.lines(width: width)
        guard withEvidence, let page = review.page else { return lines }
        let rule = looks.isAccessible ? "" : String(looks.border?.horizontal ?? "-")
        let title = rule + (rule.isEmpty ? "" : " ") + "Evidence "
        let heading = title + String(repeating: rule, count: max(0, width - title.columns))
        return lines + [Line(heading, looks.styles.border)] + page.rows
    }
}
