package import DocketDomain
import TerminalKit

/// A list of artifacts, and the one of them that is shown.
package struct ArtifactListState: Hashable, Sendable {
    let scope: ArtifactListing.Scope
    package var list = PagedList<ArtifactSummary>()
    package var filter = ArtifactFilter()
    package var viewer: ArtifactViewer?
    /// The artifact to select as soon as it is loaded.
    var wanted: ArtifactID?

    init(_ scope: ArtifactListing.Scope) {
        self.scope = scope
    }

    /// What asks for the pages: in the opposite order where they are counted from the end.
    var listing: ArtifactListing {
        var filter = filter
        if list.end == .end { filter.order = filter.order.reversed }
        return ArtifactListing(scope, filter)
    }

    /// The artifact that commands act on.
    package var selection: ArtifactSummary? { viewer?.artifact ?? list.selection }

    /// Opens the selected artifact, unless it is open.
    mutating func openSelection() {
        guard let artifact = list.selection, viewer?.artifact.id != artifact.id else { return }
        viewer = ArtifactViewer(artifact)
    }

    /// Opens an artifact, and selects it where the list has it.
    mutating func open(_ artifact: ArtifactSummary) {
        list.select { $0.id == artifact.id }
        if viewer?.artifact.id != artifact.id { viewer = ArtifactViewer(artifact) }
    }

    // MARK: Reading

    /// Asks for the pages that are seen.
    mutating func reconcileList(rows: Int, _ context: inout ScreenContext) {
        list.view.reconcile(count: list.count, height: rows)
        for (page, token) in list.missing(height: rows) {
            context.request(.artifacts(listing, page: page, token: token))
        }
    }

    /// Asks for the content of what is open, and lays it out.
    mutating func reconcileViewer(in box: Rect?, _ context: inout ScreenContext) {
        guard let viewer, box != nil else { return }
        if viewer.needsContent { context.request(viewer.query) }
        let wanted = self.viewer?.reconcile(in: context.shared.inner(box), context.appearance) ?? []
        handle(wanted, of: viewer.artifact, &context)
    }

    mutating func reloadList(_ context: inout ScreenContext) {
        for (page, token) in list.kept { context.reload(.artifacts(listing, page: page, token: token)) }
    }

    /// Reads the open artifact again, where it is among those that have changed.
    func reloadViewer(_ changed: Set<ArtifactID>, _ context: inout ScreenContext) {
        guard let viewer, changed.contains(viewer.artifact.id) else { return }
        context.reload(.artifact(viewer.artifact.id))
    }

    /// Whether the content of what is open, or rows of it that are seen, are on their way.
    func awaitsContent(isSeen: Bool) -> Bool {
        guard isSeen, let viewer else { return false }
        if case .table(let table) = viewer.body { return table.awaitsSeenRows }
        return viewer.body == nil
    }

    // MARK: Results

    /// Takes what was asked for; false where the answer is about something else.
    mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) -> Bool {
        switch (query, result) {
        case (.artifacts(let listing, let page, _), .artifacts(let items)):
            if listing == self.listing { handle(items, at: page) }
        case (.content(let id, _), .content(let content, let text)):
            guard viewer?.artifact.id == id else { return true }
            viewer?.handle(content, text: text, theme: context.appearance.styles)
            if let arrangement = context.arrangements[id] { act(.restore(arrangement), &context) }
        case (.artifact(let id), .artifact(let artifact)) where viewer?.artifact.id == id:
            viewer?.handle(artifact)
            list.update(where: { $0.id == id }) { $0 = artifact }
        default: return false
        }
        return true
    }

    /// Takes a page of the list, and opens what is selected where nothing is open yet.
    private mutating func handle(_ page: Page<ArtifactSummary>, at index: Int) {
        list.fill(page, at: index) { $0.id == $1.id }
        if let wanted, list.select(where: { $0.id == wanted }) { self.wanted = nil }
        if let viewer {
            if let known = list.loaded.first(where: { $0.item.id == viewer.artifact.id })?.item {
                self.viewer?.handle(known)
                list.select { $0.id == viewer.artifact.id }
            }
        } else if wanted == nil {
            openSelection()
        }
    }
}

extension TableViewer {
    /// Whether one of the rows that are seen has been asked for and is not there.
    var awaitsSeenRows: Bool {
        guard !sheet.awaited.isEmpty else { return false }
        let end = min(sheet.order.count, sheet.top + pageHeight)
        return sheet.top < end && (sheet.top..<end).contains { sheet.rows[sheet.order[$0]] == nil }
    }
}
