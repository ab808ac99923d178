import TerminalKit

/// Where a text that is searched for stands in a rendered one.
package struct TextMatch: Hashable, Sendable {
    package let row: Int
    /// UTF-8 offsets in the row's text.
    package let range: Range<Int>
}

extension RenderedText {
    /// Matches that are kept at most.
    package static let matchLimit = 100_000

    /// Every place where a pattern stands, from the top; one that is broken over rows is not found.
    package func matches(of pattern: TextPattern) -> [TextMatch] {
        var matches: [TextMatch] = []
        for (index, row) in rows.enumerated() where matches.count < Self.matchLimit {
            matches += pattern.ranges(in: row.line.text).map { TextMatch(row: index, range: $0) }
        }
        return matches
    }
}
