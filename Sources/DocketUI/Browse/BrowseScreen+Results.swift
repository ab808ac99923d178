package import DocketDomain
import TerminalKit

/// What the browser has asked for, and asked about.
extension BrowseScreen {
    package mutating func handle(_ result: QueryResult, of query: Query, _ context: inout ScreenContext) {
        switch (query, result) {
        case (.threads(_, _, let token), .threads(let items)):
            threads.fill(items, askedForBy: token) { $0.id == $1.id }
            takeSelectedThread(&context)
        case (.thread(let id), .thread(let thread)): if reading?.id == id { handle(thread) }
        case (.messages(let id, _), .messages(let messages, let mentioned, let texts, let kept)):
            if reading?.id == id { reading?.handle(messages, artifacts: mentioned, texts: texts, kept: kept) }
        case (.message, .message(let message)): handle(message, context.find)
        case (.artifact(let id), .artifact(let artifact)) where wantedArtifact == id:
            wantedArtifact = nil
            let pattern = wantedPattern
            wantedPattern = nil
            if let thread = artifact.primaryThreadID, context.isShown {
                show(artifact, in: thread, &context)
                artifacts.land(on: pattern, &context)
            } else {
                context.visit(Destination(.artifact(id), artifact: artifact, pattern: pattern))
            }
        case (.find(let request), .found(let found)): handle(found, of: request, &context)
        default:
            if takeArtifacts(result, of: query, &context), query.changesArtifacts { reading?.layOutAgain() }
        }
    }

    package mutating func handle(_ error: DocketError, of query: Query, _ context: inout ScreenContext) {
        if case .artifact(wantedArtifact) = query { wantedArtifact = nil }
        guard case .thread(let id) = query, error.code == .notFound, reading?.id == id, let thread = reading?.thread
        else {
            return context.fail(error)
        }
        // It was here until somebody took it away: what the list selects is shown instead.
        context.refuse("“\(thread.title.shown)” is not there for you any more")
        leaveThread(&context)
        // Where the list still has it, what takes its place there is shown when it comes.
        if threads.selection?.id != id { followThread(&context) }
    }

    /// Shows the thread that the list selects, as long as no other one was opened.
    private mutating func takeSelectedThread(_ context: inout ScreenContext) {
        if let reading, let known = threads.loaded.first(where: { $0.item.id == reading.id })?.item { handle(known) }
        if reading == nil || isFollowing { followThread(&context) }
    }

    private mutating func handle(_ thread: ThreadSummary) {
        let wasAtEnd = reading.map { $0.wantsEnd } ?? false
        reading?.take(thread)
        threads.update(where: { $0.id == thread.id }) { $0 = thread }
        if wasAtEnd {
            reading?.view.selection = max(0, thread.messageCount - 1)
            reading?.wantsEnd = false
        }
    }

    private mutating func handle(_ message: Message, _ find: FindState?) {
        guard wantedMessage == message.id else { return }
        wantedMessage = nil
        if reading?.id == message.threadID {
            // An earlier version has no place any more.
            let place = max(0, message.ordinal)
            reading?.view = ListState(selection: place, top: place)
            if let find, find.pane == Pane.messages.rawValue {
                reading?.go(to: place, matching: find.pattern, forward: true)
            }
        }
    }

    // MARK: Answers

    package mutating func handle(_ answer: OverlayAnswer, _ context: inout ScreenContext) {
        if takeFinding(answer, &context) || takeDecision(answer, &context) || takeRun(answer, &context)
            || SubjectTopic.handle(answer, &context)
        {
            return
        }
        if let topic = answer.topic(ArtifactListTopic.self) { return handle(answer, topic, &context) }
        switch answer.topic(BrowseTopic.self) {
        case .openArtifact:
            guard let option = answer.value(Picker.Option.self),
                let artifact = openableArtifacts.first(where: { $0.id.rawValue == option.value })
            else { return }
            open(artifact, &context)
            context.wish(.noteVisit)
        case .customerOfNotes(let source):
            guard let option = answer.value(Picker.Option.self) else { return }
            context.present(NotesOverlay(source, of: CustomerID(option.value), called: option.label))
        case .keepOffer:
            guard let option = answer.value(Picker.Option.self), let place = Int(option.value),
                let offer = openOffers(context.shared).first(where: { $0.id.place == place })
            else { return }
            context.keep(offer.id, called: offer.offer.title)
        case .filterThreads:
            guard let text = answer.value(String.self) else { return }
            switch FilterText.threads(text) {
            case .success(let filter): setFilter(filter, &context)
            case .failure(let refusal): context.refuseAnswer(refusal.text)
            }
        case nil: break
        }
    }

    private mutating func handle(
        _ answer: OverlayAnswer, _ topic: ArtifactListTopic, _ context: inout ScreenContext
    ) {
        if let filter = artifacts.handle(answer, topic, &context) { setFilter(filter, &context) }
    }
}

extension Query {
    /// Whether cards of messages may look different after it.
    fileprivate var changesArtifacts: Bool {
        switch self {
        case .artifacts, .artifact: true
        default: false
        }
    }
}
