import DocketDomain
import TerminalKit

/// A value that is being changed, with what is allowed or what is wrong with it.
struct ValueEditorView: Widget {
    let drawing: Drawing
    let editing: ValueEditor

    static func textWidth(in size: Size) -> Int { max(10, min(size.width - 2, 78) - 4) }

    func draw(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        let width = Self.textWidth(in: drawing.size)
        let present = Line([
            Span("now  ", theme.muted), Span(shown.line(editing.present), theme.text),
        ]).truncated(to: width)
        let note = self.note.isEmpty ? [] : Line.wrap([self.note], to: width, limit: 3)
        // A blank row stands above what is changed, and above what is said of it.
        let rest = note.isEmpty ? 4 : note.count + 5
        let wanted =
            switch editing.input {
            case .line: 1
            case .text: max(4, area.height / 3)
            case .pick(let options, _), .picks(let options, _, _): options.count
            }
        let rows = max(1, min(wanted, area.height - rest))
        let box = area.centered(Size(width: width + 4, height: rows + rest))
        frame.fill(box)
        let inner = frame.drawBorder(
            drawing.overlayBorder, around: box, title: Line(" \(editing.title) ", theme.title),
            style: theme.borderFocused
        ).inset(horizontally: 1)
        frame.write(present, in: inner.row(0))
        drawInput(in: inner.droppingTop(2).top(rows), on: &frame)
        frame.draw(Paragraph(note, wraps: false), in: inner.bottom(note.count))
    }

    /// One sees what one types.
    private var shown: ShownValue { ShownValue(field: editing.field) }

    private var note: Line {
        let theme = drawing.theme
        if editing.leaving.isAsked {
            return Line(
                drawing.sign("⚠ ", "Warning: ") + "esc again drops what you changed; any other key goes on",
                theme.warning)
        }
        if let refusal = editing.refusal { return Line(drawing.sign("✗ ", "Error: ") + refusal, theme.error) }
        switch editing.input {
        case .line(let editor) where !editor.isEmpty:
            if let value = try? editing.value(today: drawing.now) {
                return Line("= " + shown.line(value) + weekday(of: value), theme.success)
            }
        case .picks:
            if let value = try? editing.value(today: drawing.now) {
                return Line("= " + shown.line(value), theme.success)
            }
        case .pick: return Line()
        default: break
        }
        let distance = if case .date = editing.field.type { "; or +3m, next monday, in 10 days" } else { "" }
        return Line("Allowed: " + editing.field.allowedText + distance, theme.muted)
    }

    /// The day of the week of a date.
    private func weekday(of value: JSON) -> String {
        guard case .date = editing.field.type, let day = value.string.flatMap({ CalendarDay(reading: $0) }) else {
            return ""
        }
        return ", a \(day.weekday)"
    }

    private func drawInput(in area: Rect, on frame: inout Frame) {
        let theme = drawing.theme
        switch editing.input {
        case .line(let editor):
            frame.draw(LineEditorView(editor, prompt: Line(drawing.sign("▸ ", "> "), theme.accent)), in: area)
        case .text(let editor): frame.draw(TextEditorView(editor), in: area)
        case .pick(let options, var view):
            view.reconcile(count: options.count, height: area.height)
            for placement in view.placements(count: options.count, height: area.height) {
                let isSelected = placement.item == view.selection
                let sign = isSelected ? drawing.sign("● ", "chosen ") : "  "
                draw(sign + options[placement.item].label, isSelected, in: area.row(placement.row), on: &frame)
            }
        case .picks(let options, var view, let chosen):
            view.reconcile(count: options.count, height: area.height)
            for placement in view.placements(count: options.count, height: area.height) {
                let box = chosen.contains(placement.item) ? "[x] " : "[ ] "
                let isSelected = placement.item == view.selection
                draw(box + options[placement.item].label, isSelected, in: area.row(placement.row), on: &frame)
            }
        }
    }

    private func draw(_ text: String, _ isSelected: Bool, in row: Rect, on frame: inout Frame) {
        frame.write(Line(text, drawing.theme.text), in: row)
        if isSelected { frame.restyle(row, drawing.theme.selection) }
    }
}
