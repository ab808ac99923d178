package import DocketDomain
import TerminalKit

/// A list of artifacts, and the one of them that is shown.
package struct ArtifactListState: Hashable, Sendable {
    let scope: ArtifactListing.Scope
    package var list = PagedList<ArtifactSummary>()
    package var filter = ArtifactFilter()
    package var viewer: ArtifactViewer?
    /// What is marked to be exported, in the order in which it was.
    var marked: [ArtifactSummary] = []
    /// Queries whose runs were left for another artifact, as they were looked at.
    var parked = ParkedRuns()
    /// The artifact to select as soon as it is loaded.
    var wanted: ArtifactID?
    /// By what proposals are judged.
    var schema: ProfileSchema?
    /// Whether what is open has the whole width since it was opened.
    private(set) var isWide = false
    /// Where to go in what is open, as soon as its content is there.
    private var landing: TextPattern?

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
        if let artifact = list.selection { view(artifact) }
    }

    /// Opens an artifact, and selects it where the list has it.
    mutating func open(_ artifact: ArtifactSummary) {
        list.select { $0.id == artifact.id }
        view(artifact)
    }

    private mutating func view(_ artifact: ArtifactSummary) {
        guard viewer?.artifact.id != artifact.id else { return }
        if let viewer { parked.park(viewer) }
        viewer = parked.take(artifact) ?? ArtifactViewer(artifact)
        landing = nil
    }

    /// Goes to where a text stands in what is open; at once, or when its content has been read.
    mutating func land(on pattern: TextPattern?, _ context: inout ScreenContext) {
        landing = pattern
        if viewer?.body != nil { land(&context) }
    }

    private mutating func land(_ context: inout ScreenContext) {
        guard let pattern = landing else { return }
        landing = nil
        if isTableOpen { act(TableAction.land(pattern), &context) } else { act(DocumentAction.land(pattern), &context) }
    }

    /// What is opened takes the whole width.
    mutating func widen(_ context: inout ScreenContext) {
        isWide = true
        context.isZoomed = true
    }

    /// Gives the width back, where the focus has gone elsewhere.
    mutating func settleWidth(isFocused: Bool, _ context: inout ScreenContext) {
        guard isWide else { return }
        if !isFocused { context.isZoomed = false }
        isWide = context.isZoomed
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
        if viewer.needsContent, !context.shared.previewsWait { context.request(viewer.query) }
        if viewer.proposal != nil {
            if schema == nil { context.request(.schema) }
            let rules = rules(context.shared)
            self.viewer?.proposal?.reconcile(in: context.shared.inner(box), rules, context.shared)
            return
        }
        let wanted = self.viewer?.reconcile(in: context.shared.inner(box), context.appearance) ?? []
        handle(wanted, of: viewer.origin, &context)
    }

    mutating func reloadList(_ context: inout ScreenContext) {
        for (page, token) in list.kept { context.reload(.artifacts(listing, page: page, token: token)) }
    }

    /// Reads the open artifact again, where it is among what has changed.
    func reloadViewer(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        if changes.contains(.schema), schema != nil { context.reload(.schema) }
        guard let viewer else { return }
        let customer = viewer.proposal?.details.item.customerID
        if changes.contains(.artifact(viewer.artifact.id)) { context.reload(.artifact(viewer.artifact.id)) }
        guard let customer, changes.contains(.artifact(viewer.artifact.id)) || changes.contains(.customer(customer))
        else { return }
        context.reload(viewer.query)
    }

    /// Reads the open proposal again: what it changes may have changed elsewhere.
    func reloadProposal(_ context: inout ScreenContext) {
        if let viewer, viewer.proposal != nil { context.reload(viewer.query) }
    }

    /// Whether the content of what is open, or rows of it that are seen, are on their way.
    func awaitsContent(isSeen: Bool, _ shared: SharedState) -> Bool {
        guard isSeen, let viewer else { return false }
        if case .table(let table) = viewer.body { return table.awaitsSeenRows }
        return viewer.body == nil && !shared.previewsWait
    }

    // MARK: Results

    /// Takes what was asked for; false where the answer is about something else.
    ///
    /// - Parameter decided: Proposals whose decision was given here.
    mutating func handle(
        _ result: QueryResult, of query: Query, decided: Set<ArtifactID>, _ context: inout ScreenContext
    ) -> Bool {
        switch (query, result) {
        case (.artifacts(let listing, _, let token), .artifacts(let items)):
            if listing == self.listing { handle(items, askedForBy: token) }
        case (.content(let id, _), .content(let content, let text)):
            guard viewer?.artifact.id == id else { return true }
            viewer?.handle(content, text: text, theme: context.appearance.styles)
            if let arrangement = context.arrangements[id] { act(.restore(arrangement), &context) }
            land(&context)
        case (.proposal(let id, _), .proposal(let details)):
            if viewer?.artifact.id == id { viewer?.handle(details, isOwn: decided.contains(id)) }
        case (.json(let id, _), .json(let json)):
            if viewer?.artifact.id == id { viewer?.handle(json: json, theme: context.appearance.styles) }
        case (.schema, .schema(let schema)): self.schema = schema
        case (.runnable(let id, _), .runnable(let offer)): take(offer, of: id, &context)
        case (.artifact(let id), .artifact(let artifact)) where viewer?.artifact.id == id:
            viewer?.handle(artifact)
            list.update(where: { $0.id == id }) { $0 = artifact }
        default: return false
        }
        return true
    }

    /// Takes a page of the list, and opens what is selected where nothing is open yet.
    private mutating func handle(_ page: Page<ArtifactSummary>, askedForBy token: String) {
        list.fill(page, askedForBy: token) { $0.id == $1.id }
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
