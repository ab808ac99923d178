import DocketDomain
import TerminalKit

/// What changed between two revisions of a query that follow each other.
struct QueryChangesOverlay: Overlay {
    private let artifact: ArtifactID
    private let title: String
    private let newest: Int
    /// The later one of the two.
    private var revision: Int
    private var queries: QueryPair?
    private var refusal: String?
    private var scroll = 0

    init(_ artifact: ArtifactID, title: String, newest: Int) {
        self.artifact = artifact
        self.title = title
        self.newest = newest
        revision = newest
    }

    var hints: ScreenHints {
        ScreenHints(keys: [("← →", "revision"), ("j k", "scroll"), ("esc", "close")])
    }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        switch key.code {
        case .left, .character("h"): go(to: revision - 1)
        case .right, .character("l"): go(to: revision + 1)
        case .character("q"), .character("D"): context.dismiss()
        default:
            if let distance = ListKeys.distance(key, page: max(1, context.size.height - 6)) {
                scroll = max(0, scroll + distance)
            }
        }
    }

    private mutating func go(to revision: Int) {
        guard (2...newest).contains(revision) else { return }
        self.revision = revision
        (queries, refusal, scroll) = (nil, nil, 0)
    }

    private var question: Query { .queries(artifact, old: revision - 1, new: revision) }

    mutating func reconcile(_ context: inout ScreenContext) {
        if queries == nil, refusal == nil { context.request(question) }
    }

    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        if query == question, case .queries(let pair) = result { queries = pair }
    }

    mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if query == question { refusal = error.message }
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let box = area.inset(horizontally: area.width > 60 ? 3 : 0, vertically: 1)
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box,
            title: Line(
                " \(title.shown): revision \(revision - 1) \(drawing.sign("→", "->")) \(revision) ", theme.title),
            style: theme.borderFocused
        ).inset(horizontally: 1)
        if let refusal { return frame.write(Line(refusal.shown, theme.error), in: inner.row(0)) }
        guard let queries else { return frame.write(Line("Loading…", theme.muted), in: inner.row(0)) }
        let rows = ChangeRows(
            ChangeRows.Key(
                old: queries.old.sql, new: queries.new.sql, before: nil, isDecided: true, isHidden: false,
                width: inner.width, theme: theme, marksWords: drawing.appearance.marksInText,
                text: ChangedText(isASCII: drawing.appearance.showsOnlyASCII))
        ).rows
        let top = min(scroll, max(0, rows.count - inner.height))
        for (row, line) in rows.dropFirst(top).prefix(inner.height).enumerated() {
            frame.write(line, in: inner.row(row))
        }
    }
}
