import DocketDomain
import TerminalKit

extension AppState {
    /// What the last row says: keys in the order of their use here; the last ones are always shown.
    var hints: (list: [HintLine.Hint], pinned: Int) {
        switch overlay {
        case .help: (keys([("j k", "scroll"), ("any other key", "close")]), 0)
        case .palette: (keys([("enter", "do"), ("↑ ↓", "choose"), ("esc", "close")]), 1)
        case .search: (keys([("enter", "go there"), ("↑ ↓", "choose"), ("tab", "best / newest"), ("esc", "back")]), 1)
        case .prompt: ([], 0)
        case .writing: (keys([("ctrl-s", "store"), ("enter", "new line"), ("esc", "keep as draft")]), 1)
        case .question: (keys([("y", "yes"), ("any other key", "no")]), 1)
        case .picker: (keys([("enter", "choose"), ("↑ ↓", "move"), ("esc", "close")]), 1)
        case .verdict: (keys([("y", "do it"), ("any other key", "decide nothing")]), 1)
        case .reason: (keys([("enter", "reject"), ("esc", "decide nothing")]), 1)
        case .value: (keys([("esc", "cancel")]), 1)
        case .history: (keys([("j k", "scroll"), ("esc", "close")]), 1)
        case nil where !pendingKeys.isEmpty: (keys([("esc", "cancel")]), 1)
        case nil: (commandHints, 2)
        }
    }

    private func keys(_ hints: [(String, String)]) -> [HintLine.Hint] {
        hints.map { HintLine.Hint($0.0, $0.1) }
    }

    private var commandHints: [HintLine.Hint] {
        let shown = isFirstRun ? [.quit] : hintedCommands
        var hints = shown.compactMap { id -> HintLine.Hint? in
            guard let entry = keymap.entry(id), let key = entry.keys.first, let label = entry.hint else { return nil }
            let refusal = refusal(of: id)
            return refusal == nil ? HintLine.Hint(key.label, label) : nil
        }
        if let prefix = keymap.entry(.goBrowse)?.keys.first?.keys.first {
            hints.append(HintLine.Hint(prefix.description, "go to"))
        }
        for id in [CommandID.palette, .help] {
            guard let entry = keymap.entry(id), let key = entry.keys.first else { continue }
            hints.append(HintLine.Hint(key.label, entry.hint ?? entry.title))
        }
        return hints
    }

    private var hintedCommands: [CommandID] {
        switch focus {
        case .threads: [.open, .searchEverything, .find, .filter, .compose, .composeNew, .restore, .quit]
        case .messages: [.open, .compose, .find, .searchEverything, .close, .history, .copy]
        case .artifacts: [.open, .otherEnd, .filter, .searchEverything, .close, .details, .history]
        case .desk where screen == .review:
            (reviewLayout.proposal == nil ? [.open] : []) + [
                .accept, .reject, .edit, .mark, .acceptMany, .rejectMany, .takeBack, .history, .otherEnd, .reveal,
                .filter, .order,
            ]
        case .desk: [.open, .edit, .reveal, .history, .otherEnd, .filter, .find, .assign]
        case .viewer where isTableOpen:
            [.sortUp, .filter, .find, .statistics, .zoom, .copy, .close, .otherEnd, .freeze]
        case .viewer: [.find, .outline, .zoom, .copy, .close, .otherEnd, .history, .details]
        }
    }

    /// Whether there is nothing to show yet, and nothing hides it.
    var isFirstRun: Bool {
        screen == .browse && threads.isEmpty && threadFilter == ThreadFilter() && reading == nil
    }
}
