extension TextWidth {
    /// Columns that the text takes in cells.
    package func width(of text: some StringProtocol) -> Int {
        width(of: text, limit: .max)
    }

    /// Columns that the text takes, counted no further than `limit`: the answer is then greater than it.
    package func width(of text: some StringProtocol, limit: Int) -> Int {
        var width = 0
        GlyphReader(widths: self).read(Substring(text)) { glyph in
            width += glyph.width
            return width <= limit
        }
        return width
    }

    /// The longest start of the text, in whole grapheme clusters, that takes no more than so many columns.
    package func prefix(of text: Substring, fitting columns: Int) -> (text: Substring, width: Int) {
        let reader = GlyphReader(widths: self)
        var gap = FlagGap()
        var used = 0
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            let width = gap.columns(before: text[index]) + reader.width(of: text[index])
            if used + width > columns { break }
            used += width
            index = next
        }
        return (text[..<index], used)
    }

    /// The longest end of the text, in whole grapheme clusters, that takes no more than so many columns.
    package func suffix(of text: Substring, fitting columns: Int) -> (text: Substring, width: Int) {
        let reader = GlyphReader(widths: self)
        var used = 0
        var index = text.endIndex
        while index > text.startIndex {
            let previous = text.index(before: index)
            var gap = FlagGap()
            var width = gap.columns(before: text[previous]) + reader.width(of: text[previous])
            if index < text.endIndex { width += gap.columns(before: text[index]) }
            if used + width > columns { break }
            used += width
            index = previous
        }
        // What has no width stands between flags, too: what is told is what the end takes by itself.
        used = width(of: text[index...])
        while used > columns, index < text.endIndex {
            index = text.index(after: index)
            used = width(of: text[index...])
        }
        return (text[index...], used)
    }

    /// The text, or as much of it as fits with an ellipsis at its end.
    package func truncated(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
        guard width(of: text, limit: columns) > columns else { return text }
        let room = columns - width(of: ellipsis)
        guard room >= 0 else { return String(prefix(of: text[...], fitting: columns).text) }
        return prefix(of: text[...], fitting: room).text + ellipsis
    }
}

extension StringProtocol {
    /// Columns that the text takes on a terminal.
    package var columns: Int { TextWidth.standard.width(of: self) }
}
