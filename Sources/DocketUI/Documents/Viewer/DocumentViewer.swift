package import TerminalKit

/// The viewer for documents, queries and everything else that is text: a value changed by actions, drawn into a frame.
package struct DocumentViewer: Hashable, Sendable {
    package let content: DocumentContent
    package private(set) var theme: Theme
    /// The area that it was told of last.
    package private(set) var size: Size
    /// As much of the text as was needed so far.
    package private(set) var text: RenderedText
    /// The first row that is seen.
    package internal(set) var top = 0
    /// Columns of lines that are not wrapped, out of sight to the left.
    package private(set) var left = 0
    /// Whether long lines go on in the next row.
    package private(set) var isWrapped = true
    package internal(set) var search: DocumentSearch?
    /// The heading that is selected in the outline; nil while it is closed.
    package internal(set) var outlineSelection: Int?

    /// Longer lines are hard to read.
    static let widestText = 120
    /// Columns after which a line goes on in the next row even where lines are not wrapped.
    private static let longestLine = 4000
    /// Columns that lines move by at once.
    private static let shift = 8
    /// Rows that are laid out at first; each time more are needed, twice as many.
    private static let firstRows = 2000

    package init(_ content: DocumentContent, theme: Theme, size: Size = Size(width: 80, height: 24)) {
        self.content = content
        self.theme = theme
        self.size = size
        text = RenderedText()
        render(limit: Self.firstRows)
    }

    package var isOutlineOpen: Bool { outlineSelection != nil }

    var pageHeight: Int { max(1, Self.body(of: Rect(size)).height) }

    /// Where the text lies: the last row tells the place, the last column has a scroll bar.
    static func body(of area: Rect) -> Rect {
        let rows = area.height >= 3 ? area.droppingBottom(1) : area
        return area.width >= 10 ? rows.droppingLeft(1).droppingRight(2) : rows
    }

    private func textWidth(of size: Size) -> Int {
        isWrapped ? max(1, min(Self.body(of: Rect(size)).width, Self.widestText)) : Self.longestLine
    }

    private mutating func render(limit: Int) {
        text = content.render(width: textWidth(of: size), theme: theme, limit: limit)
    }

    /// Lays out as many rows as are needed to show up to this one.
    mutating func ensureRows(to row: Int) {
        while !text.isComplete, row >= text.rows.count {
            render(limit: max(Self.firstRows, text.rows.count * 2))
        }
    }

    mutating func ensureAllRows() {
        if !text.isComplete { render(limit: .max) }
    }

    /// Lays the text out anew and stays at the same place of it.
    mutating func resize(to size: Size, theme: Theme) {
        let isSame = textWidth(of: size) == textWidth(of: self.size) && theme == self.theme
        self.size = size
        self.theme = theme
        if !isSame { layOutAgain() }
    }

    mutating func toggleWrap() {
        isWrapped.toggle()
        left = 0
        layOutAgain()
    }

    /// Whether lines can be moved that way.
    func canShift(by steps: Int) -> Bool { !isWrapped && (steps > 0 ? left < furthestLeft : left > 0) }

    /// Moves lines that are not wrapped.
    mutating func shift(by steps: Int) {
        if !isWrapped { left = max(0, min(left + steps * Self.shift, furthestLeft)) }
    }

    /// Brings columns of a line into view.
    mutating func showColumns(_ columns: Range<Int>) {
        let width = Self.body(of: Rect(size)).width
        guard !isWrapped, columns.lowerBound < left || columns.upperBound > left + width else { return }
        left = max(0, columns.lowerBound - width / 3)
    }

    /// So far that the end of the longest line that is seen can be read.
    private var furthestLeft: Int {
        let seen = text.rows[max(0, min(top, text.rows.count))..<min(text.rows.count, top + pageHeight)]
        let longest = seen.reduce(0) { max($0, $1.line.width(limit: Self.longestLine)) }
        return max(left, longest - Self.body(of: Rect(size)).width)
    }

    private mutating func layOutAgain() {
        let place = text.rows.indices.contains(top) ? text.rows[top].source : 1
        let rowsBefore = text.rows.count
        render(limit: max(Self.firstRows, rowsBefore))
        if top > 0 { top = text.row(ofSource: place) ?? top }
        refreshSearch()
    }
}

/// A text that is looked for in a document.
package struct DocumentSearch: Hashable, Sendable {
    package let pattern: TextPattern
    package internal(set) var matches: [TextMatch]
    /// The match that `n` and `N` move.
    package internal(set) var current: Int?
}
