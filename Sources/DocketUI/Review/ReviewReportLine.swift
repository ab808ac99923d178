import DocketDomain
import OrderedCollections
import TerminalKit

/// The line under the panes: what happened last, how long it can be taken back, and how far one is.
struct ReviewReportLine: Widget {
    let drawing: Drawing

    func draw(in area: Rect, on frame: inout Frame) {
        let report = self.report
        let progress = Line(drawing.isStripShown ? "" : drawing.reviewProgress, drawing.theme.muted)
        // What happened says more than how far one is.
        let gap = Line(progress.width() > 0 ? "   " : "")
        let choices = [countdown(isShort: false) + gap + progress, countdown(isShort: true) + gap + progress]
        let room = area.width - report.width(limit: area.width) - 3
        let right = choices.first { $0.width(limit: area.width) <= room } ?? countdown(isShort: true)
        let width = min(right.width(limit: area.width), area.width)
        frame.write(right, in: area.right(width + 1))
        frame.write(report, in: area.droppingRight(width + (width == 0 ? 0 : 3)))
    }

    private var report: Line {
        let theme = drawing.theme
        guard let report = drawing.state.review.report else { return Line() }
        let (sign, word, style): (String, String, Style) =
            switch report.kind {
            case .done: ("✓ ", "", theme.success)
            case .refused: ("! ", "Not done: ", theme.warning)
            case .underWay: ("… ", "", theme.muted)
            }
        return Line(" " + drawing.sign(sign, word) + report.text, style)
    }

    private func countdown(isShort: Bool) -> Line {
        let state = drawing.state
        guard let until = state.review.undoableUntil(state.now) else { return Line() }
        let seconds = (until.milliseconds - state.now.milliseconds + 999) / 1000
        return Line([
            Span(state.keymap.label(of: .undo), drawing.theme.hintKey),
            Span(isShort ? " \(seconds) s" : " takes back · \(seconds) s", drawing.theme.hint),
        ])
    }
}

extension Drawing {
    /// Whether a strip of the queue stands above the proposal; the progress is on its lower edge then.
    var isStripShown: Bool { state.reviewLayout.arrangement == .strip && state.review.list.count > 0 }

    /// How far one is in this sitting.
    var reviewProgress: String {
        let review = state.review
        guard review.list.isLoaded else { return "" }
        let left = Drawing.grouped(state.leftCount)
        let more = review.list.totalIsExact ? "" : "+"
        let marked = review.marks.isEmpty ? "" : "\(review.marks.count) marked · "
        return filterWords + marked + "\(Drawing.grouped(review.decidedCount)) decided · \(left)\(more) left"
    }

    /// Where no pane's title tells the filter, it stands here.
    private var filterWords: String {
        let layout = state.reviewLayout
        guard layout.arrangement == .strip || layout.queue == nil else { return "" }
        let filter = ReviewFilterText.text(
            of: state.review.filter, standard: state.standardFilter, showing: state.review.selection)
        return filter.isEmpty ? "" : "only \(filter) · "
    }
}

extension AppState {
    /// Proposals of the list that still wait.
    var leftCount: Int { max(0, review.list.count - review.decided.count) }
}
