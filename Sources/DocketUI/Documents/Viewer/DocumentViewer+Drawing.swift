package import TerminalKit

extension DocumentViewer {
    /// Draws the viewer. Only the rows that are seen are touched.
    package func draw(in area: Rect, on frame: inout Frame, focused: Bool) {
        guard !area.isEmpty else { return }
        guard area.size == size else {
            // Before the viewer has been told of its area it is drawn as it will be then.
            var fitted = self
            fitted.resize(to: area.size, theme: theme)
            fitted.reconcile()
            fitted.draw(in: area, on: &frame, focused: focused)
            return
        }
        frame.clipped(to: area) { frame in
            frame.fill(area, style: theme.text)
            drawText(in: Self.body(of: area), on: &frame)
            drawPlace(in: area, focused: focused, on: &frame)
            if let outlineSelection { drawOutline(outlineSelection, in: area, on: &frame) }
        }
    }

    private func drawText(in body: Rect, on frame: inout Frame) {
        if text.rows.isEmpty { frame.write(Line("This text is empty.", theme.muted), in: body) }
        var matches = search.map { $0.matches[$0.matches.firstIndex(onOrAfter: top)...] } ?? []
        var index = search.map { $0.matches.count - matches.count } ?? 0
        for offset in 0..<max(0, min(body.height, text.rows.count - top)) {
            let row = top + offset
            var line = text.rows[row].line
            while let match = matches.first, match.row == row {
                line = line.highlighting([match.range], index == search?.current ? theme.matchCurrent : theme.match)
                matches.removeFirst()
                index += 1
            }
            frame.write(left > 0 ? line.dropping(columns: left) : line, in: body.row(offset))
        }
    }

    private func drawPlace(in area: Rect, focused: Bool, on frame: inout Frame) {
        let body = Self.body(of: area)
        guard body.height < area.height else { return }
        if body.width < area.width {
            frame.draw(
                Scrollbar(
                    total: text.rows.count, visible: body.height, offset: top,
                    style: focused ? theme.borderFocused : theme.border), in: area.droppingBottom(1).right(1))
        }
        var parts: [String] = []
        if let search {
            let place = search.current.map { "\($0 + 1)/" } ?? ""
            parts.append("“\(CellText.shown(search.pattern.text, columns: 20))” \(place)\(search.matches.count)")
        }
        let last = min(top + body.height, text.rows.count)
        let count = NumberText.grouped(text.rows.count) + (text.isComplete ? "" : "+")
        parts.append("line \(NumberText.grouped(min(top + 1, last)))–\(NumberText.grouped(last)) of \(count)")
        let place = area.bottom(1).inset(horizontally: 1)
        frame.write(Line(parts.joined(separator: " · "), theme.statusLine), in: place, alignment: .right)
    }

    private func drawOutline(_ selection: Int, in area: Rect, on frame: inout Frame) {
        let headings = text.headings
        let most = area.inset(horizontally: 1, vertically: 1)
        let level = headings.reduce(6) { min($0, $1.level) }
        let longest = headings.reduce(20) { max($0, $1.title.columns + 2 * ($1.level - level)) }
        let box = most.centered(Size(width: longest + 5, height: headings.count + 2))
        frame.fill(box, style: theme.text)
        let inside = frame.drawBorder(
            .light, around: box, title: Line(" Outline ", theme.title), style: theme.borderFocused)
        var list = ListState(selection: selection)
        list.reconcile(count: headings.count, height: inside.height)
        for placement in list.placements(count: headings.count, height: inside.height) {
            let heading = headings[placement.item]
            let row = inside.row(placement.row)
            let indent = String(repeating: " ", count: 2 * (heading.level - level))
            frame.write(
                Line(indent + heading.title, heading.level == level ? theme.strong : .plain),
                in: row.droppingLeft(2).droppingRight(1))
            guard placement.item == selection else { continue }
            frame.restyle(row, theme.selection)
            frame.write("▌", at: row.origin, style: theme.selection)
        }
    }
}

extension [TextMatch] {
    /// The first match on a row or after it, found by halving.
    fileprivate func firstIndex(onOrAfter row: Int) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if self[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
