import DocketDomain
import TerminalKit

/// What is queued in a thread, below its messages: the first words of each, and what can be done about it.
struct QueuedRows: Widget {
    let drawing: Drawing
    let thread: ThreadID

    private static let most = 3

    /// How many rows it takes below messages that have so many.
    static func height(of count: Int, in rows: Int) -> Int { rows < 8 ? min(1, count) : min(most, count) }

    func draw(in area: Rect, on frame: inout Frame) {
        let messages = drawing.shared.queued(in: thread)
        guard area.height > 0, !messages.isEmpty else { return }
        let theme = drawing.theme
        let isHeld = drawing.shared.isQueueHeld(in: thread)
        let keys = keys(isHeld)
        for row in 0..<area.height {
            let isLast = row == area.height - 1
            let hidden = isLast ? messages.count - area.height : 0
            let more = hidden > 0 ? " and \(hidden) more" : ""
            let message = messages[isLast && hidden > 0 ? messages.count - 1 : row]
            let right = isLast ? Line(more, theme.muted) + keys : Line()
            let width = right.width()
            let text = message.words.flattened
            let line = Line([
                Span(isHeld ? "held: " : "queued: ", isHeld ? theme.warning : theme.accent), Span(text, theme.text),
            ])
            frame.write(line.truncated(to: max(1, area.width - width - 1)), in: area.row(row))
            frame.write(right, in: area.row(row).right(width))
        }
    }

    private func keys(_ isHeld: Bool) -> Line {
        let commands: [(CommandID, String)] =
            isHeld ? [(.sendQueued, "sends"), (.editQueued, "edits")] : [(.editQueued, "edits")]
        return Line(
            commands.flatMap { id, word in
                [
                    Span("  \(drawing.label(of: id))", drawing.theme.hintKey),
                    Span(" \(word)", drawing.theme.hint),
                ]
            })
    }
}
