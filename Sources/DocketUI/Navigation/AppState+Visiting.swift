package import DocketDomain
import TerminalKit

extension AppState {
    /// Shows a thread's messages and artifacts.
    mutating func show(_ id: ThreadID, known: ThreadSummary?, _ effects: inout [Effect]) {
        guard reading?.id != id else { return }
        drop(&effects) { slot in
            switch slot {
            case .thread, .messages, .message, .artifacts(.thread, _), .content, .find: true
            default: false
            }
        }
        reading = ReadingState(id: id, thread: known)
        shelf = ShelfState(place: .thread)
        shelf.filter.threadID = id
        shelf.filter.order = .ascending
        wantedMessage = nil
    }

    /// Goes to an address and remembers where one came from.
    package mutating func visit(_ address: Address, _ effects: inout [Effect]) {
        trail.visit(address)
        go(to: address, &effects)
    }

    /// Shows what an address names.
    mutating func go(to address: Address, _ effects: inout [Effect]) {
        overlay = nil
        failedLoads = []
        switch address {
        case .threads:
            enter(.browse, &effects)
            focus = .threads
        case .thread(let id):
            enter(.browse, &effects)
            threads.select { $0.id == id }
            show(id, known: threads.loaded.first { $0.item.id == id }?.item, &effects)
            if focus != .threads { focus = .messages }
        case .artifacts:
            enter(.artifacts, &effects)
            focus = .artifacts
        case .artifact(let id):
            if focus == .desk || focus == .exports { enter(.artifacts, &effects) }
            if shownShelf.list.loaded.contains(where: { $0.item.id == id }) {
                shownShelf.list.select { $0.id == id }
                shownShelf.openSelection()
                focus = .viewer
            } else {
                wantedArtifact = id
                request(.artifact(id), &effects)
            }
        case .review:
            enter(.review, &effects)
            review.pane = reviewLayout.arrangement == .single ? .proposal : .queue
        case .batch(let id):
            enter(.review, &effects)
            var filter = ReviewFilter()
            filter.batchID = id
            setReviewFilter(filter, &effects)
            review.pane = reviewLayout.arrangement == .single ? .proposal : .queue
        case .customers:
            enter(.customers, &effects)
            customers.pane = .list
        case .customer(let id):
            enter(.customers, &effects)
            customers.show(id)
            customers.list.select { $0.id == id }
            customers.pane = .profile
        case .exports: enter(.exports, &effects)
        }
    }

    /// Shows an artifact in the thread that made it, or among all artifacts.
    mutating func open(_ artifact: ArtifactSummary, _ effects: inout [Effect]) {
        if screen == .browse, let thread = artifact.primaryThreadID {
            threads.select { $0.id == thread }
            show(thread, known: threads.loaded.first { $0.item.id == thread }?.item, &effects)
            shelf.wanted = artifact.id
            shelf.viewer = ArtifactViewer(artifact)
        } else {
            enter(.artifacts, &effects)
            gallery.viewer = ArtifactViewer(artifact)
            gallery.list.select { $0.id == artifact.id }
        }
        focus = .viewer
    }

    mutating func enter(_ screen: Place, _ effects: inout [Effect]) {
        guard self.screen != screen else { return }
        self.screen = screen
        isZoomed = false
        switch screen {
        case .browse: focus = .threads
        case .artifacts: focus = .artifacts
        case .review, .customers: enterDesk(&effects)
        case .exports:
            focus = .exports
            if exports.isStale { reloadExports(&effects) }
        }
        if screen == .browse, staleThreads { reloadAll(&effects) }
    }

    /// The address of what the screen shows.
    var address: Address {
        switch (screen, focus) {
        case (.review, _): review.filter.batchID.map(Address.batch) ?? .review
        case (.customers, _):
            customers.pane == .list ? .customers : customers.shown.map(Address.customer) ?? .customers
        case (.exports, _), (_, .exports): .exports
        case (_, .desk): trail.current
        case (_, .viewer): shownShelf.viewer.map { .artifact($0.artifact.id) } ?? trail.current
        case (.artifacts, _): .artifacts
        case (.browse, .artifacts): shelf.list.selection.map { .artifact($0.id) } ?? trail.current
        case (.browse, _): reading.map { .thread($0.id) } ?? .threads
        }
    }
}
