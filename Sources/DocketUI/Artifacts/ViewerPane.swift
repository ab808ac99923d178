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
            status: viewer.status(width: box.width / 2), in: box, on: &frame)
        viewer.draw(in: inner, drawing: drawing, on: &frame)
    }
}
