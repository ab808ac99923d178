import DocketDomain
import TerminalKit

/// The messages of the selected thread.
struct MessagesPane: Widget {
    let drawing: Drawing
    let screen: BrowseScreen

    func draw(in box: Rect, on frame: inout Frame) {
        let reading = screen.reading
        let isFocused = screen.pane == .messages
        let count = reading?.count ?? 0
        let whole = drawing.drawPane(
            number: 2, title: title(in: box),
            status: Drawing.position(reading?.view.selection ?? 0, of: count, isExact: true), isFocused: isFocused,
            in: box, on: &frame)
        guard let reading, count > 0 else {
            drawing.drawEmpty(emptyText, in: whole, on: &frame)
            return
        }
        let inner = screen.messageArea(in: box, drawing.shared)
        frame.draw(
            QueuedRows(drawing: drawing, thread: reading.id),
            in: whole.bottom(whole.height - inner.height).droppingLeft(MessagePage.gutter - 1).droppingRight(1))
        let theme = drawing.theme
        let pattern = drawing.find.flatMap { $0.pane == BrowseScreen.Pane.messages.rawValue ? $0.pattern : nil }
        for placement in reading.view.placements(count: count, height: inner.height, heightOf: reading.height(of:)) {
            let isSelected = placement.item == reading.view.selection
            let rows = reading.pages[placement.item]?.rows ?? [Line("…", theme.muted)]
            for (offset, line) in rows.enumerated() {
                let row = inner.row(placement.row + offset)
                guard !row.isEmpty else { continue }
                let shown = pattern.map { line.highlighting($0.ranges(in: line.text), theme.match) } ?? line
                frame.write(shown, in: row.droppingLeft(MessagePage.gutter - 1).droppingRight(1))
                if offset == 0, reading.firstNew.map({ placement.item >= $0 }) ?? false {
                    drawing.drawFlash(of: .thread(reading.id), in: row.droppingLeft(1).droppingRight(1), on: &frame)
                }
                if offset == 0, reading.marks.places.contains(placement.item) {
                    frame.write(drawing.sign("✓", "*"), in: row.droppingLeft(1).left(1), theme.accent)
                }
                // The blank row between two messages belongs to none of them.
                if isSelected, offset < rows.count - 1 || rows.count == 1 {
                    let style = isFocused ? theme.accent : theme.muted
                    frame.write(drawing.sign("▌", ">"), in: row.left(1), style)
                }
            }
        }
        frame.draw(
            Scrollbar(
                total: count, visible: max(1, min(count, inner.height / 4)), offset: reading.view.top,
                style: isFocused ? theme.accent : theme.muted),
            in: drawing.appearance.border != nil ? box.inset(vertically: 1) : inner)
    }

    /// Columns of the border, the pane's name and its position.
    private static let widestEdges = 28

    /// With who else is there, and with the assistant that was chosen for the thread, where it is one of the user's; and with the one that answers
    /// here where it is left alone.
    private func title(in box: Rect) -> String {
        let title = drawing.title(
            "Messages", at: screen.reading.map { .thread($0.id) }, atMost: box.width - Self.widestEdges)
        let agents = drawing.identity.agents
        let chosen = screen.reading?.thread?.agentID.flatMap { name in agents.first { $0.name == name } }
        let marked = screen.reading?.marks.count ?? 0
        let marks = marked > 0 ? " · \(marked) marked" : ""
        guard let agent = chosen ?? agents.first(where: \.isStandard), let end = drawing.shared.pauses[agent.name]
        else {
            return "\(title)\(chosen.map { " · \($0.name.shown)" } ?? "")\(marks)"
        }
        let rest = "rests until \(drawing.shared.times.clockToTheSecond(end))"
        return "\(title) · \(agent.name.shown) \(rest)\(marks)"
    }

    private var emptyText: [String] {
        guard let reading = screen.reading else { return screen.threads.isLoaded ? ["No thread is selected"] : [] }
        if reading.thread?.deletedAt != nil {
            return ["This thread is deleted", "\(drawing.label(of: .restore)) restores it"]
        }
        guard reading.thread != nil else { return drawing.waiting(for: "messages") }
        return ["No messages yet", "\(drawing.label(of: .compose)) writes the first one"]
    }
}

extension Frame {
    /// Writes a mark into an area.
    mutating func write(_ text: String, in area: Rect, _ style: Style) {
        write(Line(text, style), in: area)
    }
}
