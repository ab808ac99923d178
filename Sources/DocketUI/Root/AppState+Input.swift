import DocketDomain
import TerminalKit

extension AppState {
    mutating func handle(_ input: Input, _ effects: inout [Effect]) {
        switch input {
        case .resize(let size): shared.size = size
        case .key(let key):
            noteInput(isLeaving: isLeaving(key), &effects)
            handle(key, &effects)
        case .paste(let text):
            noteInput(isLeaving: false, &effects)
            overlay?.content.insert(text)
        case .mouse(let mouse): handle(mouse, &effects)
        }
    }

    private mutating func noteInput(isLeaving: Bool, _ effects: inout [Effect]) {
        shared.decisionGuard.note(inputAt: shared.now)
        everyScreen(&effects) { $0.noteInput(isLeaving: isLeaving, &$1) }
        // Whoever works on does not leave.
        if !isLeaving, overlay == nil { leaving = nil }
    }

    /// Whether a key is on the way out of the program.
    private func isLeaving(_ key: Key) -> Bool {
        switch shared.keymap.meaning(of: [key], in: contexts) {
        case .command(.interrupt): true
        case .command(.quit): overlay == nil && pendingKeys.isEmpty
        default: false
        }
    }

    private mutating func handle(_ key: Key, _ effects: inout [Effect]) {
        shared.toast = nil
        if shared.keymap.meaning(of: [key], in: [.everywhere]) == .command(.interrupt) {
            return interrupt(&effects)
        }
        isQuitArmed = false
        if overlay != nil {
            withOverlay(&effects) { overlay, context in
                if key == .escape { overlay.escape(&context) } else { overlay.handle(key, &context) }
            }
            if overlay == nil, leaving?.hasAsked ?? false { leaving = nil }
            return
        }
        if !pendingKeys.isEmpty, key == .escape {
            pendingKeys = []
            return
        }
        let keys = pendingKeys + [key]
        switch shared.keymap.meaning(of: keys, in: contexts) {
        case .command(let id):
            pendingKeys = []
            give(id, &effects)
        case .prefix:
            pendingKeys = keys
        case .nothing:
            if !pendingKeys.isEmpty {
                refuse("Nothing is on \(KeySequence(keys).label)")
            } else if unboundKeys.insert(key).inserted {
                refuse("\(key) does nothing here; \(shared.label(of: .help)) lists the keys")
            }
            pendingKeys = []
        }
    }

    // MARK: Commands

    /// Does a command, or says why it can't be done now.
    mutating func give(_ id: CommandID, _ effects: inout [Effect]) {
        if let reason = refusal(of: id) { return refuse(reason) }
        if let command = RootCommands.table[id] {
            var context = ScreenContext(shared, for: .root, isShown: true)
            command.run(&screens, &context)
            absorb(context, &effects)
        } else {
            with(screens.current, &effects) { $0.run(id, &$1) }
        }
        guard overlay == nil, !screens.shown.isArriving, id != .back, id != .forward else { return }
        if shared.keymap.entry(id)?.isVisit ?? false {
            shared.history.visit(address)
        } else {
            shared.history.replace(with: address)
        }
    }

    /// Why a command can't be given now; nil when it can.
    package func refusal(of id: CommandID) -> String? {
        if let reason = screens.shown.modalRefusal(of: id, shared) { return reason }
        if let command = RootCommands.table[id] { return command.refusal(screens, shared) }
        if screens.shown.answers(id) { return screens.shown.refusal(of: id, shared) }
        switch shared.keymap.entry(id)?.elsewhere {
        case .because(let reason): return reason
        case .open(let name, let command): return "Open the \(name) first: \(shared.label(of: command))"
        case nil: return "There is no such command"
        }
    }

    /// Every command, with the reason why it is off, for an overlay that lists them.
    func offers(for overlay: any Overlay) -> [CommandOffer] {
        guard type(of: overlay).listsCommands else { return [] }
        return shared.keymap.entries.map { CommandOffer(entry: $0, refusal: refusal(of: $0.id)) }
    }

    private mutating func refuse(_ reason: String) {
        shared.toast = Notice(reason, .refused)
    }

    /// Cancels what runs; with nothing to cancel, the second time in a row quits.
    private mutating func interrupt(_ effects: inout [Effect]) {
        pendingKeys = []
        let isBusy = shared.queries.slots { $0 == .find || $0 == .search || $0 == .content }.count > 0
        if isQuitArmed {
            leave(by: .quit, &effects)
        } else if isBusy {
            atRoot(&effects) { context in
                context.drop { _ in true }
                context.say("Cancelled")
            }
        } else if overlay != nil {
            closeOverlay(&effects)
            if leaving?.hasAsked ?? false { leaving = nil }
        } else if let running = shared.exports.newest {
            atRoot(&effects) { context in
                context.perform(
                    Request(.export(running, .cancel), then: .say("The export was cancelled")),
                    "Cancelling an export")
            }
        } else {
            isQuitArmed = true
            refuse("Press \(shared.label(of: .interrupt)) again to quit")
        }
    }

    // MARK: Mouse

    private mutating func handle(_ mouse: Mouse, _ effects: inout [Effect]) {
        guard shared.appearance.mouse else { return }
        shared.toast = nil
        isQuitArmed = false
        pendingKeys = []
        switch mouse.action {
        case .wheelUp, .wheelDown:
            let rows = mouse.action == .wheelDown ? 3 : -3
            if overlay != nil {
                withOverlay(&effects) { $0.handle(rows > 0 ? Key(.down) : Key(.up), &$1) }
            } else {
                with(screens.current, &effects) { $0.turnWheel(rows, at: mouse.position, &$1) }
            }
        case .press(.left):
            guard overlay == nil else { return }
            with(screens.current, &effects) { $0.press(mouse, &$1) }
            if !screens.shown.isArriving { shared.history.replace(with: address) }
        case .drag(.left): with(screens.current, &effects) { $0.drag(to: mouse.position, &$1) }
        case .release: screens.update(screens.current) { $0.release() }
        default: break
        }
    }
}
