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
        case .exports: break
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
            guard let found else { return findBeyondThreads(find.pattern, &effects) }
            threads.select(found)
            followThread(&effects)
        case .messages: findMessage(find.pattern, forward: forward, includingHere, &effects)
        case .desk: findAtDesk(find.pattern, forward: forward, includingHere: includingHere)
        case .exports: break
        case .artifacts, .viewer:
            let list = shownShelf.list
            let found = list.next(from: list.view.selection, forward: forward, includingHere) {
                find.pattern.occurs(in: $0.title)
            }
            guard let found else { return findBeyondArtifacts(find.pattern, &effects) }
            shownShelf.list.select(found)
            shownShelf.openSelection()
        }
    }

    // MARK: Beyond what is loaded

    /// Has the workspace look for titles with the text, where the list has more than is loaded.
    private mutating func findBeyondThreads(_ pattern: TextPattern, _ effects: inout [Effect]) {
        guard !threads.isWhole else { return refuse("No thread here has “\(pattern.text)” in its title") }
        var filter = threadFilter
        filter.text = filter.text.map { "\($0) \(pattern.text)" } ?? pattern.text
        request(.find(FindRequest(text: pattern.text, in: .threads(filter))), &effects)
    }

    private mutating func findBeyondArtifacts(_ pattern: TextPattern, _ effects: inout [Effect]) {
        guard !shownShelf.list.isWhole else { return refuse("No artifact here has “\(pattern.text)” in its title") }
        var filter = shownShelf.filter
        filter.text = filter.text.map { "\($0) \(pattern.text)" } ?? pattern.text
        request(.find(FindRequest(text: pattern.text, in: .artifacts(filter))), &effects)
    }

    /// Takes what a search beyond the loaded found: a message to go to, or a filter for the list.
    mutating func takeFound(_ found: Int?, of request: FindRequest, _ effects: inout [Effect]) {
        switch request.place {
        case .messages(let thread, _, let isForward):
            guard let reading, reading.id == thread else { return }
            guard let found else {
                return refuse("“\(request.text)” is not in the messages \(isForward ? "below" : "above")")
            }
            self.reading?.view.selection = found
        case .threads(let filter):
            guard screen == .browse else { return }
            guard found != nil else { return refuse("No thread has a word that begins with “\(request.text)”") }
            setThreadFilter(filter, &effects)
            takeFilter(request.text, in: .threads, "threads")
        case .artifacts(let filter):
            guard found != nil else { return refuse("No artifact has a word that begins with “\(request.text)”") }
            setGalleryFilter(filter, &effects)
            takeFilter(request.text, in: .artifacts, "artifacts")
        }
    }

    private mutating func takeFilter(_ text: String, in focus: Focus, _ what: String) {
        find = TextPattern(text).map { FindState(pattern: $0, focus: focus, isFilter: true) }
        say("Only \(what) with “\(text)” · \(keymap.label(of: .close)) shows all")
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
        let place = FindRequest.Place.messages(reading.id, start: ordinal, isForward: forward)
        request(.find(FindRequest(text: pattern.text, in: place)), &effects)
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
        drop(&effects) { slot in
            switch slot {
            case .artifacts, .find: true
            default: false
            }
        }
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
    /// Whether every item there is has been loaded.
    var isWhole: Bool { isLoaded && totalIsExact && loaded.count == count }

    /// The next loaded item that fits, counted from a place; of a list that is whole, also from its other end on.
    func next(from place: Int, forward: Bool, _ includingHere: Bool, where fits: (Item) -> Bool) -> Int? {
        let found = loaded.filter { fits($0.item) }.map(\.index)
        if forward {
            return found.first { $0 > place || (includingHere && $0 == place) } ?? (isWhole ? found.first : nil)
        }
        return found.last { $0 < place } ?? (isWhole ? found.last : nil)
    }
}
