import DocketDomain
import TerminalKit

/// All artifacts that the viewer may see, as a table.
struct AllArtifactsPane: Widget {
    let drawing: Drawing
    let artifacts: ArtifactListState
    let isFocused: Bool

    func draw(in box: Rect, on frame: inout Frame) {
        let list = artifacts.list
        let filter = FilterText.text(of: artifacts.filter)
        let inner = drawing.drawPane(
            number: 1, title: filter.isEmpty ? "All artifacts" : "Artifacts: \(filter)",
            status: artifacts.position,
            isFocused: isFocused, in: box, on: &frame)
        guard list.count > 0 else {
            let empty =
                !list.isLoaded
                ? drawing.waiting(for: "artifacts")
                : filter.isEmpty
                    ? ["No artifacts yet", "What assistants make in threads appears here"]
                    : ["No artifact fits the filter", "esc shows all"]
            drawing.drawEmpty(empty, in: inner, on: &frame)
            return
        }
        let theme = drawing.theme
        let columns = AllArtifactsColumns(width: inner.width)
        columns.draw(AllArtifactsColumns.Texts.header, theme.tableHeader, in: inner.row(0), on: &frame)
        let body = inner.droppingTop(1)
        for placement in list.view.placements(count: list.count, height: body.height) {
            let row = body.row(placement.row)
            guard let artifact = list[placement.item] else { continue }
            let isInWords = drawing.appearance.isAccessible
            let words =
                isInWords ? drawing.others.words(at: .artifact(artifact.id), atMost: columns.title / 2) : nil
            columns.draw(texts(of: artifact), note: words, theme.text, in: row, on: &frame)
            if artifacts.isMarked(artifact) {
                frame.write(drawing.sign("●", "*"), at: row.origin, style: theme.accent)
            }
            if !isInWords {
                let presence = drawing.mark(at: .artifact(artifact.id), in: row)
                frame.write(presence, in: row.right(presence.columns), theme.accent)
            }
            drawing.drawFlash(of: .artifact(artifact.id), in: row, on: &frame)
            guard placement.item == list.view.selection else { continue }
            frame.restyle(row, isFocused ? theme.selection : theme.selectionUnfocused)
        }
    }

    private func texts(of artifact: ArtifactSummary) -> AllArtifactsColumns.Texts {
        let thread = artifact.links.first { $0.threadID == artifact.primaryThreadID } ?? artifact.links.first
        return AllArtifactsColumns.Texts(
            kind: "\(drawing.sign(artifact.kind.sign)) \(artifact.kind.label)",
            title: artifact.listTitle(drawing) + artifact.tags.map { "  #\($0.shown)" }.joined(),
            status: artifact.deletedAt == nil ? artifact.standing : "deleted", revision: "r\(artifact.revision)",
            thread: thread?.title ?? "–", time: drawing.times.relative(artifact.createdAt))
    }
}

/// The columns that fit, from the most to the least needed.
struct AllArtifactsColumns {
    struct Texts {
        var kind, title, status, revision, thread, time: String

        static let header = Texts(
            kind: "Kind", title: "Title", status: "Status", revision: "Rev", thread: "Thread", time: "Created")
    }

    private let kind: Int
    fileprivate let title: Int
    private let status: Int
    private let revision: Int
    private let thread: Int
    private let time: Int

    init(width: Int) {
        kind = width >= 50 ? 12 : 8
        var room = width - kind - 2
        status = width >= 60 ? 11 : 0
        room -= status
        time = width >= 46 ? 11 : 0
        room -= time
        revision = width >= 70 ? 4 : 0
        room -= revision
        thread = width >= 80 ? room * 2 / 5 : 0
        title = max(4, room - thread)
    }

    /// - Parameter note: Stands behind the title, which is cut for it.
    func draw(_ texts: Texts, note: String? = nil, _ style: Style, in row: Rect, on frame: inout Frame) {
        frame.fill(row, style: style.attributes.contains(.underline) ? style : .plain)
        var x = row.x + 1
        for (text, width) in [
            (texts.kind, kind), (titled(texts.title, note), title), (texts.status, status), (texts.revision, revision),
            (texts.thread, thread), (texts.time, time),
        ] where width > 0 {
            frame.write(Line(text, style), in: Rect(x: x, y: row.y, width: width - 1, height: 1).intersection(row))
            x += width
        }
    }

    private func titled(_ text: String, _ note: String?) -> String {
        guard let note else { return text }
        return TextWidth.standard.truncated(text, to: max(0, title - note.columns - 4)) + " (\(note))"
    }
}
