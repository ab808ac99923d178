/// Titles in one row, one of them selected and always in view.
package struct TabBar: Widget {
    package var titles: [String]
    package var selection: Int
    package var style: Style
    package var selectionStyle: Style

    package init(
        _ titles: [String], selection: Int, style: Style = .plain, selectionStyle: Style = .reverse
    ) {
        self.titles = titles
        self.selection = selection
        self.style = style
        self.selectionStyle = selectionStyle
    }

    /// Where each title lies in a row; empty for those that are out of view.
    package func areas(in area: Rect, widths: TextWidth = .standard) -> [Rect] {
        let needed = titles.map { widths.width(of: $0, limit: area.width) + 2 }
        guard titles.indices.contains(selection) else { return place(needed, from: 0, in: area) }
        var first = selection
        var room = area.width - needed[selection]
        while first > 0, room >= needed[first - 1] {
            first -= 1
            room -= needed[first]
        }
        return place(needed, from: first, in: area)
    }

    package func draw(in area: Rect, on frame: inout Frame) {
        let areas = areas(in: area, widths: frame.widths)
        for (index, place) in areas.enumerated() where !place.isEmpty {
            let style = index == selection ? selectionStyle : style
            frame.fill(place, style: style)
            frame.write(Line(titles[index], style), in: place.inset(horizontally: 1))
        }
    }

    private func place(_ needed: [Int], from first: Int, in area: Rect) -> [Rect] {
        var rest = area.top(1)
        return needed.enumerated().map { index, width in
            guard index >= first else { return Rect(x: area.x, y: area.y, width: 0, height: 0) }
            defer { rest = rest.droppingLeft(width) }
            return rest.left(width)
        }
    }
}
