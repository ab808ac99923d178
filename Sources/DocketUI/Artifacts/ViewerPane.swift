import DocketDomain
import TerminalKit

/// The open artifact.
struct ViewerPane<Screen: ShowsArtifacts>: Widget {
    let drawing: Drawing
    let screen: Screen
    /// The key of the pane, where it has one.
    let number: Int?

    func draw(in box: Rect, on frame: inout Frame) {
        let isFocused = screen.isViewerFocused
        guard let viewer = screen.artifacts.viewer else {
            let inner = drawing.drawPane(
                number: nil, title: "Artifact", isFocused: isFocused, in: box, on: &frame)
            drawing.drawEmpty(["Select an artifact"], in: inner, on: &frame)
            return
        }
        let artifact = viewer.artifact
        let inner = drawing.drawPane(
            number: number, title: "\(drawing.sign(artifact.kind.sign, artifact.kind.label)) \(artifact.title)",
            status: statuses(of: artifact)[0], shorter: Array(statuses(of: artifact).dropFirst()),
            isFocused: isFocused, in: box, on: &frame)
        switch viewer.body {
        case .table(let table):
            table.draw(
                in: inner, on: &frame, focused: isFocused, theme: drawing.theme, clearKey: drawing.label(of: .close))
        case .text(let text): text.draw(in: inner, on: &frame, focused: isFocused)
        case .proposal(let proposal): proposal.draw(screen.rules(drawing.shared), screen.notice, drawing, on: &frame)
        case nil: drawing.drawEmpty(drawing.waiting(for: "content"), in: inner, on: &frame)
        }
    }

    /// What is said of it beside the title, from all to the least.
    private func statuses(of artifact: ArtifactSummary) -> [String] {
        let revision = "r\(artifact.revision)"
        return [
            [artifact.kind.label, artifact.shape, artifact.standing, revision],
            [artifact.shape, artifact.standing, revision],
            [artifact.shape, revision], [revision],
        ].map { $0.compactMap(\.self).joined(separator: " · ") }
    }
}
