package import DocketDomain
package import TerminalKit

extension AllArtifactsScreen: AppScreen {
    package static let id = ScreenID.artifacts

    package static let entrance = CommandEntry(
        .goArtifacts, .going, "Artifacts: all that you may see", hint: "artifacts", ["g a"], isVisit: true)

    package static func isHome(of address: Address) -> Bool {
        switch address {
        case .artifacts, .artifact: true
        default: false
        }
    }

    // MARK: What it says of itself

    package func address(_ shared: SharedState) -> Address? {
        isViewerFocused ? artifacts.viewer.map { .artifact($0.artifact.id) } : .artifacts
    }

    package var isArriving: Bool { wantedArtifact != nil }

    package func title(_ shared: SharedState) -> String? { isViewerFocused ? subject?.title : nil }

    package func keyContext(_ shared: SharedState) -> KeyContext {
        isViewerFocused ? artifacts.viewerContext : .artifacts
    }

    package func hints(_ shared: SharedState) -> ScreenHints {
        isViewerFocused
            ? artifacts.viewerHints
            : ScreenHints([.open, .searchEverything, .find, .close, .filter, .otherEnd, .details, .history])
    }

    package func exportTarget(_ shared: SharedState) -> ExportTarget? {
        isViewerFocused ? artifacts.viewerExportTarget : artifacts.list.selection?.exportTarget()
    }

    package func awaitsWhatIsSeen(_ shared: SharedState) -> Bool {
        let layout = layout(shared)
        if let box = layout.list, artifacts.list.lacksSeen(rows: rows(in: box, shared)) { return true }
        return artifacts.awaitsContent(isSeen: layout.viewer != nil)
    }

    package func draw(_ drawing: Drawing, on frame: inout Frame) {
        let layout = layout(drawing.shared)
        if let box = layout.viewer {
            let pane = ViewerPane(drawing: drawing, viewer: artifacts.viewer, number: 2, isFocused: isViewerFocused)
            frame.draw(pane, in: box)
        }
        if let box = layout.list {
            frame.draw(
                AllArtifactsPane(drawing: drawing, artifacts: artifacts, isFocused: !isViewerFocused), in: box)
        }
    }

    // MARK: What happens to it

    package mutating func enter(_ context: inout ScreenContext) {
        isViewerFocused = false
        if isStale { reload(&context) }
    }

    package mutating func show(_ destination: Destination, _ context: inout ScreenContext) {
        guard case .artifact(let id) = destination.address else {
            isViewerFocused = false
            return
        }
        if let artifact = destination.artifact {
            artifacts.viewer = ArtifactViewer(artifact)
            artifacts.list.select { $0.id == artifact.id }
            isViewerFocused = true
        } else if artifacts.list.loaded.contains(where: { $0.item.id == id }) {
            artifacts.list.select { $0.id == id }
            artifacts.openSelection()
            isViewerFocused = true
        } else {
            wantedArtifact = id
            context.request(.artifact(id))
        }
    }

    package mutating func reconcile(_ context: inout ScreenContext) {
        let layout = layout(context.shared)
        artifacts.reconcileList(rows: rows(in: layout.list, context.shared), &context)
        artifacts.reconcileViewer(in: layout.viewer, &context)
    }

    /// Rows of artifacts, below their header.
    private func rows(in box: Rect?, _ shared: SharedState) -> Int { max(1, shared.inner(box).height - 1) }

    package mutating func reload(_ context: inout ScreenContext) {
        isStale = false
        artifacts.reloadList(&context)
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        let changed = changes.compactMap { if case .artifact(let id) = $0 { id } else { ArtifactID?.none } }
        guard !changed.isEmpty else { return }
        guard context.isShown else {
            isStale = true
            return
        }
        artifacts.reloadList(&context)
        artifacts.reloadViewer(Set(changed), &context)
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch (query, result) {
        case (.artifact(let id), .artifact(let artifact)) where wantedArtifact == id:
            wantedArtifact = nil
            context.visit(Destination(.artifact(id), artifact: artifact))
        case (.find(let request), .found(let found)):
            guard case .artifacts(let filter) = request.target, artifacts.mayFilter(found, request, &context)
            else { return }
            setFilter(filter, &context)
            context.noteFilter(request.text, pane: findPane, "artifacts")
        default: _ = artifacts.handle(result, of: query, &context)
        }
    }

    package mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if case .artifact(wantedArtifact) = query { wantedArtifact = nil }
        context.fail(error)
    }

    package mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) {
        if takeFinding(answer, &context) || SubjectTopic.handle(answer, &context) { return }
        guard let topic = answer.topic(ArtifactListTopic.self) else { return }
        if let filter = artifacts.handle(answer, topic, &context) { setFilter(filter, &context) }
    }

    package mutating func handle(
        _ action: TableAction, of artifact: ArtifactID, _ context: inout ScreenContext
    ) {
        if artifacts.viewer?.artifact.id == artifact { artifacts.act(action, &context) }
    }
}

extension ScreenID {
    package static let artifacts = ScreenID("artifacts")
}

extension CommandID {
    static let goArtifacts = CommandID("go.artifacts")
}
