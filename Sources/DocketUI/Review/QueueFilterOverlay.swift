import DocketDomain
import TerminalKit

/// Narrows the queue down: by words that are typed, or by what is selected. It answers with the filter.
struct QueueFilterOverlay: Overlay {
    private let topic: Topic
    private let filter: ReviewFilter
    private let item: ReviewItem?
    private let standard: ReviewFilter
    private let schema: ProfileSchema?
    private let options: [Picker.Option]
    private var editor = LineEditor()
    private var view = ListState()
    private var isRefused = false

    init(
        _ topic: Topic, _ filter: ReviewFilter, _ item: ReviewItem?, standard: ReviewFilter, schema: ProfileSchema?
    ) {
        self.topic = topic
        self.filter = filter
        self.item = item
        self.schema = schema
        var standard = standard
        (standard.sort, standard.order) = (filter.sort, filter.order)
        self.standard = standard
        options = ReviewFilterChoice.allCases.compactMap { $0.option(filter, item) }
    }

    var hints: ScreenHints {
        ScreenHints(keys: [("enter", editor.isEmpty ? "choose" : "look for it"), ("↑ ↓", "move"), ("esc", "close")])
    }

    private func rows(in size: Size) -> Int { max(1, min(options.count, size.height - 9)) }

    mutating func handle(_ key: Key, _ context: inout ScreenContext) {
        if key == .enter { return answer(&context) }
        // Above the choices stands what was looked for last.
        if key.code == .up, view.selection == 0, editor.isEmpty, let text = filter.text {
            return editor.replace(with: text)
        }
        if let distance = ListKeys.distanceUnderText(key, page: rows(in: context.size)) {
            view.move(by: distance, count: options.count)
        } else if editor.handle(key) == .edited {
            isRefused = false
        }
    }

    mutating func insert(_ text: String) {
        editor.insert(text)
        isRefused = false
    }

    private mutating func answer(_ context: inout ScreenContext) {
        let text = editor.text.trimmingBlanks
        if text.isEmpty {
            guard options.indices.contains(view.selection),
                let choice = ReviewFilterChoice(rawValue: options[view.selection].value)
            else { return }
            context.dismiss()
            context.answer(topic, choice.applied(to: filter, item, standard: standard))
        } else if let filter = ReviewFilterText.filter(text, standard: standard, schema: schema) {
            context.dismiss()
            context.answer(topic, filter)
        } else {
            isRefused = true
        }
    }

    mutating func reconcile(_ context: inout ScreenContext) {
        view.reconcile(count: options.count, height: rows(in: context.size))
    }

    func draw(in area: Rect, _ drawing: Drawing, _ offers: [CommandOffer], on frame: inout Frame) {
        let theme = drawing.theme
        let rows = rows(in: drawing.size)
        let width = min(area.width - 2, 78)
        let advice = Line.wrap([Line(ReviewFilterText.advice, isRefused ? theme.error : theme.muted)], to: width - 4)
        let box = area.centered(Size(width: width, height: rows + advice.count + 4))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Show which proposals? ", theme.title),
            style: theme.borderFocused
        ).inset(horizontally: 1)
        frame.draw(
            LineEditorView(
                editor, prompt: Line("Words ", theme.accent),
                placeholder: Line("of the customer, the field or the values", theme.muted)),
            in: inner.row(0))
        frame.draw(Paragraph(advice, wraps: false), in: inner.droppingTop(1).top(advice.count))
        let body = inner.droppingTop(advice.count + 2)
        for placement in view.placements(count: options.count, height: body.height) {
            let option = options[placement.item]
            let row = body.row(placement.row)
            let note = Line(option.note, theme.muted)
            frame.write(Line(option.label, theme.text), in: row.droppingRight(note.width() + 1))
            frame.write(note, in: row.right(note.width()))
            if placement.item == view.selection, editor.isEmpty { frame.restyle(row, theme.selection) }
        }
    }
}
