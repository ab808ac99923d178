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

    package var isOpenedWide: Bool { artifacts.isWide }

    package func modalRefusal(of id: CommandID, _ shared: SharedState) -> String? { boxRefusal(of: id, shared) }

    package var isArriving: Bool { wantedArtifact != nil }

    package func title(_ shared: SharedState) -> String? { isViewerFocused ? subject?.title : nil }

    package func keyContext(_ shared: SharedState) -> KeyContext {
        isViewerFocused ? artifacts.viewerContext : .artifacts
    }

    package func hints(_ shared: SharedState) -> ScreenHints {
        guard !isViewerFocused else { return artifacts.viewerHints }
        var hints = ScreenHints([
            .open, .searchEverything, .find, .close, .markArtifact, .filter, .otherEnd, .details, .history,
        ])
        hints.labels[.close] = clearing(filter: !FilterText.text(of: artifacts.filter).isEmpty, shared)
        return hints
    }

    package func exportTarget(_ shared: SharedState) -> ExportTarget? {
        isViewerFocused ? artifacts.viewerExportTarget : artifacts.selectionExportTarget
    }

    package func markedExportTargets(_ shared: SharedState) -> [ExportTarget] {
        isViewerFocused ? [] : artifacts.markedExportTargets
    }

    package func awaitsWhatIsSeen(_ shared: SharedState) -> Bool {
        let layout = layout(shared)
        if let box = layout.list, artifacts.list.lacksSeen(rows: rows(in: box, shared)) { return true }
        return artifacts.awaitsContent(isSeen: layout.viewer != nil, shared)
    }

    package func openObjects(_ shared: SharedState) -> Set<StreamID> {
        let artifact = layout(shared).viewer == nil ? nil : artifacts.viewer.map { StreamID.artifact($0.artifact.id) }
        return Set([artifact].compactMap(\.self))
    }

    package func draw(_ drawing: Drawing, on frame: inout Frame) {
        let layout = layout(drawing.shared)
        if let box = layout.viewer {
            frame.draw(ViewerPane(drawing: drawing, screen: self, number: 2), in: box)
        }
        if let box = layout.list {
            frame.draw(
                AllArtifactsPane(drawing: drawing, artifacts: artifacts, isFocused: !isViewerFocused), in: box)
        }
    }

    // MARK: What happens to it

    package mutating func enter(_ context: inout ScreenContext) {
        isViewerFocused = false
        returns = false
        if isStale { reload(&context) }
    }

    package mutating func show(_ destination: Destination, _ context: inout ScreenContext) {
        returns = destination.returns
        guard case .artifact(let id) = destination.address else {
            isViewerFocused = false
            return
        }
        if let artifact = destination.artifact {
            artifacts.viewer = ArtifactViewer(artifact)
            artifacts.list.select { $0.id == artifact.id }
            artifacts.land(on: destination.pattern, &context)
            openWide(&context)
        } else if artifacts.list.loaded.contains(where: { $0.item.id == id }) {
            artifacts.list.select { $0.id == id }
            artifacts.openSelection()
            artifacts.land(on: destination.pattern, &context)
            openWide(&context)
        } else {
            wantedArtifact = id
            wantedPattern = destination.pattern
            context.request(.artifact(id))
        }
    }

    package mutating func reconcile(_ context: inout ScreenContext) {
        artifacts.settleWidth(isFocused: isViewerFocused, &context)
        let layout = layout(context.shared)
        artifacts.reconcileList(rows: rows(in: layout.list, context.shared), &context)
        artifacts.reconcileViewer(in: layout.viewer, &context)
    }

    /// Rows of artifacts, below their header.
    private func rows(in box: Rect?, _ shared: SharedState) -> Int { max(1, shared.inner(box).height - 1) }

    package mutating func reload(_ context: inout ScreenContext) {
        isStale = false
        artifacts.reloadList(&context)
        artifacts.reloadProposal(&context)
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        let touches = changes.contains { object in
            switch object {
            case .artifact, .customer, .schema: true
            case .thread, .export, .tenant: false
            }
        }
        guard touches else { return }
        guard context.isShown else {
            isStale = true
            return
        }
        artifacts.reloadList(&context)
        artifacts.reloadViewer(changes, &context)
    }

    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch (query, result) {
        case (.artifact(let id), .artifact(let artifact)) where wantedArtifact == id:
            wantedArtifact = nil
            context.visit(Destination(.artifact(id), artifact: artifact, pattern: wantedPattern, returns: returns))
            wantedPattern = nil
        case (.find(let request), .found(let found)): artifacts.handle(found, of: request, &context)
        default: _ = takeArtifacts(result, of: query, &context)
        }
    }

    package mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if case .artifact(wantedArtifact) = query { wantedArtifact = nil }
        context.fail(error)
    }

    package mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) {
        if takeFinding(answer, &context) || takeDecision(answer, &context) || takeRun(answer, &context)
            || SubjectTopic.handle(answer, &context)
        {
            return
        }
        guard let topic = answer.topic(ArtifactListTopic.self) else { return }
        if let filter = artifacts.handle(answer, topic, &context) { setFilter(filter, &context) }
    }
}

extension ScreenID {
    package static let artifacts = ScreenID("artifacts")
}

extension CommandID {
    static let goArtifacts = CommandID("go.artifacts")
}
