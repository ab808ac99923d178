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
        let room = drawing.drawPane(
            number: number, title: "\(drawing.sign(artifact.kind.sign, artifact.kind.label)) \(artifact.title)",
            status: statuses(of: artifact)[0], shorter: Array(statuses(of: artifact).dropFirst()),
            isFocused: isFocused, in: box, on: &frame)
        let inner = room.droppingBottom(viewer.noteHeight)
        if let note = note(on: viewer) { frame.write(note, in: room.bottom(viewer.noteHeight)) }
        switch viewer.body {
        case .table(let table):
            table.draw(
                in: inner, on: &frame, focused: isFocused, theme: drawing.theme, clearKey: drawing.label(of: .close),
                cells: drawing.shared.appearance.shownChartCells, isPlain: drawing.shared.appearance.marksInText)
        case .text(let text): text.draw(in: inner, on: &frame, focused: isFocused)
        case .proposal(let proposal): proposal.draw(screen.rules(drawing.shared), screen.notice, drawing, on: &frame)
        case nil: drawing.drawEmpty(drawing.waiting(for: "content"), in: inner, on: &frame)
        }
    }

    /// What is said below a query of its last run, and below a result that is not whole.
    private func note(on viewer: ArtifactViewer) -> Line? {
        let theme = drawing.theme
        if viewer.isResult {
            return viewer.run?.loss.map { Line("\(drawing.sign("⚠ ", "! "))\($0.shown)", theme.warning) }
        }
        guard viewer.isQuery, let runs = viewer.artifact.runs else { return nil }
        let count = runs.count == 1 ? "1 run" : "\(NumberText.grouped(runs.count)) runs"
        let when = drawing.times.clock(runs.lastAt)
        if let error = runs.last.error {
            return Line("\(count), the last one failed (\(when)): \(error.shown)", theme.error)
        }
        let words = "the last one against \(runs.last.source.shown) (\(when)): \(NumberText.rows(runs.last.rows))"
        return Line("\(count), \(words)", theme.muted)
    }

    /// What is said of it beside the title, from all to the least.
    private func statuses(of artifact: ArtifactSummary) -> [String] {
        if let run = screen.artifacts.viewer?.run { return withOthers(at: artifact, run.statuses) }
        let revision = "r\(artifact.revision)"
        let tags = artifact.tags.isEmpty ? nil : artifact.tags.map { "#\($0.shown)" }.joined(separator: " ")
        let statuses = [
            [tags, artifact.kind.label, artifact.shape, artifact.standing, revision],
            [artifact.kind.label, artifact.shape, artifact.standing, revision],
            [artifact.shape, artifact.standing, revision],
            [artifact.shape, revision], [revision],
        ].map { $0.compactMap(\.self).joined(separator: " · ") }
        return withOthers(at: artifact, statuses)
    }

    /// Who else has it open comes first, and goes last.
    private func withOthers(at artifact: ArtifactSummary, _ statuses: [String]) -> [String] {
        let others = drawing.others
        guard let words = others.words(at: .artifact(artifact.id)),
            let count = others.words(at: .artifact(artifact.id), atMost: 0)
        else { return statuses }
        return statuses.map { "\(words) · \($0)" } + [words, count]
    }
}
