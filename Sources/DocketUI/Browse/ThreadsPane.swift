import DocketDomain
import TerminalKit

/// The list of threads.
struct ThreadsPane: Widget {
    let drawing: Drawing
    let screen: BrowseScreen

    func draw(in box: Rect, on frame: inout Frame) {
        let list = screen.threads
        let isFocused = screen.pane == .threads
        let inner = drawing.drawPane(
            number: 1, title: title,
            status: Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact),
            isFocused: isFocused, in: box, on: &frame)
        guard list.count > 0 else {
            drawing.drawEmpty(
                !list.isLoaded
                    ? drawing.waiting(for: "threads")
                    : ["No thread fits the filter", "\(drawing.label(of: .close)) shows all"],
                in: inner,
                on: &frame)
            return
        }
        let rows = inner.height / ThreadRow.height
        for placement in list.view.placements(count: list.count, height: max(1, rows)) {
            let area = Rect(
                x: inner.x, y: inner.y + placement.row * ThreadRow.height, width: inner.width,
                height: ThreadRow.height)
            guard let thread = list[placement.item] else {
                frame.write(Line(" …", drawing.theme.muted), in: area.row(0))
                continue
            }
            let isSelected = placement.item == list.view.selection
            let row = ThreadRow(drawing: drawing, thread: thread, isSelected: isSelected, isFocused: isFocused)
            frame.clipped(to: inner) { row.draw(in: area, on: &$0) }
        }
    }
}

extension ThreadsPane {
    /// What the list lists; where it begins somewhere in the middle, from when on.
    private var title: String {
        var filter = screen.filter
        guard let beginning = screen.beginning else {
            return filter == ThreadFilter() ? "Threads" : "Threads: \(FilterText.text(of: filter))"
        }
        let bound = "\(filter.order == .descending ? "until" : "since") \(drawing.times.date(beginning))"
        filter.order = .descending
        return filter == ThreadFilter() ? "Threads \(bound)" : "Threads \(bound): \(FilterText.text(of: filter))"
    }
}

/// A thread in two rows: its title; what is in it, who sees it, when it was last touched.
struct ThreadRow {
    static let height = 2

    let drawing: Drawing
    let thread: ThreadSummary
    let isSelected: Bool
    let isFocused: Bool

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let inside = area.droppingLeft(1).droppingRight(1)
        let mark = drawing.mark(at: .thread(thread.id), in: area)
        frame.write(
            Line(thread.title, isSelected ? theme.strong : theme.text), in: inside.row(0).droppingRight(mark.columns))
        frame.write(Line(mark, theme.accent), in: area.row(0).right(mark.columns))
        let time = drawing.times.relative(thread.updatedAt)
        let right = Line(time, theme.muted)
        let width = right.width()
        let room = inside.width - width - 1
        var parts = "  " + drawing.sign("▤", "artifacts ") + "\(thread.artifactCount)"
        if thread.pendingCount > 0 { parts += " " + drawing.sign("✎", "pending ") + "\(thread.pendingCount)" }
        let start = max(parts.columns + 1, min(8, room - thread.visibility.rawValue.count))
        parts = parts.padded(to: start) + thread.visibility.rawValue
        if let tag = thread.tags.first, parts.columns + tag.columns + 3 <= room { parts += "  #\(tag)" }
        var left = thread.deletedAt == nil ? Line(parts, theme.muted) : Line("  deleted", theme.warning)
        if let line = answering(in: room) { left = line }
        frame.write(left, in: inside.row(1).droppingRight(width + 1))
        frame.write(right, in: inside.row(1).right(width))
        drawing.drawFlash(of: .thread(thread.id), in: area.row(0), on: &frame)
        guard isSelected else { return }
        if isFocused {
            frame.restyle(area.row(0), theme.selection)
        }
        for row in 0..<area.height {
            frame.write(
                drawing.sign("▌", ">"), at: Point(x: area.x, y: area.y + row),
                style: isFocused ? theme.accent : theme.muted)
        }
    }

    /// Whether somebody answers or writes in it, and what waits for an answer.
    private func answering(in room: Int) -> Line? {
        let theme = drawing.theme
        let count = drawing.shared.queued(in: thread.id).count
        if drawing.shared.answers.isGiven(in: thread.id) {
            return Line("  answering …" + (count == 0 ? "" : " +\(count)"), theme.accent)
        }
        let writing = drawing.others.wordsOfWriting(in: thread.id, atMost: room - 2)
        // In words the mark has said so.
        if let writing, !drawing.appearance.isAccessible { return Line("  \(writing)", theme.accent) }
        guard count > 0 else { return nil }
        return Line("  \(count) \(drawing.shared.isQueueHeld(in: thread.id) ? "held" : "queued")", theme.warning)
    }
}
