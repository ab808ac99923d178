/// A question or a message in the middle of the screen, with the keys that answer it.
package struct Dialog: Widget {
    package var title: Line
    package var text: [Line]
    package var keys: [HintLine.Hint]
    package var border: Border?
    package var style: Style
    package var borderStyle: Style
    package var keyStyle: Style
    /// Rows below the text that the caller draws into, such as a line editor.
    package var extraRows: Int
    /// Columns that these rows want.
    package var extraWidth = 40
    package var widest: Int

    package init(
        title: Line, text: [Line], keys: [HintLine.Hint], border: Border? = .light, style: Style = .plain,
        borderStyle: Style = .plain, keyStyle: Style = .bold, extraRows: Int = 0, widest: Int = 64
    ) {
        self.title = title
        self.text = text
        self.keys = keys
        self.border = border
        self.style = style
        self.borderStyle = borderStyle
        self.keyStyle = keyStyle
        self.extraRows = extraRows
        self.widest = widest
    }

    /// Where the parts of a dialog lie.
    package struct Parts: Hashable, Sendable {
        package let box: Rect
        package let text: Rect
        package let extra: Rect
        package let keys: Rect
    }

    package func parts(in area: Rect, widths: TextWidth = .standard) -> Parts {
        let edges = border == nil ? 0 : 1
        let inner = min(widest, area.width - 2 * edges - 2)
        let keysWidth = keys.reduce(1) { $0 + widths.width(of: $1.key) + widths.width(of: $1.label) + 3 }
        var width = max(keysWidth - 2, title.width(widths, limit: inner))
        for line in text { width = max(width, line.width(widths, limit: inner)) }
        width = max(1, min(inner, extraRows > 0 ? max(width, extraWidth) : width))
        let rows = Line.wrap(text, to: width, limit: area.height, widths: widths).count
        let extra = extraRows > 0 ? extraRows + 1 : 0
        let height = rows + extra + 2 + 2 * edges
        let box = area.centered(Size(width: width + 2 + 2 * edges, height: height))
        let inside = box.inset(horizontally: edges, vertically: edges)
        let body = inside.droppingBottom(1)
        return Parts(
            box: box,
            text: body.droppingBottom(extra).top(rows).inset(horizontally: 1),
            extra: body.droppingBottom(1).bottom(extraRows).inset(horizontally: 1),
            keys: inside.bottom(1))
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let parts = parts(in: area, widths: frame.widths)
        frame.fill(parts.box, style: style)
        frame.drawBorder(border, around: parts.box, title: title, style: borderStyle)
        frame.draw(Paragraph(text.map { $0.over(style) }), in: parts.text)
        frame.draw(HintLine(keys, pinned: keys.count, keyStyle: keyStyle, labelStyle: style), in: parts.keys)
    }
}
