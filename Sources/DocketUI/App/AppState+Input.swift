import DocketDomain
import TerminalKit

extension AppState {
    mutating func take(_ input: Input, _ effects: inout [Effect]) {
        switch input {
        case .resize(let size): self.size = size
        case .key(let key):
            decisionGuard.note(inputAt: now)
            // What was refused is read by now, or the next key is about something else.
            if review.report?.kind == .refused { review.report = nil }
            withdrawHeld()
            take(key, &effects)
        case .paste(let text):
            decisionGuard.note(inputAt: now)
            withdrawHeld()
            paste(text)
        case .mouse(let mouse): take(mouse, &effects)
        }
    }

    mutating func take(_ key: Key, _ effects: inout [Effect]) {
        toast = nil
        if keymap.meaning(of: [key], in: [.everywhere]) == .command(.interrupt) {
            interrupt(&effects)
            return
        }
        isQuitArmed = false
        if overlay != nil {
            takeInOverlay(key, &effects)
            return
        }
        if !pendingKeys.isEmpty, key == .escape {
            pendingKeys = []
            return
        }
        let keys = pendingKeys + [key]
        switch keymap.meaning(of: keys, in: contexts) {
        case .command(let id):
            pendingKeys = []
            give(id, &effects)
        case .prefix:
            pendingKeys = keys
        case .nothing:
            if !pendingKeys.isEmpty { refuse("Nothing is on \(KeySequence(keys).label)") }
            pendingKeys = []
        }
    }

    /// Does a command, or says why it can't be done now.
    mutating func give(_ id: CommandID, _ effects: inout [Effect]) {
        if let reason = refusal(of: id) {
            refuse(reason)
            return
        }
        let isVisit = Self.visits.contains(id)
        run(id, &effects)
        guard overlay == nil, wantedArtifact == nil, id != .back, id != .forward else { return }
        if isVisit { trail.visit(address) } else { trail.replace(with: address) }
    }

    /// Commands after which one has gone somewhere else; after others one is where one was, at another line.
    private static let visits: Set<CommandID> = [
        .open, .goBrowse, .goArtifacts, .goReview, .goCustomers, .goExports, .otherEnd,
    ]

    /// Cancels what runs; with nothing to cancel, the second time in a row quits.
    private mutating func interrupt(_ effects: inout [Effect]) {
        pendingKeys = []
        let isBusy = loads.keys.contains { $0 == .find || $0 == .search || $0 == .content }
        if isQuitArmed {
            effects.append(.quit)
        } else if isBusy {
            drop(&effects) { _ in true }
            say("Cancelled")
        } else if overlay != nil {
            closeOverlay()
        } else if let running = exports.underWay.max(by: { $0.key < $1.key })?.value.id {
            perform(Request(.export(running, .cancel), then: .say("The export was cancelled")), &effects)
        } else {
            isQuitArmed = true
            refuse("Press \(keymap.label(of: .interrupt)) again to quit")
        }
    }

    private mutating func paste(_ text: String) {
        switch overlay {
        case .palette(var state):
            state.editor.insert(text)
            overlay = .palette(state)
        case .search(var state):
            state.editor.insert(text)
            overlay = .search(state)
        case .prompt(var state):
            state.editor.insert(text)
            overlay = .prompt(state)
        case .writing(var state):
            state.editor.insert(text)
            overlay = .writing(state)
        case .exportForm(var state) where state.row == .title:
            state.title.insert(text)
            overlay = .exportForm(state)
        case .picker(var state):
            state.editor?.insert(text)
            overlay = .picker(state)
        case .reason(var state):
            state.editor.insert(text)
            overlay = .reason(state)
        case .value(var state):
            state.insert(text)
            overlay = .value(state)
        default: break
        }
    }
}
