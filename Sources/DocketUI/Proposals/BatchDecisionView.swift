import DocketDomain
import TerminalKit

/// Asks before proposals are decided: how many, which ones stay and why, and what each would change.
struct BatchDecisionView: Widget {
    let drawing: Drawing
    let dialog: BatchDecisionDialog

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let layout = BatchDecisionLayout(dialog, dialog.plan, drawing, in: area)
        frame.fill(layout.box)
        _ = frame.drawBorder(
            drawing.overlayBorder, around: layout.box, title: Line(" \(title) ", theme.title), style: theme.warning)
        frame.draw(Paragraph(layout.head, wraps: false), in: layout.headArea)
        for (row, line) in layout.list.dropFirst(layout.window.offset).prefix(layout.window.rows).enumerated() {
            frame.write(line, in: layout.body.row(row))
        }
        if layout.window.below > 0 {
            frame.write(
                Line("\(NumberText.grouped(layout.window.below)) more below, \(scrolling)", theme.muted),
                in: layout.noteArea)
        }
        frame.draw(
            HintLine(keys, pinned: 1, keyStyle: theme.hintKey, labelStyle: theme.text), in: layout.keysArea)
    }

    private var title: String { dialog.scope == .one ? "Sure?" : "\(dialog.verb.question) several" }

    private var scrolling: String { dialog.isTurning ? "j k stop the pages" : "j k scroll" }

    private var keys: [HintLine.Hint] {
        guard let consent = dialog.consent else { return [HintLine.Hint("any key", "close")] }
        let reason = dialog.verb == .reject ? [HintLine.Hint("r", "with a reason")] : []
        return [HintLine.Hint("y", consent)] + reason + [HintLine.Hint("any other key", "decide nothing")]
    }
}
