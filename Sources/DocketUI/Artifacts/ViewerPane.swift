import DocketDomain
import TerminalKit

/// The open artifact.
struct ViewerPane: Widget {
    let drawing: Drawing

    func draw(in box: Rect, on frame: inout Frame) {
        let state = drawing.state
        guard let viewer = state.shownShelf.viewer else {
            let inner = drawing.drawPane(.viewer, number: nil, title: "Artifact", in: box, on: &frame)
            drawing.drawEmpty(["Select an artifact"], in: inner, on: &frame)
            return
        }
        let artifact = viewer.artifact
        let inner = drawing.drawPane(
            .viewer, number: state.screen == .artifacts ? 2 : nil,
            title: "\(drawing.sign(artifact.kind.sign, artifact.kind.label)) \(artifact.title)",
            status: status(of: artifact), in: box, on: &frame)
        let isFocused = state.focus == .viewer
        switch viewer.body {
        case .table(let table): table.draw(in: inner, on: &frame, focused: isFocused, theme: drawing.theme)
        case .text(let text): text.draw(in: inner, on: &frame, focused: isFocused)
        case nil: drawing.drawEmpty(drawing.waiting(for: "content"), in: inner, on: &frame)
        }
    }

    private func status(of artifact: ArtifactSummary) -> String {
        let parts = [artifact.kind.label, artifact.shape, artifact.status, "r\(artifact.revision)"]
        return parts.compactMap(\.self).joined(separator: " · ")
    }
}
