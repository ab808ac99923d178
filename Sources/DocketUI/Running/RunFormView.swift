import DocketDomain
import TerminalKit

/// What a query is given: a line for the source and for each parameter, with its type.
struct RunFormView: Widget {
    let drawing: Drawing
    let form: RunForm

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let width = min(area.width - 2, 76)
        let refusal = form.refusal.map { Line($0.shown, theme.error).wrapped(to: max(8, width - 4)) } ?? []
        let height = min(area.height, form.rows.count + refusal.count + 2)
        let box = area.centered(Size(width: width, height: height))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Run \(form.title.shown) ", theme.title),
            style: theme.borderFocused
        ).inset(horizontally: 1)
        let list = inner.droppingBottom(refusal.count)
        for placement in form.view.placements(count: form.rows.count, height: list.height) {
            let isSelected = placement.item == form.view.selection
            draw(form.rows[placement.item], isSelected: isSelected, in: list.row(placement.row), on: &frame)
        }
        for (index, line) in refusal.enumerated() { frame.write(line, in: inner.row(list.height + index)) }
    }

    /// Columns of a line's name, as wide as the widest needs.
    private var labelWidth: Int {
        let names = form.offer.parameters.map { ":\($0.name.shown)".columns }
        return min(24, max(12, (names.max() ?? 0) + 2))
    }

    private func draw(_ row: RunForm.Row, isSelected: Bool, in line: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let label = line.left(labelWidth)
        let field = line.droppingLeft(labelWidth)
        func name(_ text: String) {
            frame.write(
                Line(text, isSelected ? theme.strong : theme.muted).truncated(to: max(1, labelWidth - 1)), in: label)
        }
        func choice(_ value: String, _ note: String) {
            let arrows = (drawing.sign("‹", "<"), drawing.sign("›", ">"))
            let text = isSelected ? "\(arrows.0) \(value) \(arrows.1)" : "  \(value)"
            frame.write(Line(text, theme.text) + Line(note.isEmpty ? "" : "  \(note)", theme.muted), in: field)
            if isSelected { frame.restyle(line, theme.selection) }
        }
        switch row {
        case .source:
            name("against")
            let listing = form.offer.sources.first { $0.name == form.source }
            choice(form.source?.shown ?? "choose", listing.map { "\($0.kind.rawValue) \($0.place.shown)" } ?? "")
        case .parameter(let index):
            let parameter = form.offer.parameters[index]
            name(":\(parameter.name.shown)")
            let text = form.editors[parameter.name]?.text ?? ""
            guard RunForm.choices(of: parameter) == nil else {
                return choice(text.isEmpty ? "choose" : text.shown, parameter.typeName)
            }
            let note = Line(parameter.hint, theme.muted)
            let room = field.droppingLeft(2)
            if isSelected, let editor = form.editors[parameter.name] {
                frame.draw(LineEditorView(editor, prompt: Line(), placeholder: note), in: room)
            } else {
                frame.write(text.isEmpty ? note : Line(text.shown, theme.text), in: room)
            }
        }
    }
}

extension SQLParameter {
    /// What is to be typed.
    fileprivate var hint: String {
        let kind =
            switch self.kind {
            case .text: "text"
            case .number: "number"
            case .date: "date, as 2026-01-31"
            case .boolean: "true or false"
            case .choice: choices.isEmpty ? "one of its choices" : "one of \(choices.joined(separator: ", "))"
            }
        return isList ? "list of \(self.kind.rawValue) values, with commas between" : kind
    }
}
