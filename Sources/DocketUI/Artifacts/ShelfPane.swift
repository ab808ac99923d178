import DocketDomain
import TerminalKit

/// The artifacts of the thread that is read.
struct ShelfPane: Widget {
    let drawing: Drawing

    func draw(in box: Rect, on frame: inout Frame) {
        let state = drawing.state
        let list = state.shelf.list
        let inner = drawing.drawPane(
            .artifacts, number: 3, title: "Artifacts",
            status: Drawing.position(list.view.selection, of: list.count, isExact: list.totalIsExact), in: box,
            on: &frame)
        guard list.count > 0 else {
            drawing.drawEmpty(
                list.isLoaded ? ["No artifacts in this thread"] : drawing.waiting(for: "artifacts"), in: inner,
                on: &frame)
            return
        }
        for placement in list.view.placements(count: list.count, height: inner.height) {
            guard let artifact = list[placement.item] else { continue }
            draw(artifact, isSelected: placement.item == list.view.selection, in: inner.row(placement.row), on: &frame)
        }
    }

    private func draw(_ artifact: ArtifactSummary, isSelected: Bool, in row: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let isFocused = drawing.state.focus == .artifacts
        let kind = Line("\(artifact.kind.label.padded(to: 6)) r\(artifact.revision) ", theme.muted)
        let width = kind.width()
        let mark = artifact.id == drawing.state.shelf.viewer?.artifact.id ? drawing.sign("▸", ">") : " "
        let title = Line([
            Span(" \(mark) ", theme.accent), Span(artifact.title, isSelected ? theme.strong : theme.text),
            Span(artifact.deletedAt == nil ? "" : "  deleted", theme.warning),
        ])
        frame.write(title, in: row.droppingRight(width + 1))
        frame.write(kind, in: row.right(width))
        if isSelected, isFocused { frame.restyle(row, theme.selection) }
    }
}

extension String {
    /// The text with blanks after it, up to so many characters.
    func padded(to count: Int) -> String {
        self + String(repeating: " ", count: max(0, count - self.count))
    }
}
