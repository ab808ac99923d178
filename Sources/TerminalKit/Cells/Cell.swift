/// One place of a screen: what it shows and how.
package struct Cell: Hashable, Sendable {
    package var glyph: Glyph
    package var style: Style

    package init(_ glyph: Glyph = .blank, style: Style = .plain) {
        self.glyph = glyph
        self.style = style.resolved
    }

    init(_ glyph: Glyph, resolved style: Style) {
        self.glyph = glyph
        self.style = style
    }
}
