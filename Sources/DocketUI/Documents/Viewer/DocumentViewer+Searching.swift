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
    }
}
