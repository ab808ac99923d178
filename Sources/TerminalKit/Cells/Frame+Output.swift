extension Frame {
    /// Each row as text without the blanks at its end.
    package var rows: [String] {
        bounds.rows.map { y in
            var text = ""
            for x in bounds.columns {
                self[x, y].glyph.append(to: &text)
            }
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    /// The whole as text, each row ended by a newline.
    package var plainText: String {
        rows.reduce(into: "") { text, row in text += row + "\n" }
    }

    /// The whole as text with ANSI escape sequences for its styles, each row ended by a newline.
    ///
    /// - Parameter colors: The size of the palette: 256, 16, 8, or 0 for attributes alone.
    package func ansiText(colors: Int = 256) -> String {
        var text = ""
        for y in bounds.rows {
            var current = Style.plain.resolved
            for x in bounds.columns {
                let cell = self[x, y]
                let style = cell.style.reduced(to: colors)
                if style != current, !cell.glyph.isContinuation {
                    text += style.ansiSequence
                    current = style
                }
                cell.glyph.append(to: &text)
            }
            if current != Style.plain.resolved { text += "\u{1B}[0m" }
            text += "\n"
        }
        return text
    }

    /// The same with lines and blocks drawn in ASCII, and all other text as it is.
    package func asciiLines() -> Frame {
        var frame = self
        for index in frame.cells.indices where (0x2500..<0x25A0).contains(frame.cells[index].glyph.base.value) {
            frame.cells[index].glyph = Glyph(ascii: AsciiLookalike.byte(for: frame.cells[index].glyph.base))
        }
        return frame
    }

    /// The same without anything but ASCII: lines and signs of the interface become look-alikes, all else `?`.
    package func asciiOnly() -> Frame {
        var frame = self
        for index in frame.cells.indices {
            let glyph = frame.cells[index].glyph
            if glyph.isContinuation {
                frame.cells[index].glyph = .blank
            } else if glyph.base.value > 0x7E || glyph.scalarValue(at: 1) != 0 {
                frame.cells[index].glyph = Glyph(ascii: AsciiLookalike.byte(for: glyph.base))
            }
        }
        return frame
    }
}

extension Style {
    /// The style for a terminal with a palette of so many colours; none at all below 8.
    package func reduced(to colors: Int) -> Style {
        guard colors >= 8 else { return withoutColors }
        guard colors < 256 else { return resolved }
        var style = Style(foreground.reduced(to: colors), on: background.reduced(to: colors), attributes).resolved
        if colors < 16, let index = foreground.index, style.foreground != foreground {
            // Bright text of a palette without bright colours: grey must not become black on black.
            if style.foreground == .black {
                style.foreground = .standard
                style.attributes.insert(.dim)
            } else if index < 16 {
                style.attributes.insert(.bold)
            }
        }
        return style
    }

    /// The escape sequence that sets exactly this style (ECMA-48, SGR).
    var ansiSequence: String {
        var codes = ["0"]
        if attributes.contains(.bold) { codes.append("1") }
        if attributes.contains(.dim) { codes.append("2") }
        if attributes.contains(.italic) { codes.append("3") }
        if attributes.contains(.underline) { codes.append("4") }
        if attributes.contains(.reverse) { codes.append("7") }
        if let index = foreground.index { codes.append(Self.ansiCode(index, plain: 30, bright: 90, extended: 38)) }
        if let index = background.index { codes.append(Self.ansiCode(index, plain: 40, bright: 100, extended: 48)) }
        return "\u{1B}[" + codes.joined(separator: ";") + "m"
    }

    private static func ansiCode(_ index: UInt8, plain: Int, bright: Int, extended: Int) -> String {
        switch index {
        case 0..<8: String(plain + Int(index))
        case 8..<16: String(bright + Int(index) - 8)
        default: "\(extended);5;\(index)"
        }
    }
}
