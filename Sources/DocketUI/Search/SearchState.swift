package import DocketDomain
package import TerminalKit

/// The search over everything, while one types.
package struct SearchState: Hashable, Sendable {
    package var editor = LineEditor()
    package var ranking = SearchQuery.Ranking.relevance
    /// What the hits belong to; while something newer is searched for they stay on the screen.
    package var answered: SearchQuery?
    package var hits = PagedList<SearchHit>()
    package var refusal: String?

    /// What to ask for; nil while nothing is typed.
    var query: SearchQuery? {
        let text = editor.text.trimmingBlanks
        guard !text.isEmpty else { return nil }
        var query = SearchQuery(text: text)
        query.ranking = ranking
        return query
    }
}
