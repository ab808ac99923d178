import DocketDomain
import TerminalKit

extension AppState {
    mutating func take(_ loaded: Loaded, of load: Load, _ effects: inout [Effect]) {
        switch (load, loaded) {
        case (.threads(_, let page, _), .threads(let items)):
            threads.take(items, at: page) { $0.id == $1.id }
            takeSelectedThread(&effects)
        case (.thread(let id), .thread(let thread)):
            guard reading?.id == id else { return }
            takeThread(thread)
        case (.messages(let id, _), .messages(let messages, let artifacts)):
            guard reading?.id == id else { return }
            reading?.take(messages, artifacts: artifacts)
        case (.message, .message(let message)):
            guard wantedMessage == message.id else { return }
            wantedMessage = nil
            if reading?.id == message.threadID {
                reading?.view = ListState(selection: message.ordinal, top: message.ordinal)
            }
        case (.artifacts(let listing, let page, _), .artifacts(let items)):
            take(items, at: page, of: listing)
        case (.artifact(let id), .artifact(let artifact)):
            takeArtifact(artifact, wanted: id, &effects)
        case (.content(let id, _), .content(let content, let text)):
            let theme = looks.styles
            guard shownShelf.viewer?.artifact.id == id else { return }
            shownShelf.viewer?.take(content, text: text, theme: theme)
            if let arrangement = arrangements[id] { actOnTable(.restore(arrangement), &effects) }
        case (.search(let query, let token), .search(let page)):
            takeHits(page, of: query, token: token)
        case (.history(let stream, let token), .history(let page)):
            guard case .history(var history) = overlay, history.stream == stream else { return }
            let index = history.list.missing(height: size.height).first { $0.token == token }?.page ?? 0
            history.list.take(page, at: index) { $0.id == $1.id }
            overlay = .history(history)
        case (.proposals(let query, let page, _), .proposals(let items)):
            takeProposals(items, at: page, of: query, &effects)
        case (.dossier, .dossier(let dossier)): takeDossier(dossier)
        case (.fate, .dossier(let dossier)): takeFate(of: dossier.item)
        case (.batch(let batch), .batch(let items)): takeBatch(items, of: batch)
        case (.pendingCount, .pendingCount(let total)): takePendingCount(total, &effects)
        case (.undoable, .undoable(let items)): review.undoable = items
        case (.schema, .schema(let schema)): review.schema = schema
        case (.customers(let query, let page, _), .customers(let items)):
            takeCustomers(items, at: page, of: query)
        case (.customer, .customer(let profile)): customers.take(profile)
        case (.managers, .managers(let users)): takeManagers(users)
        case (.exports(let page, _), .exports(let items)): exports.list.take(items, at: page) { $0.id == $1.id }
        case (.candidates(let text), .candidates(let found)):
            takeCandidates(found, for: text)
        case (.find(let request), .found(let found)):
            takeFound(found, of: request, &effects)
        default: break
        }
    }

    mutating func take(_ error: DocketError, of load: Load) {
        failedLoads.insert(load)
        // Whoever may not see it any more is told no more of it.
        if case .fate = load { return }
        // A search that is not finished yet, such as a lone quote, is no failure worth a line.
        if case .search(let query, _) = load, case .search(var search) = overlay {
            search.refusal = error.message
            search.answered = query
            search.hits = PagedList()
            overlay = .search(search)
            return
        }
        if error.code != .cancelled { failure = error }
    }

    /// Shows the thread that the list selects, as long as no other one was opened.
    private mutating func takeSelectedThread(_ effects: inout [Effect]) {
        if let reading, let known = threads.loaded.first(where: { $0.item.id == reading.id })?.item {
            takeThread(known)
        }
        if reading == nil, let thread = threads.selection { show(thread.id, known: thread, &effects) }
    }

    mutating func takeThread(_ thread: ThreadSummary) {
        let wasAtEnd = reading.map { $0.wantsEnd } ?? false
        reading?.thread = thread
        threads.update(where: { $0.id == thread.id }) { $0 = thread }
        if wasAtEnd {
            reading?.view.selection = max(0, thread.messageCount - 1)
            reading?.wantsEnd = false
        }
    }

    private mutating func take(_ page: Page<ArtifactSummary>, at index: Int, of listing: ArtifactListing) {
        switch listing.place {
        case .thread where listing == shelf.listing:
            shelf.take(page, at: index)
            reading?.layOutAgain()
        case .everywhere where listing == gallery.listing:
            gallery.take(page, at: index)
        case .customer where listing == customers.listing:
            customers.works.take(page, at: index) { $0.id == $1.id }
        default: break
        }
    }

    private mutating func takeArtifact(
        _ artifact: ArtifactSummary, wanted id: ArtifactID, _ effects: inout [Effect]
    ) {
        if wantedArtifact == id {
            wantedArtifact = nil
            open(artifact, &effects)
        } else if shownShelf.viewer?.artifact.id == id {
            shownShelf.viewer?.take(artifact)
            shownShelf.list.update(where: { $0.id == id }) { $0 = artifact }
            reading?.layOutAgain()
        }
    }

    private mutating func takeHits(_ page: Page<SearchHit>, of query: SearchQuery, token: String) {
        guard case .search(var search) = overlay, search.query == query else { return }
        if token.isEmpty {
            search.hits = PagedList()
            search.hits.take(page, at: 0) { $0 == $1 }
        } else if let index = search.hits.missing(height: size.height).first(where: { $0.token == token })?.page {
            search.hits.take(page, at: index) { $0 == $1 }
        }
        search.answered = query
        search.refusal = nil
        overlay = .search(search)
    }

    private mutating func takeCandidates(_ found: [ThreadSummary], for text: String) {
        guard case .picker(var picker) = overlay, picker.editor?.text == text else { return }
        picker.options = found.map { PickerState.Option($0.id.rawValue, $0.title, note: $0.visibility.rawValue) }
        picker.answered = text
        overlay = .picker(picker)
    }

    // MARK: Commands that were done

    mutating func take(_ outcome: CommandOutcome, of change: Request, _ effects: inout [Effect]) {
        switch change.sequel {
        case .reviewed(let items): takeReviewed(outcome.review, items, &effects)
        case .tookBack: takeTakenBack(outcome.review, &effects)
        case .say(let text):
            say(outcome.already ? "Nothing had to be changed" : text)
        case .openThread:
            guard let thread = outcome.threadID else { return }
            visit(.thread(thread), &effects)
            reading?.wantsEnd = true
            reload(.thread(thread), &effects)
            focus = .messages
            say("Message stored. No assistant is set up yet to answer it.")
        case .send(let text):
            guard let thread = outcome.threadID else { return }
            let message = OutgoingMessage(target: .thread(thread), parts: [.text(text)])
            perform(Request(.send(message), then: .openThread), &effects)
        }
    }
}
