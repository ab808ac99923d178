import TerminalKit

extension DocumentViewer {
    mutating func startSearch(_ text: String) -> [DocumentEffect] {
        guard let pattern = TextPattern(text) else {
            search = nil
            return []
        }
        ensureAllRows()
        let matches = self.text.matches(of: pattern)
        search = DocumentSearch(pattern: pattern, matches: matches)
        guard !matches.isEmpty else { return [.report("“\(text)” is not found.")] }
        goToMatch(matches.firstIndex { $0.row >= top } ?? 0)
        return []
    }

    /// Goes to the first line with a text that was found elsewhere; of several texts, with most of them. Where it is not
    /// in a line, nothing happens.
    mutating func land(on pattern: TextPattern) {
        ensureAllRows()
        let matches = text.matches(of: pattern)
        guard !matches.isEmpty else { return }
        search = DocumentSearch(pattern: pattern, matches: matches)
        let whole =
            pattern.hasSeveral ? matches.firstIndex { pattern.occursWholly(in: [text.rows[$0.row].line.text]) } : nil
        goToMatch(whole ?? 0)
    }

    mutating func searchOn(forward: Bool) -> [DocumentEffect] {
        guard let search else { return [.report("Nothing is searched for.")] }
        let count = search.matches.count
        guard count > 0 else { return [.report("“\(search.pattern.text)” is not found.")] }
        if let current = search.current {
            goToMatch((current + (forward ? 1 : count - 1)) % count)
        } else {
            goToMatch(search.matches.firstIndex { $0.row >= top } ?? 0)
        }
        return []
    }

    /// Finds the matches anew after the text was laid out for another width.
    mutating func refreshSearch() {
        guard let search else { return }
        ensureAllRows()
        let matches = text.matches(of: search.pattern)
        self.search?.matches = matches
        // A match that is now broken over rows is not among them.
        if let current = search.current, current >= matches.count { self.search?.current = nil }
    }

    private mutating func goToMatch(_ index: Int) {
        guard let match = search?.matches[index] else { return }
        search?.current = index
        if match.row < top || match.row >= top + pageHeight { top = match.row - pageHeight / 3 }
        guard !isWrapped else { return }
        let line = text.rows[match.row].line.text.utf8
        let before = String(line.prefix(match.range.lowerBound)) ?? ""
        let found = String(line.dropFirst(match.range.lowerBound).prefix(match.range.count)) ?? ""
        showColumns(before.columns..<before.columns + max(1, found.columns))
    }
}
