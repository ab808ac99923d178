package import TerminalKit

/// Text laid out for a width: rows that can be drawn as they are.
package struct RenderedText: Hashable, Sendable {
    /// One row, and the line of the source (from 1) that it comes from.
    package struct Row: Hashable, Sendable {
        package let line: Line
        package let source: Int

        package init(_ line: Line, source: Int) {
            self.line = line
            self.source = source
        }
    }

    /// A heading, for the outline.
    package struct Heading: Hashable, Sendable {
        /// 1 to 6.
        package let level: Int
        package let title: String
        /// The row on which it begins.
        package let row: Int
    }

    package internal(set) var rows: [Row] = []
    package internal(set) var headings: [Heading] = []
    /// Whether it holds the whole text, rather than the rows up to a limit.
    package internal(set) var isComplete = true

    package init() {}

    package var lines: [Line] { rows.map(\.line) }

    /// The rows as text.
    package var plainText: String { rows.reduce(into: "") { $0 += $1.line.text + "\n" } }

    /// The first row that comes from a line of the source or a later one.
    package func row(ofSource line: Int) -> Int? {
        rows.firstIndex { $0.source >= line }
    }
}
