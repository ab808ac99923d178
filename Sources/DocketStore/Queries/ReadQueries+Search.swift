package import DocketDomain
import GRDB

extension ReadQueries {
    /// Searches titles, messages, artifacts and their cells. What is called exactly so comes first, then the newest
    /// 2,000 matches, the best of them first, then the others, the newest first. A page has at most 100.
    package func search(_ query: SearchQuery, page: PageRequest) async throws(DocketError) -> Page<SearchHit> {
        let expression = SearchExpression(query.text)
        guard !expression.isEmpty || query.isNarrowed else {
            throw DocketError(
                .invalidArgument, "“\(query.text)” has no word to search for. Give at least one letter or digit.")
        }
        try await indexBacklog()
        let found: Page<SearchHit>? = try await scoped(within: searchLimit) { scope in
            let size = try page.size(atMost: 100)
            let search = try DocumentSearch(query, expression, rankLimit: rankLimit, in: scope)
            let position = try PageToken(page, keys: 1, query: search.name, in: scope)
            let (hits, last, counted) = try search.hits(
                size: size, after: try position?.number(), countLimit: min(page.countLimit, Self.countLimit), in: scope)
            let total = position?.total ?? counted
            let token =
                last.map { PageToken.string(keys: [String($0)], total: total, query: search.name, in: scope) } ?? ""
            return Page(items: hits, nextToken: token, total: total)
        }
        guard let found else {
            let advice =
                expression.beginning.map {
                    "Too many words begin with “\($0)”: type on, or end it with a space to find that word alone."
                } ?? "Search for fewer words, or for rarer ones."
            throw DocketError(.resourceExhausted, "The search takes too long. \(advice)")
        }
        return found
    }

    /// Rows of long tables that are not in the index yet get there first, unless somebody else holds the workspace: then
    /// the search finds what is.
    private func indexBacklog() async throws(DocketError) {
        do throws(DocketError) {
            while try await database.indexBacklog(atMost: 64), !Task.isCancelled {}
        } catch {
            guard error.code == .conflict || error.code == .permissionDenied else { throw error }
        }
    }

    /// Whether the rows that hits are taken from are what was written.
    static func verify(_ hits: [Row], in scope: ViewerScope) throws {
        var threads: Set<String> = []
        for hit in hits {
            try scope.verify(.documents, hit["document_id"] as Int64)
            let id: String = hit["object_id"]
            switch SearchQuery.Scope(rawValue: hit["scope"]) {
            case .artifacts: try scope.verify(.artifacts, id)
            case .customers: try scope.verify(.customers, id)
            case .threads: threads.insert(id)
            case .messages:
                try scope.verify(.messages, id)
                threads.insert(hit["thread_id"] ?? "")
            case nil: break
            }
        }
        for thread in threads { try scope.verify(.threads, thread) }
    }

    /// How far the hits of a search are counted: each one has to be looked up to know whether it may be seen.
    private static let countLimit = 100
}

extension SearchHit {
    init(row: Row, score: Double) throws {
        let scope: String = row["scope"]
        guard let kind = SearchQuery.Scope(rawValue: scope) else {
            throw DocketError(
                .corrupt, "The search index has an entry of the unknown kind \(scope). Run `docket rebuild`.")
        }
        let id: String = row["object_id"]
        let thread = ThreadID(row["thread_id"] ?? "")
        let address: Address =
            switch kind {
            case .threads, .messages: .thread(thread)
            case .artifacts: .artifact(ArtifactID(id))
            case .customers: .customer(CustomerID(id))
            }
        self.init(
            kind: kind, id: id, address: address, messageID: kind == .messages ? MessageID(id) : nil,
            title: row["title"] ?? "", snippet: SnippetPiece.pieces(of: SearchText.joined(row["snippet"] ?? "")),
            score: score, createdAt: Timestamp(milliseconds: row["created_at"]))
    }
}

extension SnippetPiece {
    /// Takes FTS5's snippet apart at the marks that it was asked to put around matches, U+0001 and U+0002.
    static func pieces(of snippet: String) -> [SnippetPiece] {
        var pieces: [SnippetPiece] = []
        var isMatch = false
        var text = String.UnicodeScalarView()
        func finish() {
            if !text.isEmpty { pieces.append(SnippetPiece(text: String(text), isMatch: isMatch)) }
            text.removeAll()
        }
        for scalar in snippet.unicodeScalars {
            switch scalar.value {
            case 1, 2:
                finish()
                isMatch = scalar.value == 1
            default:
                text.append(scalar)
            }
        }
        finish()
        return pieces
    }
}
