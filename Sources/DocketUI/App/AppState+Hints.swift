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
        case .exportForm: (keys([("enter", "export"), ("↑ ↓", "choose"), ("← →", "change"), ("esc", "cancel")]), 1)
        case .history: (keys([("j k", "scroll"), ("esc", "close")]), 1)
        case nil where !pendingKeys.isEmpty: (keys([("esc", "cancel")]), 1)
        case nil where isBoxOpen: (keys([("j k", "scroll"), ("esc", "close")]), 1)
        case nil where isOutlineOpen: (keys([("enter", "go there"), ("j k", "choose"), ("esc", "close")]), 1)
        case nil: (commandHints, 2)
        }
    }

    private func keys(_ hints: [(String, String)]) -> [HintLine.Hint] {
        hints.map { HintLine.Hint($0.0, $0.1) }
    }

    private var commandHints: [HintLine.Hint] {
        let shown = isFirstRun ? [.quit] : hintedCommands
        var hints = shown.compactMap { id -> HintLine.Hint? in
            guard let entry = keymap.entry(id), let key = entry.keys.first, let hint = entry.hint else { return nil }
            let label = screen == .review ? reviewHint(id) ?? hint : hint
            let refusal = refusal(of: id)
            return refusal == nil ? HintLine.Hint(key.label, label) : nil
        }
        // In the review what decides comes first, then what tells more of it.
        let isReview = focus == .desk && screen == .review
        let reveals = keymap.label(of: .reveal)
        let afterReview = hints.firstIndex { $0.key == reveals } ?? hints.count
        if let prefix = keymap.entry(.goBrowse)?.keys.first?.keys.first {
            // A newcomer looks for other places from a list, hardly from within a text.
            let place = isReview ? afterReview : focus == .viewer ? hints.count : min(4, hints.count)
            hints.insert(HintLine.Hint(prefix.description, "go to"), at: place)
        }
        if refusal(of: .exportOptions) == nil, let prefix = keymap.entry(.exportPDF)?.keys.first?.keys.first {
            hints.insert(
                HintLine.Hint(prefix.description, "export"), at: isReview ? afterReview + 1 : min(2, hints.count))
        }
        for id in [CommandID.palette, .help] {
            guard let entry = keymap.entry(id), let key = entry.keys.first else { continue }
            hints.append(HintLine.Hint(key.label, entry.hint ?? entry.title))
        }
        return hints
    }

    private var hintedCommands: [CommandID] {
        switch focus {
        case .threads: [.open, .searchEverything, .quit, .find, .focusNext, .filter, .compose, .composeNew, .restore]
        case .messages:
            [
                .open, .searchEverything, .close, .find, .focusNext, .compose, .history, .copy,
            ]
        case .artifacts: [.open, .searchEverything, .find, .close, .filter, .otherEnd, .details, .history]
        case .desk where screen == .review:
            (reviewLayout.proposal == nil ? [.open] : []) + [
                .accept, .reject, .edit, .acceptMany, .mark,
            ] + (review.undoableUntil(now) == nil ? [] : [.undo]) + [
                .history, .otherEnd, .reveal, .filter, .order,
            ]
        case .exports: [.open, .copy, .exportAgain, .exportRetry, .exportCancel, .exportDelete, .history, .quit]
        case .desk: [.open, .edit, .reveal, .history, .otherEnd, .filter, .find, .assign]
        case .viewer where isTableOpen:
            [.sortUp, .nextSheet, .find, .filter, .close, .statistics, .zoom, .copy, .otherEnd, .freeze]
        case .viewer: [.find, .outline, .close, .zoom, .copy, .otherEnd, .history, .details]
        }
    }

    /// What some keys do in the review is said in its own words.
    private func reviewHint(_ id: CommandID) -> String? {
        switch id {
        case .otherEnd: "open message"
        case .acceptMany where review.markCount > 0: "\(review.markCount) marked"
        default: nil
        }
    }

    /// Whether a cell or statistics lie over the table that has the focus.
    private var isBoxOpen: Bool {
        guard focus == .viewer, case .table(let table) = shownShelf.viewer?.body else { return false }
        return table.isOverlayOpen
    }

    private var isOutlineOpen: Bool {
        guard focus == .viewer, case .text(let text) = shownShelf.viewer?.body else { return false }
        return text.isOutlineOpen
    }

    /// Whether there is nothing to show yet, and nothing hides it.
    var isFirstRun: Bool {
        screen == .browse && threads.isEmpty && threadFilter == ThreadFilter() && reading == nil
    }
}
