extension TextWidth {
    /// Columns that the text takes in cells.
    package func width(of text: String) -> Int { width(of: text[...], limit: .max) }

    /// Columns that the text takes, counted no further than `limit`: the answer is then greater than it.
    package func width(of text: String, limit: Int) -> Int { width(of: text[...], limit: limit) }

    /// The same of a part of a text.
    package func width(of text: Substring, limit: Int = .max) -> Int {
        if let count = text.plainCount(atMost: limit) { return count }
        var width = 0
        GlyphReader(widths: self).read(text) { glyph in
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
        var length = 0
        func take(_ width: Int, bytes: Int) -> Bool {
            guard used + width <= columns else { return false }
            used += width
            length += bytes
            return true
        }
        _ = ClusterReader.read(
            text,
            ascii: { take(gap.columns(before: $0) + 1, bytes: 1) },
            lone: { take(gap.columns(before: $0) + reader.width(of: $0), bytes: UTF8.width($0)) },
            cluster: { take(gap.columns(before: $0) + reader.width(of: $0), bytes: $0.utf8.count) })
        return (text[..<text.utf8.index(text.startIndex, offsetBy: length)], used)
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

extension String {
    /// Columns that the text takes on a terminal.
    package var columns: Int { TextWidth.standard.width(of: self) }
}

extension Substring {
    /// Columns that the text takes on a terminal.
    package var columns: Int { TextWidth.standard.width(of: self) }

    /// Its characters, where all of them are printable ASCII, and take a column each; counted, and looked at, no further
    /// than one more than a limit.
    fileprivate func plainCount(atMost limit: Int) -> Int? {
        utf8.withContiguousStorageIfAvailable { bytes in
            let count = bytes.count > limit ? Swift.min(bytes.count, Swift.max(1, limit + 1)) : bytes.count
            return bytes.prefix(count).isPlain ? count : nil
        } ?? nil
    }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
    /// Whether it is nothing but printable ASCII.
    var isPlain: Bool { allSatisfy { $0 &- 0x20 < 0x5F } }
}
