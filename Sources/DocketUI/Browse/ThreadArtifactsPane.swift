import DocketDomain
import TerminalKit

/// The artifacts of the thread that is read.
struct ThreadArtifactsPane: Widget {
    let drawing: Drawing
    let screen: BrowseScreen

    func draw(in box: Rect, on frame: inout Frame) {
        let list = screen.artifacts.list
        let inner = drawing.drawPane(
            number: 3, title: "Artifacts",
            status: screen.artifacts.position,
            isFocused: screen.pane == .artifacts, in: box, on: &frame)
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
        let isFocused = screen.pane == .artifacts
        let kind = Line(
            [Span("\(artifact.kind.label.padded(to: 6)) r\(artifact.revision)", theme.muted)]
                + drawing.rowEnd(at: .artifact(artifact.id), in: row, theme.accent, blank: theme.muted))
        let width = kind.width()
        let mark = artifact.id == screen.artifacts.viewer?.artifact.id ? drawing.sign("▸", ">") : " "
        let sign = screen.artifacts.isMarked(artifact) ? drawing.sign("●", "*") : " "
        let title = Line([
            Span("\(sign)\(mark) ", theme.accent),
            Span(artifact.listTitle(drawing), isSelected ? theme.strong : theme.text),
            Span(artifact.deletedAt == nil ? "" : "  deleted", theme.warning),
        ])
        frame.write(title, in: row.droppingRight(width + 1))
        frame.write(kind, in: row.right(width))
        drawing.drawFlash(of: .artifact(artifact.id), in: row, on: &frame)
        if isSelected, isFocused { frame.restyle(row, theme.selection) }
    }
}
