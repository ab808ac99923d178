import DocketDomain
import TerminalKit

extension AppState {
    mutating func runFinding(_ id: CommandID, _ effects: inout [Effect]) {
        switch id {
        case .find: overlay = .prompt(PromptState(purpose: .find(focus), editor: LineEditor(find?.pattern.text ?? "")))
        case .findNext: findAgain(forward: true, &effects)
        case .findPrevious: findAgain(forward: false, &effects)
        case .searchEverything: overlay = .search(SearchState())
        default: openFilter()
        }
    }

    private mutating func openFilter() {
        switch focus {
        case .threads, .messages:
            overlay = .prompt(
                PromptState(purpose: .filterThreads, editor: LineEditor(FilterText.text(of: threadFilter))))
        case .viewer where isTableOpen:
            let text = if case .table(let table) = shownShelf.viewer?.body { table.sheet.filterText } else { "" }
            overlay = .prompt(PromptState(purpose: .filterTable, editor: LineEditor(text)))
        case .desk: openDeskFilter()
        case .artifacts, .viewer:
            overlay = .prompt(
                PromptState(purpose: .filterArtifacts, editor: LineEditor(FilterText.text(of: shownShelf.filter))))
        }
    }

    /// Begins a search in a pane.
    mutating func beginFinding(_ text: String, in focus: Focus, _ effects: inout [Effect]) {
        guard let pattern = TextPattern(text) else {
            find = nil
            return
        }
        find = FindState(pattern: pattern, focus: focus)
        if focus == .viewer { return findInViewer(text, &effects) }
        findAgain(forward: true, includingHere: true, &effects)
    }

    private mutating func findAgain(forward: Bool, includingHere: Bool = false, _ effects: inout [Effect]) {
        if focus == .viewer { return findAgainInViewer(forward: forward, &effects) }
        guard let find else { return }
        switch focus {
        case .threads:
            let found = threads.next(from: threads.view.selection, forward: forward, includingHere) {
                find.pattern.occurs(in: $0.title)
            }
            guard let found else { return refuseSearch(find.pattern.text, in: "threads", filter: true) }
            threads.select(found)
            followThread(&effects)
        case .messages: findMessage(find.pattern, forward: forward, includingHere, &effects)
        case .desk: findAtDesk(find.pattern, forward: forward, includingHere: includingHere)
        case .artifacts, .viewer:
            let list = shownShelf.list
            let found = list.next(from: list.view.selection, forward: forward, includingHere) {
                find.pattern.occurs(in: $0.title)
            }
            guard let found else {
                return refuseSearch(find.pattern.text, in: "artifacts", filter: screen == .artifacts)
            }
            shownShelf.list.select(found)
            shownShelf.openSelection()
        }
    }

    private mutating func refuseSearch(_ text: String, in what: String, filter: Bool) {
        let advice = filter ? "; \(keymap.label(of: .filter)) looks through all of them" : ""
        refuse("“\(text)” is not in the \(what) loaded here\(advice)")
    }

    /// Looks through what is loaded, then has the rest of the thread looked through.
    private mutating func findMessage(
        _ pattern: TextPattern, forward: Bool, _ includingHere: Bool, _ effects: inout [Effect]
    ) {
        guard let reading else { return }
        var ordinal = reading.view.selection + (includingHere ? 0 : forward ? 1 : -1)
        while (0..<reading.count).contains(ordinal), let message = reading.message(at: ordinal) {
            if message.parts.contains(where: { pattern.occurs(in: $0.text) }) {
                self.reading?.view.selection = ordinal
                return
            }
            ordinal += forward ? 1 : -1
        }
        guard (0..<reading.count).contains(ordinal) else {
            return refuse("“\(pattern.text)” is not in the messages \(forward ? "below" : "above")")
        }
        request(
            .find(FindRequest(text: pattern.text, thread: reading.id, start: ordinal, isForward: forward)), &effects)
    }

    mutating func setThreadFilter(_ filter: ThreadFilter, _ effects: inout [Effect]) {
        threadFilter = filter
        threads = PagedList()
        drop(&effects) { slot in
            switch slot {
            case .threads, .thread, .messages, .message, .artifacts(.thread, _), .content, .find: true
            default: false
            }
        }
        // What the list selects is shown when it has been read.
        reading = nil
        shelf = ShelfState(place: .thread)
        focus = .threads
    }

    mutating func setGalleryFilter(_ filter: ArtifactFilter, _ effects: inout [Effect]) {
        drop(&effects) { if case .artifacts = $0 { true } else { false } }
        var filter = filter
        if screen == .browse {
            filter.threadID = reading?.id
            filter.order = .ascending
        }
        shownShelf.filter = filter
        shownShelf.list = PagedList()
        shownShelf.viewer = nil
        focus = .artifacts
    }
}

extension PagedList {
    /// The next loaded item that fits, counted from a place.
    func next(from place: Int, forward: Bool, _ includingHere: Bool, where fits: (Item) -> Bool) -> Int? {
        if forward {
            loaded.first { ($0.index > place || (includingHere && $0.index == place)) && fits($0.item) }?.index
        } else {
            loaded.last { $0.index < place && fits($0.item) }?.index
        }
    }
}
