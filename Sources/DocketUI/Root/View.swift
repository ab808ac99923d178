import DocketDomain
package import TerminalKit

/// Draws a state on a screen of some size. What it draws depends on nothing else.
package func view(_ state: AppState, _ size: Size) -> Frame {
    var frame = Frame(size: size)
    guard size.width >= AppState.smallest.width, size.height >= AppState.smallest.height else {
        frame.write(Line("docket needs 30 × 8"), in: frame.bounds.top(1))
        return frame
    }
    let drawing = Drawing(state.shared)
    let all = Rect(state.size)
    frame.draw(TitleBar(drawing: drawing, screens: state.screens, address: state.address), in: all.top(1))
    state.screens.shown.draw(drawing, on: &frame)
    if state.appearance.isAccessible {
        // What is read aloud row by row covers nothing: it follows the text.
        var front = Frame(size: size)
        drawing.drawFront(of: state, on: &front)
        frame.append(front, in: state.shared.body)
    } else {
        drawing.drawFront(of: state, on: &frame)
    }
    frame.draw(BottomLine(drawing: drawing, state: state), in: all.bottom(1))
    return state.appearance.isASCII || state.appearance.isAccessible ? frame.asciiLines() : frame
}

extension Drawing {
    /// What lies over the panes.
    fileprivate func drawFront(of state: AppState, on frame: inout Frame) {
        if let overlay = state.overlay?.content {
            let body = shared.body
            frame.clipped(to: body) { overlay.draw(in: body, self, state.offers(for: overlay), on: &$0) }
        } else if !state.pendingKeys.isEmpty {
            frame.draw(continuations(of: state), in: shared.body)
        }
        if let failure = state.failure { drawFailure(failureRows(failure.message), on: &frame) }
        if let toast = state.toast { frame.draw(self.toast(toast), in: shared.body) }
    }

    /// Where what is only told lies over the panes.
    func notes(of state: AppState) -> [Rect] {
        var notes: [Rect] = []
        if let failure = state.failure { notes.append(shared.body.bottom(failureRows(failure.message).count)) }
        if let toast = state.toast { notes.append(self.toast(toast).box(in: shared.body)) }
        return notes
    }

    private func toast(_ notice: Notice) -> Toast {
        let sign = notice.kind == .done ? "✓ " : "! "
        return Toast(
            [Line(sign + notice.text)], style: (notice.kind == .done ? theme.success : theme.warning).over(.reverse))
    }

    private func continuations(of state: AppState) -> ContinuationsView {
        let next = shared.keymap.continuations(of: state.pendingKeys, in: state.contexts).map { rest, entry in
            (rest: rest, offer: CommandOffer(entry: entry, refusal: state.refusal(of: entry.id)))
        }
        return ContinuationsView(drawing: self, keys: state.pendingKeys, next: next)
    }

    private func failureRows(_ text: String) -> [Line] {
        Line(text).wrapped(
            to: shared.body.width - 16, first: Line(" ✗ "), rest: Line("   "), limit: max(3, shared.body.height / 4))
    }

    private func drawFailure(_ lines: [Line], on frame: inout Frame) {
        let box = shared.body.bottom(lines.count)
        frame.fill(box, style: theme.error.over(.reverse))
        for (index, line) in lines.enumerated() {
            frame.write(line.over(theme.error.over(.reverse)), in: box.row(index))
        }
        frame.write(Line("esc dismiss ", theme.error.over(.reverse)), in: box.row(0).right(12))
    }
}
