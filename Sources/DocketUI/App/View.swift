import DocketDomain
package import TerminalKit

/// Draws a state on a screen of some size. What it draws depends on nothing else.
package func view(_ state: AppState, _ size: Size) -> Frame {
    var frame = Frame(size: size)
    guard size.width >= ScreenLayout.smallest.width, size.height >= ScreenLayout.smallest.height else {
        frame.write(Line("docket needs 30 × 8"), in: frame.bounds.top(1))
        return frame
    }
    let drawing = Drawing(state)
    frame.draw(TitleBar(drawing), in: drawing.layout.title)
    if state.screen == .browse, state.isFirstRun {
        frame.draw(WelcomeView(drawing), in: drawing.layout.body)
    } else {
        drawing.drawPanes(on: &frame)
    }
    frame.draw(BottomLine(drawing), in: drawing.layout.hints)
    drawing.drawOverlay(on: &frame)
    return state.looks.isASCII || state.looks.isAccessible ? frame.asciiLines() : frame
}

/// A state with what all views of it need.
struct Drawing {
    let state: AppState
    let theme: Theme
    let layout: ScreenLayout

    init(_ state: AppState) {
        self.state = state
        theme = state.looks.styles
        layout = state.layout
    }

    /// A sign where the terminal has it; in accessible mode its word.
    func sign(_ sign: String, _ word: String = "") -> String {
        state.looks.isAccessible ? word : sign
    }

    fileprivate func drawPanes(on frame: inout Frame) {
        if state.screen == .review { return drawReview(on: &frame) }
        if state.screen == .customers { return drawCustomers(on: &frame) }
        if let box = layout.exports { return frame.draw(ExportsPane(drawing: self), in: box) }
        if let box = layout.threads { frame.draw(ThreadsPane(drawing: self), in: box) }
        if let box = layout.messages { frame.draw(MessagesPane(drawing: self), in: box) }
        if let box = layout.viewer { frame.draw(ViewerPane(drawing: self), in: box) }
        if let box = layout.artifacts {
            if state.screen == .browse {
                frame.draw(ShelfPane(drawing: self), in: box)
            } else {
                frame.draw(GalleryPane(drawing: self), in: box)
            }
        }
        if layout.artifacts != nil, layout.viewer != nil, state.screen == .browse { joinShelf(on: &frame) }
    }

    /// The border between the list of artifacts and the open one belongs to both.
    private func joinShelf(on frame: inout Frame) {
        guard let border = state.looks.border, let box = layout.viewer, let list = layout.artifacts else { return }
        let style = state.focus == .viewer || state.focus == .artifacts ? theme.borderFocused : theme.border
        frame.write(String(border.leftTee), at: box.origin, style: state.focus == .viewer ? style : theme.border)
        frame.write(
            String(border.rightTee), at: Point(x: list.x + list.width - 1, y: box.y),
            style: state.focus == .viewer ? style : theme.border)
    }

    fileprivate func drawOverlay(on frame: inout Frame) {
        let area = layout.body
        switch state.overlay {
        case .help(let help): frame.draw(HelpView(drawing: self, help: help), in: area)
        case .palette(let palette): frame.draw(PaletteView(drawing: self, palette: palette), in: area)
        case .search(let search): frame.draw(SearchView(drawing: self, search: search), in: area)
        case .prompt: break
        case .writing(let writing): frame.draw(WritingView(drawing: self, writing: writing), in: area)
        case .question(let question): frame.draw(QuestionView(drawing: self, question: question), in: area)
        case .picker(let picker): frame.draw(PickerView(drawing: self, picker: picker), in: area)
        case .verdict(let verdict): frame.draw(VerdictView(drawing: self, verdict: verdict), in: area)
        case .reason(let reason): frame.draw(ReasonView(drawing: self, reason: reason), in: area)
        case .value(let value): frame.draw(ValueEditorView(drawing: self, editing: value), in: area)
        case .exportForm(let form): frame.draw(ExportFormView(drawing: self, form: form), in: area)
        case .history(let history): frame.draw(HistoryView(drawing: self, history: history), in: area)
        case nil:
            if !state.pendingKeys.isEmpty { frame.draw(ContinuationsView(drawing: self), in: area) }
        }
        if let failure = state.failure { drawFailure(failure.message, on: &frame) }
        if let toast = state.toast {
            let sign = toast.kind == .done ? "✓ " : "! "
            let style = (toast.kind == .done ? theme.success : theme.warning).over(.reverse)
            frame.draw(Toast([Line(sign + toast.text)], style: style), in: area)
        }
    }

    private func drawFailure(_ text: String, on frame: inout Frame) {
        let lines = Line(text).wrapped(
            to: layout.body.width - 16, first: Line(" ✗ "), rest: Line("   "), limit: 3)
        let box = layout.body.bottom(lines.count)
        frame.fill(box, style: theme.error.over(.reverse))
        for (index, line) in lines.enumerated() {
            frame.write(line.over(theme.error.over(.reverse)), in: box.row(index))
        }
        frame.write(Line("esc dismiss ", theme.error.over(.reverse)), in: box.row(0).right(12))
    }
}
