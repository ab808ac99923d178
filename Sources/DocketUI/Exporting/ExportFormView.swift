import DocketDomain
import TerminalKit

/// The options of an export: a line for each, with the value that it has.
struct ExportFormView: Widget {
    let drawing: Drawing
    let form: ExportForm

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let rows = form.rows
        let width = min(area.width - 2, 72)
        let refusal = form.refusedDestination.map { Line($0.shown, theme.error).wrapped(to: max(8, width - 4)) } ?? []
        let box = area.centered(
            Size(width: width, height: min(area.height, rows.count + refusal.count + 2)))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" Export \(form.subject) ", theme.title),
            style: theme.borderFocused
        ).inset(horizontally: 1)
        let list = inner.droppingBottom(refusal.count)
        for placement in form.view.placements(count: rows.count, height: list.height) {
            draw(
                rows[placement.item], isSelected: placement.item == form.view.selection, in: list.row(placement.row),
                on: &frame)
        }
        for (index, line) in refusal.enumerated() { frame.write(line, in: inner.row(list.height + index)) }
    }

    private func draw(_ row: ExportForm.Row, isSelected: Bool, in line: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        frame.write(Line(form.label(of: row), isSelected ? theme.strong : theme.muted), in: line.left(18))
        let field = line.droppingLeft(18)
        guard let path = ExportForm.editor(of: row) else {
            let value = form.value(of: row)
            let text = isSelected ? "\(drawing.sign("‹", "<")) \(value) \(drawing.sign("›", ">"))" : "  \(value)"
            frame.write(Line(text, theme.text), in: field)
            if isSelected { frame.restyle(line, theme.selection) }
            return
        }
        // In line with the values above, which leave room for their arrows.
        let room = field.droppingLeft(2)
        let editor = form[keyPath: path]
        let placeholder = Line(form.placeholder(of: row), theme.muted)
        if isSelected {
            frame.draw(LineEditorView(editor, prompt: Line(), placeholder: placeholder), in: room)
        } else {
            frame.write(editor.isEmpty ? placeholder : Line(editor.text.shown, theme.text), in: room)
        }
    }
}
