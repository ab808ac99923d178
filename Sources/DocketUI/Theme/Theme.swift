package import TerminalKit

/// How the parts of the interface look, by what they mean.
///
/// Every role can be told from its neighbours without colour: by bold, underlined or reversed text, or by a mark that
/// its view draws. Colours only repeat what these say.
package struct Theme: Hashable, Sendable {
    package var name: ThemeName

    // Panes and text.
    package var text: Style
    /// What may be overlooked: times, counts, row numbers.
    package var muted: Style
    package var title: Style
    package var border: Style
    package var borderFocused: Style
    package var accent: Style
    package var hintKey: Style
    package var hint: Style
    package var statusLine: Style

    // Selection.
    package var selection: Style
    /// A selection in a pane without the focus.
    package var selectionUnfocused: Style
    /// The one cell of a table that keys act on.
    package var cellCursor: Style
    package var match: Style
    /// The match that `n` and `N` move.
    package var matchCurrent: Style
    /// A row that somebody else has just changed. Where there are no colours nothing stands out.
    package var flash: Style
    /// A key, mark or item that can't be used now.
    package var disabled: Style

    // States.
    package var success: Style
    package var warning: Style
    package var error: Style

    // Differences.
    /// Words that a change takes away, and those that it brings.
    package var removed: Style
    package var added: Style

    // Documents.
    package var heading: Style
    package var headingMinor: Style
    package var emphasis: Style
    package var strong: Style
    package var strikethrough: Style
    package var link: Style
    package var linkTarget: Style
    package var quote: Style
    package var code: Style
    package var codeKeyword: Style
    package var codeString: Style
    package var codeComment: Style
    package var codeNumber: Style
    /// Names that stand out: keys of JSON and YAML, parameters of SQL, tags of HTML.
    package var codeName: Style

    // Tables.
    package var tableHeader: Style
    package var tableLine: Style
    /// Every second row, where the terminal has a shade for it.
    package var tableZebra: Style
    package var tableMissing: Style

    /// Of a chart's series, one after the other; none where there are no colours.
    package var series: [Style]

    /// - Parameter colors: How many colours the terminal has: 256, 16, 8, or fewer for none.
    package init(_ name: ThemeName = .auto, colors: Int = 16) {
        self.init(palette: colors < 8 ? .mono : Palette(name, colors: colors))
        self.name = name
    }

    private init(palette: Palette) {
        let colors = palette
        name = .auto
        text = .plain
        muted = colors.muted
        title = .bold
        border = colors.muted
        borderFocused = Style(colors.accent, on: .inherited, .bold)
        accent = Style(colors.accent, on: .inherited, .bold)
        hintKey = Style(colors.accent, on: .inherited, .bold)
        hint = colors.muted
        statusLine = colors.muted

        selection = .reverse
        selectionUnfocused = Style(.inherited, on: colors.shade, [.bold, .underline])
        cellCursor = Style(.inherited, on: .inherited, [.reverse, .bold])
        match = Style(colors.matchText, on: colors.match, [.underline])
        matchCurrent = Style(colors.matchText, on: colors.matchCurrent, [.bold, .underline])
        flash = Style(colors.matchText, on: colors.match)
        disabled = colors.muted

        success = Style(colors.success)
        warning = Style(colors.warning, on: .inherited, .bold)
        error = Style(colors.error, on: .inherited, .bold)

        removed = Style(colors.error, on: .inherited, .underline)
        added = Style(colors.success, on: .inherited, [.bold, .underline])

        heading = Style(colors.accent, on: .inherited, [.bold, .underline])
        headingMinor = Style(colors.accent, on: .inherited, .bold)
        emphasis = .italic
        strong = .bold
        strikethrough = .dim
        link = Style(colors.link, on: .inherited, .underline)
        linkTarget = colors.muted
        quote = .italic
        code = Style(colors.code)
        codeKeyword = Style(colors.keyword, on: .inherited, .bold)
        codeString = Style(colors.string)
        codeComment = Style(colors.comment, on: .inherited, .italic)
        codeNumber = Style(colors.number)
        codeName = Style(colors.name)

        tableHeader = Style(colors.accent, on: .inherited, [.bold, .underline])
        tableLine = colors.muted
        tableZebra = Style(.inherited, on: colors.shade)
        tableMissing = colors.muted

        series = colors.series.map { Style($0) }
    }
}
