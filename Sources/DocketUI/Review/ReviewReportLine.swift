import DocketDomain
import OrderedCollections
import TerminalKit

/// The line under the panes: what happened last, how long it can be taken back, and how far one is.
struct ReviewReportLine: Widget {
    let drawing: Drawing

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let state = drawing.state
        let review = state.review
        let isNarrow = area.width < 60
        var right = Line()
        if let until = review.undoableUntil(state.now) {
            let seconds = (until.milliseconds - state.now.milliseconds + 999) / 1000
            right += Line([
                Span(state.keymap.label(of: .takeBack), theme.hintKey),
                Span(isNarrow ? " \(seconds) s " : " takes back · \(seconds) s   ", theme.hint),
            ])
        }
        if !isNarrow || review.report == nil { right += Line(progress, theme.muted) }
        let width = min(right.width(limit: area.width), area.width)
        frame.write(right, in: area.right(width + 1))
        guard let report = review.report else { return }
        let (sign, word, style): (String, String, Style) =
            switch report.kind {
            case .done: ("✓ ", "", theme.success)
            case .refused: ("! ", "Not done: ", theme.warning)
            case .underWay: ("… ", "", theme.muted)
            }
        frame.write(
            Line(" " + drawing.sign(sign, word) + report.text, style), in: area.droppingRight(width + 3))
    }

    private var progress: String {
        let review = drawing.state.review
        guard review.list.isLoaded else { return "" }
        let left = Drawing.grouped(drawing.state.leftCount)
        let more = review.list.totalIsExact ? "" : "+"
        let marked = review.marks.isEmpty ? "" : "\(review.marks.count) marked · "
        return marked + "\(Drawing.grouped(review.decidedCount)) decided · \(left)\(more) left"
    }
}

extension AppState {
    /// Proposals of the list that still wait.
    var leftCount: Int { max(0, review.list.count - review.decided.count) }
}
