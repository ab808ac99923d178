import TerminalKit

/// The last row: keys that help here, or the line that is being typed.
struct BottomLine: Widget {
    let drawing: Drawing
    let state: AppState

    func draw(in area: Rect, on frame: inout Frame) {
        if let overlay = state.overlay?.content, overlay.drawLine(in: area, drawing, on: &frame) { return }
        let theme = drawing.theme
        let (hints, pinned) = self.hints
        frame.draw(
            HintLine(
                hints, pinned: pinned, keyStyle: theme.hintKey, labelStyle: theme.hint,
                disabledStyle: theme.disabled), in: area)
    }

    /// Keys in the order of their use here; the last ones are always shown.
    private var hints: ([HintLine.Hint], pinned: Int) {
        let hints =
            if let overlay = state.overlay {
                overlay.content.hints
            } else if !state.pendingKeys.isEmpty {
                ScreenHints(keys: [("esc", "cancel")])
            } else {
                state.screens.shown.hints(state.shared)
            }
        let keys = (hints.keys ?? keys(of: hints)).map { HintLine.Hint(drawing.words(ofKeys: $0.key), $0.label) }
        return (keys, hints.pinned)
    }

    private func keys(of hints: ScreenHints) -> [HintLine.Hint] {
        let keymap = drawing.keymap
        let shown = hints.commands.compactMap { id -> (id: CommandID, hint: HintLine.Hint)? in
            guard let entry = keymap.entry(id), let key = entry.keys.first, let hint = entry.hint,
                state.refusal(of: id) == nil
            else { return nil }
            return (id, HintLine.Hint(key.label, hints.labels[id] ?? hint))
        }
        var keys = shown.map(\.hint)
        let before = hints.goingBefore.map { id in shown.firstIndex { $0.id == id } ?? shown.count }
        if let prefix = keymap.entry(ScreenSet.home.entrance.id)?.keys.first?.keys.first {
            keys.insert(
                HintLine.Hint(prefix.description, "go to"), at: before ?? min(hints.goingAfter, keys.count))
        }
        if state.refusal(of: .exportOptions) == nil, let prefix = keymap.entry(.exportPDF)?.keys.first?.keys.first {
            keys.insert(
                HintLine.Hint(prefix.description, "export"),
                at: before.map { min($0 + 1, keys.count) } ?? min(2, keys.count))
        }
        for id in [CommandID.palette, .help] {
            guard let entry = keymap.entry(id), let key = entry.keys.first else { continue }
            keys.append(HintLine.Hint(key.label, entry.hint ?? entry.title))
        }
        return keys
    }
}
