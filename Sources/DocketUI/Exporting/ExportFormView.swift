import DocketDomain
import TerminalKit

/// The options of an export: a line for each, with the value that it has.
struct ExportFormView: Widget {
    let drawing: Drawing
    let form: ExportForm

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let rows = form.rows
        let box = area.centered(Size(width: min(area.width - 2, 60), height: rows.count + 2))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box,
            title: Line(" Export \(form.target.title.shown) ", theme.title), style: theme.borderFocused
        ).inset(horizontally: 1)
        for (index, row) in rows.enumerated() where index < inner.height {
            let line = inner.row(index)
            let isSelected = index == form.view.selection
            frame.write(Line(form.label(of: row), isSelected ? theme.strong : theme.muted), in: line.left(18))
            let field = line.droppingLeft(18)
            if row == .title {
                // In line with the values above, which leave room for their arrows.
                let field = field.droppingLeft(2)
                let placeholder = Line(form.target.title.shown, theme.muted)
                if isSelected {
                    frame.draw(LineEditorView(form.title, prompt: Line(), placeholder: placeholder), in: field)
                } else {
                    frame.write(form.title.isEmpty ? placeholder : Line(form.title.text.shown, theme.text), in: field)
                }
                continue
            }
            let value = form.value(of: row)
            let text = isSelected ? "\(drawing.sign("‹", "<")) \(value) \(drawing.sign("›", ">"))" : "  \(value)"
            frame.write(Line(text, theme.text), in: field)
            if isSelected { frame.restyle(line, theme.selection) }
        }
    }
}
