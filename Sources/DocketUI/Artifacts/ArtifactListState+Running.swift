import DocketDomain

/// Running the query that is open, and its result.
extension ArtifactListState {
    /// The query that is open as its text.
    var openQuery: SQLQuery? {
        guard let viewer, viewer.isQuery else { return nil }
        return viewer.sqlQuery
    }

    /// Has it asked what the query needs; it runs when that is known, or when it was typed.
    mutating func askToRun(_ context: inout ScreenContext) {
        guard let viewer, viewer.sqlQuery != nil else { return }
        guard viewer.run?.isRunning != true else {
            return context.refuse("It is running; \(context.label(of: .stopRun)) stops it")
        }
        context.reload(.runnable(viewer.artifact.id, source: nil))
    }

    /// Takes what the query needs: where that is nothing it runs at once.
    mutating func take(_ offer: RunOffer, of artifact: ArtifactID, _ context: inout ScreenContext) {
        guard let viewer, viewer.artifact.id == artifact else { return }
        if let source = offer.source, !RunForm.isNeeded(for: offer) {
            let request = QueryRequest(offer.query, source: .named(source), artifact: artifact)
            return run(RunWish(request: request, source: source), of: artifact, &context)
        }
        context.present(RunForm(artifact, title: viewer.artifact.title, offer))
    }

    mutating func run(_ wish: RunWish, of artifact: ArtifactID, _ context: inout ScreenContext) {
        guard viewer?.artifact.id == artifact else { return }
        // Of the run before it nothing more is awaited.
        if let run = viewer?.run, run.isRunning { context.add(.stopRun(run.id)) }
        context.shared.runCount += 1
        let id = RunID(artifact, context.shared.runCount)
        viewer?.begin(ArtifactRun(id, wish.request, against: wish.source), theme: context.appearance.styles)
        context.add(.run(wish.request, id))
    }

    /// Runs what ran last once more, with the same values.
    mutating func runAgain(_ context: inout ScreenContext) {
        guard let viewer, let run = viewer.run else { return askToRun(&context) }
        self.run(RunWish(request: run.request, source: run.source), of: viewer.artifact.id, &context)
    }

    func stopRun(_ context: inout ScreenContext) {
        guard let run = viewer?.run, run.isRunning else { return }
        context.add(.stopRun(run.id))
    }

    /// What becomes of the run, be the artifact open or put aside.
    mutating func handle(_ news: RunNews, of id: RunID, _ context: inout ScreenContext) {
        let artifact = id.artifact
        guard viewer?.artifact.id == artifact else {
            if parked[artifact]?.run?.id == id { parked[artifact]?.take(news, theme: context.appearance.styles) }
            return
        }
        guard let run = viewer?.run, run.id == id, run.isRunning else { return }
        viewer?.take(news, theme: context.appearance.styles)
        switch news {
        case .columns, .rows: break
        case .ended(let end):
            guard run.hasResult else { return }
            act(TableAction.grown(rows: end.rowCount), &context)
            if let arrangement = context.arrangements[artifact] { act(TableAction.restore(arrangement), &context) }
            act(TableAction.complete, &context)
        case .failed(let failure):
            if run.hasResult { act(TableAction.complete, &context) }
            context.fail(DocketError(failure.error.code, failure.description))
        }
    }

    /// Makes an artifact of the result.
    func keepResult(called title: String, _ context: inout ScreenContext) {
        guard let run = viewer?.run, run.hasResult else { return }
        context.keepResult(of: run.id, called: title)
    }

    mutating func noteKept(_ run: RunID, as kept: ArtifactID, _ context: inout ScreenContext) {
        guard viewer?.run?.id == run else { return }
        viewer?.noteKept(as: kept)
        context.say("Kept as an artifact; \(context.label(of: .close)) goes back to the query")
        reloadList(&context)
    }

    /// Shows the query again in place of its result; false where no result is shown.
    mutating func closeResult(_ context: inout ScreenContext) -> Bool {
        guard let viewer, viewer.isResult else { return false }
        if let run = viewer.run, run.isRunning { context.add(.stopRun(run.id)) }
        self.viewer?.showQuery(theme: context.appearance.styles)
        return true
    }
}

/// What a query of an artifact is asked to do.
enum QueryTopic: Hashable {
    case keepResult(ArtifactID)
}

extension ShowsArtifacts {
    /// Takes what was typed for a query; false where the answer is about something else.
    mutating func takeRun(_ answer: OverlayAnswer, _ context: inout ScreenContext) -> Bool {
        if case .run(let artifact) = answer.topic(RunTopic.self) {
            if let wish = answer.value(RunWish.self) { artifacts.run(wish, of: artifact, &context) }
            return true
        }
        if case .keepResult = answer.topic(QueryTopic.self) {
            if let title = answer.value(String.self) { artifacts.keepResult(called: title, &context) }
            return true
        }
        return false
    }

    package mutating func handle(_ news: RunNews, of run: RunID, _ context: inout ScreenContext) {
        artifacts.handle(news, of: run, &context)
    }

    package mutating func noteKept(_ run: RunID, as kept: ArtifactID, _ context: inout ScreenContext) {
        artifacts.noteKept(run, as: kept, &context)
    }

    package mutating func handle(_ action: TableAction, of origin: TableOrigin, _ context: inout ScreenContext) {
        if artifacts.viewer?.origin == origin { artifacts.act(action, &context) }
    }
}
