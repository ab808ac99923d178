package import DocketDomain
import TerminalKit

/// An artifact that is open: its content as soon as it is loaded, and how it is looked at.
package struct ArtifactViewer: Hashable, Sendable {
    package private(set) var artifact: ArtifactSummary
    package internal(set) var body: Body?
    /// Whether newer content is on its way while the old one is still shown.
    private var isStale = false

    package enum Body: Hashable, Sendable {
        case table(TableViewer)
        case text(DocumentViewer)
    }

    init(_ artifact: ArtifactSummary) {
        self.artifact = artifact
    }

    var query: Query { .content(artifact.id, revision: artifact.revision) }
    var needsContent: Bool { body == nil || isStale }

    /// What keys mean while it is open.
    var context: KeyContext {
        if case .table = body { .table } else { .text }
    }

    mutating func handle(_ artifact: ArtifactSummary) {
        if artifact.revision != self.artifact.revision { isStale = true }
        self.artifact = artifact
    }

    mutating func handle(_ content: ArtifactContent, text: String, theme: Theme) {
        isStale = false
        switch content {
        case .table(let table): body = .table(TableViewer([TableSheet(name: "", content: table)]))
        case .sheet(let tables):
            body = .table(TableViewer(tables.map { TableSheet(name: $0.name, content: $0.table) }))
        case .doc: body = .text(DocumentViewer(DocumentContent(markdown: text), theme: theme))
        case .sqlQuery(let query): body = .text(DocumentViewer(.sql(query), theme: theme))
        case .other(let json): body = .text(DocumentViewer(.json(json), theme: theme))
        }
    }

    /// Lays the content out for the area that it is drawn in.
    mutating func reconcile(in area: Rect, _ appearance: Appearance) -> [TableEffect] {
        guard !area.isEmpty else { return [] }
        switch body {
        case .table(var viewer):
            guard viewer.size != area.size || viewer.needsFirstRows else { return [] }
            let effects = viewer.update(.resized(area.size))
            body = .table(viewer)
            return effects
        case .text(var viewer):
            let theme = appearance.styles
            guard viewer.size != area.size || viewer.theme != theme else { return [] }
            if viewer.theme != theme { _ = viewer.update(.themed(theme)) }
            _ = viewer.update(.resized(area.size))
            body = .text(viewer)
            return []
        case nil: return []
        }
    }
}

extension TableViewer {
    /// Whether rows that would be seen have never been asked for.
    var needsFirstRows: Bool {
        sheet.rows.whole == nil && sheet.rows.count > 0 && sheet.rows[0] == nil && sheet.awaited.isEmpty
    }
}
