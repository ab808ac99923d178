package import DocketDomain
package import DocketMarkdown

/// What a document viewer shows.
package enum DocumentContent: Hashable, Sendable {
    /// The document, and the text that it was parsed from.
    case markdown(MarkdownDocument, source: String)
    /// A query, and why it could not be run.
    case sql(SQLQuery, QueryFailure? = nil)
    /// Any other kind of artifact.
    case json(JSON)
    /// Code or text as it is; the language as a code fence names it.
    case code(String, language: String)

    package init(markdown source: String) {
        self = .markdown(MarkdownDocument(parsing: source), source: source)
    }

    /// The whole text, for copying.
    package var text: String {
        switch self {
        case .markdown(_, let source): source
        case .sql(let query, _): query.sql
        case .json(let json): json.serialized(pretty: true)
        case .code(let text, _): text
        }
    }

    /// Lays it out: at most `limit` rows of it.
    package func render(width: Int, theme: Theme, limit: Int = .max) -> RenderedText {
        switch self {
        case .markdown(let document, _):
            return MarkdownRenderer(width: width, theme: theme, limit: limit).render(document)
        case .sql(let query, let failure):
            return SQLRenderer(width: width, theme: theme, limit: limit).render(query, failure)
        case .json(let json): return JSONRenderer(width: width, theme: theme, limit: limit).render(json)
        case .code(let text, let language):
            var writer = RowWriter(width: width, limit: limit)
            let lines = CodeHighlighter(CodeLanguage(named: language), theme: theme)
                .lines(of: text, limit: limit == .max ? limit : limit + 1)
            for (index, line) in lines.enumerated() {
                writer.add(line, source: index + 1)
                if !writer.text.isComplete { break }
            }
            return writer.text
        }
    }
}
