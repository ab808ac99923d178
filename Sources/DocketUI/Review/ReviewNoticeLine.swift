import DocketDomain
import OrderedCollections
import TerminalKit

/// The line under the panes: what happened last, how long it can be taken back, and how far one is.
struct ReviewNoticeLine: Widget {
    let drawing: Drawing
    let review: ReviewScreen

    func draw(in area: Rect, on frame: inout Frame) {
        let report = self.report
        let progress = Line(
            review.isStripShown(drawing.shared) ? "" : review.progress(drawing.shared), drawing.theme.muted)
        // What happened says more than how far one is.
        let gap = Line(progress.width() > 0 ? "   " : "")
        let choices = [countdown(isShort: false) + gap + progress, countdown(isShort: true) + gap + progress]
        let room = area.width - report.width(limit: area.width) - 3
        let right = choices.first { $0.width(limit: area.width) <= room } ?? countdown(isShort: true)
        let width = min(right.width(limit: area.width), area.width)
        frame.write(right, in: area.right(width + 1))
        frame.write(report, in: area.droppingRight(width + (width == 0 ? 0 : 3)))
    }

    private var report: Line { review.notice?.line(drawing) ?? Line() }

    private func countdown(isShort: Bool) -> Line {
        guard let until = review.undoableUntil(drawing.now) else { return Line() }
        let seconds = (until.milliseconds - drawing.now.milliseconds + 999) / 1000
        return Line([
            Span(drawing.label(of: .undo), drawing.theme.hintKey),
            Span(isShort ? " \(seconds) s" : " takes back · \(seconds) s", drawing.theme.hint),
        ])
    }
}

extension ReviewScreen {
    /// Whether a strip of the queue stands above the proposal; the progress is on its lower edge then.
    func isStripShown(_ shared: SharedState) -> Bool { layout(shared).arrangement == .strip && list.count > 0 }

    /// How far one is in this sitting.
    func progress(_ shared: SharedState) -> String {
        guard list.isLoaded else { return "" }
        let left = NumberText.grouped(leftCount)
        let more = list.totalIsExact ? "" : "+"
        let marked = marks.isEmpty ? "" : "\(marks.count) marked · "
        return filterWords(shared) + marked + "\(NumberText.grouped(decidedCount)) decided · \(left)\(more) left"
    }

    /// Where no pane's title tells the filter, it stands here.
    private func filterWords(_ shared: SharedState) -> String {
        let layout = layout(shared)
        guard layout.arrangement == .strip || layout.queue == nil else { return "" }
        let filter = filterText(shared, showing: selection)
        return filter.isEmpty ? "" : "only \(filter) · "
    }
}
