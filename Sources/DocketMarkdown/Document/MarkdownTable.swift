/// A GFM table whose cells hold `Cell`: every row has as many cells as there are columns.
package struct MarkdownTable<Cell: Hashable & Sendable>: Hashable, Sendable {
    /// One for each column; `nil` where the table says nothing.
    package var alignments: [MarkdownAlignment?]
    package var header: [Cell]
    package var rows: [[Cell]]

    package init(alignments: [MarkdownAlignment?], header: [Cell], rows: [[Cell]]) {
        self.alignments = alignments
        self.header = header
        self.rows = rows
    }
}

/// Where a table column's cells stand.
package enum MarkdownAlignment: Hashable, Sendable {
    case left, center, right
}
