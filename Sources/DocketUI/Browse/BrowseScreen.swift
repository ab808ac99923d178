package import DocketDomain
import TerminalKit

/// Threads, messages and artifacts beside each other.
package struct BrowseScreen: Hashable, Sendable, ShowsArtifacts {
    /// A pane, from left to right.
    package enum Pane: String, Hashable, Sendable, CaseIterable {
        case threads
        case messages
        /// The list of artifacts.
        case artifacts
        /// The artifact that is open.
        case viewer
    }

    package var pane: Pane = .threads
    package var threads = PagedList<ThreadSummary>()
    var filter = ThreadFilter()
    /// When the thread was made that the list begins at; nil where it begins at its own beginning.
    var beginning: Timestamp?
    /// The thread whose messages are shown.
    package var reading: ReadingState?
    /// The artifacts of that thread.
    package var artifacts = ArtifactListState(.thread)
    var deciding = DecisionState()
    /// Where the open artifact was opened.
    var openedFrom: Pane = .artifacts
    /// The artifact of an address whose thread is not known yet.
    var wantedArtifact: ArtifactID?
    /// What was found in that artifact, to go to.
    var wantedPattern: TextPattern?
    /// The message to go to as soon as its place is known.
    var wantedMessage: MessageID?
    /// Whether the list is still to select the thread that is shown.
    var isLocating = false
    /// Whether what the list selects is to be shown as soon as it has been read.
    private(set) var isFollowing = false
    /// Whether something has changed while it was not shown.
    var isStale = false
    /// Whether messages show what models thought before they answered.
    var showsReasoning = false
    /// Where the mouse holds a split.
    var dragging: Divider?

    package init(_ identity: Identity) {}

    /// What asks for the pages of the thread list: in the opposite order where they are counted from its end.
    var query: ThreadFilter {
        let query = beginning.map(filter.from) ?? filter
        return threads.end == .end ? query.reversed : query
    }

    /// Whether the list leaves threads out.
    var isNarrowed: Bool { filter != ThreadFilter() || beginning != nil }

    var isViewerFocused: Bool { pane == .viewer }
    var isFindSeen: Bool { pane == .messages }
    var isListFocused: Bool { pane == .artifacts }

    /// The artifacts of the selected message.
    var openableArtifacts: [ArtifactSummary] {
        guard let reading, let message = reading.selection else { return [] }
        return reading.artifacts(of: message, among: artifacts.list)
    }

    /// Where messages lie: above what is queued behind them.
    func messageArea(in box: Rect?, _ shared: SharedState) -> Rect {
        let inner = shared.inner(box)
        guard let reading else { return inner }
        let count = shared.queued(in: reading.id).count
        return inner.droppingBottom(QueuedRows.height(of: count, in: inner.height))
    }

    /// Whether there is nothing to show yet, and nothing hides it.
    var isFirstRun: Bool { threads.isEmpty && !isNarrowed && reading == nil }
}

extension BrowseScreen: HasSubject {
    var subject: SelectedSubject? {
        switch pane {
        case .threads, .messages: (reading?.thread).map(SelectedSubject.thread)
        case .artifacts, .viewer: artifacts.selection.map(SelectedSubject.artifact)
        }
    }
}

extension BrowseScreen {
    // MARK: Showing

    /// Shows a thread's messages and artifacts.
    mutating func show(_ id: ThreadID, _ context: inout ScreenContext) {
        isFollowing = false
        guard reading?.id != id else { return }
        dropThread(&context)
        reading = ReadingState(id: id, thread: threads.loaded.first { $0.item.id == id }?.item)
        artifacts = ArtifactListState(.thread)
        artifacts.filter.threadID = id
        artifacts.filter.order = .ascending
        wantedMessage = nil
    }

    private func dropThread(_ context: inout ScreenContext) {
        context.drop { slot in
            switch slot {
            case .thread, .messages, .message, .artifacts(.thread, _), .content, .find: true
            default: false
            }
        }
    }

    /// Shows the thread that the list selects now.
    mutating func followThread(_ context: inout ScreenContext) {
        isLocating = false
        isFollowing = threads.selection == nil
        if let thread = threads.selection { show(thread.id, &context) }
    }

    mutating func go(to message: MessageID, _ context: inout ScreenContext) {
        wantedMessage = message
        context.request(.message(message))
    }

    /// Shows an artifact in the thread that made it.
    mutating func show(_ artifact: ArtifactSummary, in thread: ThreadID, _ context: inout ScreenContext) {
        show(thread, &context)
        isLocating = true
        artifacts.wanted = artifact.id
        artifacts.viewer = ArtifactViewer(artifact)
        openWide(&context)
    }

    /// Has the list select the thread that is shown. Where it has not been read that far, or its filter leaves the
    /// thread out, it lists the threads from that one on: reading up to it would take as long as there are threads.
    mutating func locateThread(_ context: inout ScreenContext) {
        guard isLocating, let reading, threads.isLoaded else { return }
        let underWay = context.queries.slots { if case .threads = $0 { true } else { false } }
        guard underWay.isEmpty else { return }
        if threads.select(where: { $0.id == reading.id }) {
            isLocating = false
        } else if let thread = reading.thread {
            var filter = ThreadFilter()
            filter.order = self.filter.order
            filter.deleted = thread.deletedAt != nil
            let isListed = filter == self.filter && beginning == thread.createdAt && !threads.items(ofPage: 0).isEmpty
            isLocating = !isListed
            if isLocating { list(filter, from: thread.createdAt, &context) }
        }
    }

    /// Lists the threads that fit a filter.
    ///
    /// - Parameters:
    ///   - beginning: When the first one was made, where the list is not to begin at its own beginning.
    ///   - end: Where its pages are counted from.
    mutating func list(
        _ filter: ThreadFilter, from beginning: Timestamp? = nil, countedFrom end: ListEnd = .start,
        _ context: inout ScreenContext
    ) {
        self.filter = filter
        self.beginning = beginning
        threads = PagedList()
        threads.restart(from: end)
        context.drop { if case .threads = $0 { true } else { false } }
    }

    mutating func setFilter(_ filter: ThreadFilter, _ context: inout ScreenContext) {
        isLocating = false
        list(filter, &context)
        leaveThread(&context)
    }

    /// Shows no thread: what the list selects is shown when it has been read.
    mutating func leaveThread(_ context: inout ScreenContext) {
        dropThread(&context)
        reading = nil
        artifacts = ArtifactListState(.thread)
        pane = .threads
    }

    mutating func setFilter(_ filter: ArtifactFilter, _ context: inout ScreenContext) {
        context.drop { slot in
            switch slot {
            case .artifacts(.thread, _), .find: true
            default: false
            }
        }
        var filter = filter
        filter.threadID = reading?.id
        filter.order = .ascending
        artifacts.filter = filter
        artifacts.list = PagedList()
        artifacts.viewer = nil
        pane = .artifacts
    }
}

extension ThreadFilter {
    /// The same list, from a thread on that was made at a time.
    func from(_ time: Timestamp) -> ThreadFilter {
        var filter = self
        if order == .descending {
            let end = Timestamp(milliseconds: time.milliseconds + 1)
            filter.createdBefore = createdBefore.map { min($0, end) } ?? end
        } else {
            filter.createdAfter = createdAfter.map { max($0, time) } ?? time
        }
        return filter
    }

    /// What such a list leaves out, from there backwards.
    func before(_ time: Timestamp) -> ThreadFilter {
        reversed.from(Timestamp(milliseconds: time.milliseconds + (order == .descending ? 1 : -1)))
    }

    var reversed: ThreadFilter {
        var filter = self
        filter.order = order.reversed
        return filter
    }
}
