import DocketDomain
import TerminalKit

extension AppState {
    mutating func closeOverlay() {
        if case .writing(let writing) = overlay {
            drafts[writing.purpose] = writing.editor.isEmpty ? nil : writing.editor
        }
        overlay = nil
    }

    mutating func takeInOverlay(_ key: Key, _ effects: inout [Effect]) {
        if key == .escape {
            if case .writing(let writing) = overlay, !writing.editor.isEmpty { say("Kept as a draft") }
            if case .search = overlay { drop(&effects) { $0 == .search } }
            if case .history = overlay { drop(&effects) { $0 == .history } }
            closeOverlay()
            return
        }
        switch overlay {
        case .help(let state): takeInHelp(key, state)
        case .palette(let state): takeInPalette(key, state, &effects)
        case .search(let state): takeInSearch(key, state, &effects)
        case .prompt(let state): takeInPrompt(key, state, &effects)
        case .writing(let state): takeInWriting(key, state, &effects)
        case .question(let state):
            overlay = nil
            if key == Key("y") { perform(state.change, &effects) } else { say("Nothing was changed") }
        case .picker(let state): takeInPicker(key, state, &effects)
        case .history(let state): takeInHistory(key, state)
        case .exportForm(let state): takeInExportForm(key, state, &effects)
        case .verdict(let state): takeInVerdict(key, state, &effects)
        case .reason(let state): takeInReason(key, state)
        case .value(let state): takeInValue(key, state, &effects)
        case nil: break
        }
    }

    private mutating func takeInHelp(_ key: Key, _ state: HelpState) {
        var state = state
        let height = HelpView.rows(in: size)
        guard let distance = Self.distance(of: key, page: height) else {
            overlay = nil
            return
        }
        let lines = HelpView.lines(self, width: HelpView.width(in: size)).count
        state.offset = max(0, min(state.offset + max(-lines, min(distance, lines)), lines - height))
        overlay = .help(state)
    }

    private mutating func takeInPalette(_ key: Key, _ state: PaletteState, _ effects: inout [Effect]) {
        var state = state
        let choices = state.choices(in: self)
        if key == .enter {
            guard choices.indices.contains(state.view.selection) else { return }
            let choice = choices[state.view.selection]
            guard choice.refusal == nil else { return refuse(choice.refusal ?? "") }
            overlay = nil
            give(choice.entry.id, &effects)
            return
        }
        if let distance = Self.listDistance(of: key, page: PaletteView.rows(in: size)) {
            state.view.move(by: distance, count: choices.count)
        } else if state.editor.handle(key) == .edited {
            state.view = ListState()
        }
        overlay = .palette(state)
    }

    private mutating func takeInSearch(_ key: Key, _ state: SearchState, _ effects: inout [Effect]) {
        var state = state
        if key == .enter {
            guard let hit = state.hits.selection else { return }
            overlay = nil
            drop(&effects) { $0 == .search }
            visit(hit.address, &effects)
            if let message = hit.messageID {
                focus = .messages
                wantedMessage = message
                request(.message(message), &effects)
            } else if case .thread = hit.address {
                focus = .messages
            }
            find = TextPattern(state.editor.text.trimmingBlanks).map { FindState(pattern: $0, focus: .messages) }
            return
        }
        if key == .tab {
            state.ranking = state.ranking == .relevance ? .newest : .relevance
        } else if let distance = Self.listDistance(of: key, page: SearchView.listRows(in: size)) {
            state.hits.move(by: distance)
        } else if state.editor.handle(key) == .edited, state.query == nil {
            state.hits = PagedList()
            state.answered = nil
        }
        overlay = .search(state)
    }

    private mutating func takeInPicker(_ key: Key, _ state: PickerState, _ effects: inout [Effect]) {
        var state = state
        if key == .enter {
            guard state.options.indices.contains(state.view.selection) else { return }
            overlay = nil
            drop(&effects) { $0 == .candidates }
            choose(state.options[state.view.selection], for: state.purpose, &effects)
            return
        }
        let rows = PickerView.rows(of: state, in: size)
        if state.editor == nil {
            if let distance = Self.distance(of: key, page: rows) {
                state.view.move(by: distance, count: state.options.count)
            } else if let number = key.typed?.wholeNumberValue, number > 0, number <= state.options.count {
                state.view.selection = number - 1
            }
        } else if let distance = Self.listDistance(of: key, page: rows) {
            state.view.move(by: distance, count: state.options.count)
        } else if state.editor?.handle(key) == .edited {
            state.view = ListState()
        }
        overlay = .picker(state)
    }

    private mutating func takeInHistory(_ key: Key, _ state: HistoryState) {
        var state = state
        guard let distance = Self.distance(of: key, page: HistoryView.rows(in: size)) else {
            if key == Key("q") || key == Key("i") { overlay = nil }
            return
        }
        state.list.move(by: distance)
        overlay = .history(state)
    }

    // MARK: Keys that move in every list

    /// In a list under a text field: arrows, and what readline leaves free.
    static func listDistance(of key: Key, page: Int) -> Int? {
        switch (key.code, key.modifiers) {
        case (.down, _), (.character("n"), .control), (.character("j"), .control): 1
        case (.up, _), (.character("p"), .control): -1
        case (.pageDown, _): max(1, page - 1)
        case (.pageUp, _): -max(1, page - 1)
        default: nil
        }
    }

    /// In a list without a text field letters move, too.
    static func distance(of key: Key, page: Int) -> Int? {
        if let distance = listDistance(of: key, page: page) { return distance }
        switch (key.code, key.modifiers) {
        case (.character("j"), []): return 1
        case (.character("k"), []): return -1
        case (.character("d"), .control): return max(1, page / 2)
        case (.character("u"), .control): return -max(1, page / 2)
        case (.character(" "), []): return max(1, page - 1)
        case (.character("G"), []), (.end, _): return 1_000_000
        case (.character("g"), []), (.home, _): return -1_000_000
        default: return nil
        }
    }
}
