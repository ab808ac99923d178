/// Lines in a box over what lies below: the keys after a prefix, a help text, a zoomed cell.
package struct Popup: Widget {
    /// Where it lies in the area that it is drawn in.
    package enum Placement: Hashable, Sendable {
        case center
        case bottomRight
        case bottomLeft
    }

    package var title: Line
    package var lines: [Line]
    /// The first line that is seen.
    package var offset: Int
    package var footer: Line
    package var placement: Placement
    package var border: Border?
    package var style: Style
    package var borderStyle: Style

    package init(
        title: Line = Line(), _ lines: [Line], offset: Int = 0, footer: Line = Line(),
        placement: Placement = .center, border: Border? = .light, style: Style = .plain,
        borderStyle: Style = .plain
    ) {
        self.title = title
        self.lines = lines
        self.offset = offset
        self.footer = footer
        self.placement = placement
        self.border = border
        self.style = style
        self.borderStyle = borderStyle
    }

    /// The box itself: as large as its lines need, and no larger than the area.
    package func box(in area: Rect, widths: TextWidth = .standard) -> Rect {
        let edges = border == nil ? 0 : 2
        let widest = (lines + [title, footer]).reduce(0) { max($0, $1.width(widths, limit: area.width)) }
        let size = Size(width: widest + 2 + edges, height: lines.count + edges)
        switch placement {
        case .center: return area.centered(size)
        case .bottomRight: return area.bottom(size.height).right(size.width)
        case .bottomLeft: return area.bottom(size.height).left(size.width)
        }
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let box = box(in: area, widths: frame.widths)
        frame.fill(box, style: style)
        let inside = frame.drawBorder(border, around: box, title: title, footer: footer, style: borderStyle)
        let text = inside.inset(horizontally: 1)
        frame.draw(Paragraph(lines.map { $0.over(style) }, offset: offset, wraps: false), in: text)
    }
}
