package import DocketDomain
import TerminalKit

extension BrowseScreen: AppScreen {
    package static let id = ScreenID.browse

    package static let entrance = CommandEntry(
        .goBrowse, .going, "Browse: threads, messages, artifacts", hint: "browse", ["g b"], isVisit: true)

    package static func isHome(of address: Address) -> Bool {
        switch address {
        case .threads, .thread: true
        default: false
        }
    }

    package func shows(_ address: Address) -> Bool {
        if case .artifact = address { true } else { Self.isHome(of: address) }
    }

    // MARK: What it says of itself

    package func address(_ shared: SharedState) -> Address? {
        switch pane {
        case .viewer: artifacts.viewer.map { .artifact($0.artifact.id) }
        case .artifacts: artifacts.list.selection.map { .artifact($0.id) }
        case .threads, .messages: reading.map { .thread($0.id) } ?? .threads
        }
    }

    package var isOpenedWide: Bool { artifacts.isWide }

    package func modalRefusal(of id: CommandID, _ shared: SharedState) -> String? { boxRefusal(of: id, shared) }

    package var isArriving: Bool { wantedArtifact != nil }

    package func title(_ shared: SharedState) -> String? { subject?.title }

    package func keyContext(_ shared: SharedState) -> KeyContext {
        switch pane {
        case .threads: .threads
        case .messages: .messages
        case .artifacts: .artifacts
        case .viewer: artifacts.viewerContext
        }
    }

    package func hints(_ shared: SharedState) -> ScreenHints {
        if pane == .viewer { return artifacts.viewerHints }
        if isFirstRun { return ScreenHints([.quit]) }
        let cleared = clearing(filter: isFiltered, shared)
        let commands: [CommandID] =
            switch pane {
            case .threads:
                [.open] + (cleared == nil ? [] : [.close]) + [
                    .searchEverything, .quit, .find, .focusNext, .filter, .compose, .composeNew, .restore,
                ]
            case .messages: messageHints(shared)
            case .artifacts, .viewer:
                [.open, .searchEverything, .find, .close, .markArtifact, .filter, .otherEnd, .details, .history]
            }
        var hints = ScreenHints(commands)
        hints.labels[.close] = cleared
        if isAtUnanswered { hints.labels[.askAgain] = "ask" }
        if pane == .messages, let reading, !reading.marks.isEmpty {
            hints.labels[.close] = "clear marks"
            hints.labels[.proposeFromMessages] = "propose from \(reading.marks.count)"
        }
        return hints
    }

    /// Whether a step out of the pane shows again what a filter leaves out, or the list what lies before its beginning.
    private var isFiltered: Bool {
        switch pane {
        case .threads: isNarrowed
        case .artifacts: !FilterText.text(of: artifacts.filter).isEmpty
        case .messages, .viewer: false
        }
    }

    /// Whether the selected message is the last one, and nobody has answered it.
    private var isAtUnanswered: Bool {
        guard pane == .messages, let reading, let message = reading.selection else { return false }
        return message.role == .user && message.ordinal == reading.storedCount - 1
    }

    private func messageHints(_ shared: SharedState) -> [CommandID] {
        guard let reading else { return [] }
        let queue: [CommandID] = shared.queued(in: reading.id).isEmpty ? [] : [.sendQueued, .editQueued]
        guard reading.selectedAnswer == nil else {
            return [.stopAnswer] + queue + [.close, .focusNext, .compose, .copy]
        }
        let asking: [CommandID] = isAtUnanswered ? [.askAgain] : []
        let unfinished: [CommandID] = reading.selection?.isUnfinished ?? false ? [.goOn, .askAgain] : asking
        let marked: [CommandID] = reading.marks.isEmpty ? [] : [.proposeFromMessages, .markMessage]
        return queue + unfinished + marked + [.keepOffer, .putOffOffer] + [
            .open, .searchEverything, .close, .find, .focusNext, .compose, .fold, .reveal, .history, .copy,
        ]
    }

    package func exportTarget(_ shared: SharedState) -> ExportTarget? {
        let thread = reading?.thread.map {
            ExportTarget(source: .thread($0.id), kind: .transcript, title: $0.title, view: nil)
        }
        switch pane {
        case .threads: return thread
        case .messages:
            let artifacts = openableArtifacts
            return artifacts.count == 1 ? artifacts[0].exportTarget() : thread
        case .artifacts: return artifacts.selectionExportTarget
        case .viewer: return artifacts.viewerExportTarget
        }
    }

    package func markedExportTargets(_ shared: SharedState) -> [ExportTarget] {
        pane == .artifacts ? artifacts.markedExportTargets : []
    }

    package func awaitsWhatIsSeen(_ shared: SharedState) -> Bool {
        let layout = layout(shared)
        if let box = layout.threads, threads.lacksSeen(rows: threadRows(in: box, shared)) { return true }
        guard let reading, !previewWaits(shared) else { return false }
        if let box = layout.messages, reading.lacksSeen(height: messageArea(in: box, shared).height) { return true }
        return layout.artifacts != nil && !artifacts.list.isLoaded
            || artifacts.awaitsContent(isSeen: layout.viewer != nil, shared)
    }

    package func openObjects(_ shared: SharedState) -> Set<StreamID> {
        let layout = layout(shared)
        let isInside = pane == .artifacts || pane == .viewer
        let thread = layout.messages != nil || isInside ? reading.map { StreamID.thread($0.id) } : nil
        let artifact = layout.viewer == nil ? nil : artifacts.viewer.map { StreamID.artifact($0.artifact.id) }
        return Set([thread, artifact].compactMap(\.self))
    }

    // MARK: What happens to it

    package mutating func enter(_ context: inout ScreenContext) {
        pane = .threads
        if isStale { reload(&context) }
    }

    package mutating func show(_ destination: Destination, _ context: inout ScreenContext) {
        switch destination.address {
        case .thread(let id):
            show(id, &context)
            isLocating = true
            if destination.isInside || destination.isAtEnd || pane != .threads { pane = .messages }
            if let message = destination.message { go(to: message, &context) }
            if destination.isAtEnd {
                reading?.wantsEnd = true
                context.reload(.thread(id))
                // It may be new.
                reloadThreads(&context)
            }
        case .artifact(let id):
            if artifacts.list.loaded.contains(where: { $0.item.id == id }) {
                artifacts.list.select { $0.id == id }
                artifacts.openSelection()
                artifacts.land(on: destination.pattern, &context)
                openWide(&context)
            } else {
                wantedArtifact = id
                wantedPattern = destination.pattern
                context.request(.artifact(id))
            }
        default: pane = .threads
        }
        if let pattern = destination.pattern, case .thread = destination.address {
            context.find = FindState(pattern: pattern, pane: Pane.messages.rawValue)
        }
    }

    package mutating func reconcile(_ context: inout ScreenContext) {
        artifacts.settleWidth(isFocused: pane == .viewer, &context)
        let layout = layout(context.shared)
        // Rows of the thread list count even where it is hidden: what it selects is shown elsewhere.
        let rows = threadRows(in: layout.threads ?? layout.body, context.shared)
        locateThread(&context)
        threads.view.reconcile(count: threads.count, height: rows)
        for (page, token) in threads.missing(height: rows) {
            context.request(.threads(query, page: page, token: token))
        }
        guard let reading else { return }
        let waits = previewWaits(context.shared)
        if !waits {
            if reading.thread == nil { context.request(.thread(reading.id)) }
            artifacts.reconcileList(rows: max(1, context.shared.inner(layout.list).height), &context)
        }
        artifacts.reconcileViewer(in: self.layout(context.shared).viewer, &context)
        let after = self.layout(context.shared)
        let box = messageArea(in: after.messages ?? after.body, context.shared)
        let messages = MessageContext(
            identity: context.identity, appearance: context.appearance, times: context.times,
            artifacts: artifacts.list, showsReasoning: showsReasoning,
            answers: context.answers.given(in: reading.id), foldKey: context.shared.label(of: .fold),
            settledOffers: context.shared.settledOffers,
            offerKeys: OfferKeys(
                keep: context.shared.label(of: .keepOffer), putOff: context.shared.label(of: .putOffOffer)))
        self.reading?.reconcile(width: box.width - MessagePage.gutter, height: box.height, context: messages)
        for range in waits ? [] : self.reading?.missing(height: box.height) ?? [] {
            context.request(.messages(reading.id, range))
        }
    }

    /// Whether the selected thread is not read before keys rest.
    private func previewWaits(_ shared: SharedState) -> Bool { pane == .threads && shared.previewsWait }

    private func threadRows(in box: Rect, _ shared: SharedState) -> Int {
        max(1, shared.inner(box).height / ThreadRow.height)
    }

    package mutating func reload(_ context: inout ScreenContext) {
        isStale = false
        reloadThreads(&context)
        if let reading { context.reload(.thread(reading.id)) }
        artifacts.reloadList(&context)
        artifacts.reloadProposal(&context)
    }

    private func reloadThreads(_ context: inout ScreenContext) {
        for (page, token) in threads.kept { context.reload(.threads(query, page: page, token: token)) }
    }

    package mutating func handle(_ changes: [ChangedObject], _ context: inout ScreenContext) {
        var changedThreads: Set<ThreadID> = []
        var changesArtifacts = false
        for object in changes {
            switch object {
            case .thread(let id): changedThreads.insert(id)
            case .artifact, .customer, .schema: changesArtifacts = true
            case .export, .tenant: break
            }
        }
        guard !changedThreads.isEmpty || changesArtifacts else { return }
        guard context.isShown else {
            isStale = true
            return
        }
        reloadThreads(&context)
        let isRead = reading.map { changedThreads.contains($0.id) } ?? false
        if isRead, let reading { context.reload(.thread(reading.id)) }
        guard isRead || changesArtifacts else { return }
        artifacts.reloadList(&context)
        artifacts.reloadViewer(changes, &context)
    }

    // MARK: What is kept between starts

    package func remember(in remembered: inout Remembered) {
        remembered.oldestFirst = filter.order == .ascending
    }

    package mutating func restore(_ remembered: Remembered) {
        if remembered.oldestFirst { filter.order = .ascending }
    }

    func layout(_ shared: SharedState) -> BrowseLayout { BrowseLayout(self, shared) }
}

extension ScreenID {
    package static let browse = ScreenID("browse")
}

extension CommandID {
    static let goBrowse = CommandID("go.browse")
}

extension KeyContext {
    package static let threads = KeyContext("threads", "Threads")
    static let messages = KeyContext("messages", "Messages")
    static let artifacts = KeyContext("artifacts", "Artifacts")
}
