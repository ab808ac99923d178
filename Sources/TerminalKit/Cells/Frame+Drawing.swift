extension Frame {
    /// Writes text in one row and answers the columns that it took, at most `limit`.
    ///
    /// What is left of the clip counts as written; a wide glyph that is cut in half shows as blank.
    @discardableResult
    package mutating func write(
        _ text: String, at point: Point, style: Style = .plain, limit: Int = .max
    ) -> Int {
        write(text[...], at: point, style: style, limit: limit)
    }

    /// The same of a part of a text.
    @discardableResult
    package mutating func write(
        _ text: Substring, at point: Point, style: Style = .plain, limit: Int = .max
    ) -> Int {
        let end = min(clip.x + clip.width, limit > Int.max - abs(point.x) ? .max : point.x + limit)
        guard clip.rows.contains(point.y) else { return widths.width(of: text, limit: limit) }
        let isOpaque = style.foreground != .inherited && style.background != .inherited
        let row = point.y * size.width
        var x = point.x
        let plain = text.utf8.withContiguousStorageIfAvailable { bytes -> Int? in
            // No more is looked at than what is written, and what could join the last of it.
            let room = max(0, end - x)
            guard bytes.prefix(room + 1).isPlain else { return nil }
            let count = min(bytes.count, room)
            for offset in max(0, min(clip.x - x, count))..<count {
                place(Glyph(ascii: bytes[offset]), at: row + x + offset, style: style, isOpaque: isOpaque)
            }
            return count
        }
        if let plain, let columns = plain { return columns }
        GlyphReader(widths: widths).read(text) { glyph in
            let next = x + glyph.width
            if next > end {
                if x < end, x >= clip.x { place(.blank, at: row + x, style: style, isOpaque: isOpaque) }
                return false
            }
            if x >= clip.x {
                place(glyph, at: row + x, style: style, isOpaque: isOpaque)
            } else if next > clip.x {
                place(.blank, at: row + clip.x, style: style, isOpaque: isOpaque)
            }
            x = next
            return true
        }
        return x - point.x
    }

    /// Fills an area with one character, leaving nothing of what was there.
    package mutating func fill(_ area: Rect, with character: Character = " ", style: Style = .plain) {
        let area = area.intersection(clip)
        guard !area.isEmpty else { return }
        var glyph = Glyph.blank
        GlyphReader(widths: widths).read(Substring(String(character))) { first in
            glyph = first.width == 1 ? first : .blank
            return false
        }
        let cell = Cell(glyph, style: style)
        for y in area.rows {
            let row = y * size.width
            mend(at: row + area.x)
            mend(at: row + area.x + area.width - 1)
            for index in row + area.x..<row + area.x + area.width {
                cells[index] = cell
            }
        }
    }

    /// Lays a style over what an area shows.
    package mutating func restyle(_ area: Rect, _ style: Style) {
        let area = area.intersection(clip)
        for y in area.rows {
            for x in area.columns {
                let index = y * size.width + x
                // Both halves of a wide glyph look alike, or the driver would draw it twice.
                if cells[index].glyph.isContinuation, x == area.x { continue }
                cells[index].style = style.over(cells[index].style)
                if cells[index].glyph.width == 2, x == area.x + area.width - 1 {
                    cells[index + 1].style = cells[index].style
                }
            }
        }
    }

    private mutating func place(_ glyph: Glyph, at index: Int, style: Style, isOpaque: Bool) {
        let style = isOpaque ? style : style.over(cells[index].style)
        mend(at: index)
        if glyph.width == 2 { mend(at: index + 1) }
        cells[index] = Cell(glyph, resolved: style)
        if glyph.width == 2 {
            cells[index + 1] = Cell(.continuation, resolved: style)
        }
    }

    /// Blanks the other half of a wide glyph before one half is overwritten, be it outside of the clip.
    private mutating func mend(at index: Int) {
        if cells[index].glyph.isContinuation {
            cells[index - 1].glyph = .blank
        } else if cells[index].glyph.width == 2 {
            cells[index + 1].glyph = .blank
        }
    }
}
