package import DocketDomain
import GRDB

extension ReadQueries {
    /// Searches titles, messages, artifacts and their cells. A page has at most 100.
    package func search(_ query: SearchQuery, page: PageRequest) async throws(DocketError) -> Page<SearchHit> {
        let expression = SearchExpression(query.text)
        guard !expression.isEmpty else {
            throw DocketError(
                .invalidArgument, "“\(query.text)” has no word to search for. Give at least one letter or digit.")
        }
        return try await scoped { scope in
            let size = try page.size(atMost: 100)
            let scopes = query.scopes.sorted { $0.rawValue < $1.rawValue }
            let match = expression.match(scopes: scopes)
            var conditions = Conditions()
            conditions.add("search MATCH :match", "match", match)
            if let kind = query.kind { conditions.add("document.kind = :kind", "kind", kind.rawValue) }
            if let time = query.after { conditions.add("document.created_at >= :after", "after", time.milliseconds) }
            if let time = query.before { conditions.add("document.created_at < :before", "before", time.milliseconds) }
            // The index is the outer loop: it gives its rows in order, and only those that are shown are looked up.
            let source = "FROM search CROSS JOIN visible_documents document ON document.id = search.rowid"
            // The set of scopes has another order in every process: the token must not.
            let name = "search \(query.ranking) \(conditions.description)"
            let position = try PageToken(page, keys: 1, query: name)
            let total =
                try position?.total
                ?? scope.count(
                    "SELECT 1 \(source) \(conditions.whereClause)", conditions.arguments,
                    limit: min(page.countLimit, Self.countLimit))

            let place = try position?.number()
            var paged = conditions
            var skipped: Int64 = 0
            switch query.ranking {
            case .relevance:
                skipped = place ?? 0
            case .newest:
                if let place { paged.add("search.rowid < :last", "last", place) }
            }
            paged.arguments["page_size"] = size + 1
            paged.arguments["skipped"] = skipped
            paged.arguments["artifact_scope"] = SearchQuery.Scope.artifacts.rawValue
            paged.arguments["customer_scope"] = SearchQuery.Scope.customers.rawValue
            let rows = try scope.rows(
                """
                SELECT document.id AS document_id, document.scope AS scope, document.object_id AS object_id,
                    document.thread_id AS thread_id, document.created_at AS created_at,
                    \(query.ranking == .relevance ? "-rank" : "0.0") AS score,
                    snippet(search, 2, char(1), char(2), '…', 16) AS snippet,
                    CASE document.scope
                        WHEN :artifact_scope THEN (SELECT title FROM visible_artifacts a WHERE a.id = document.object_id)
                        WHEN :customer_scope THEN (
                            SELECT name FROM visible_customers c WHERE c.id = document.object_id)
                        ELSE (SELECT title FROM visible_threads t WHERE t.id = document.thread_id)
                    END AS title
                \(source) \(paged.whereClause)
                ORDER BY \(query.ranking == .relevance ? "rank" : "search.rowid DESC") LIMIT :page_size OFFSET :skipped
                """, paged.arguments)
            var token = ""
            if rows.count > size, let last = rows.prefix(size).last {
                let key =
                    query.ranking == .relevance ? String(skipped + Int64(size)) : String(last["document_id"] as Int64)
                token = PageToken.string(keys: [key], total: total, query: name)
            }
            return Page(items: try rows.prefix(size).map(SearchHit.init(row:)), nextToken: token, total: total)
        }
    }

    /// How far the hits of a search are counted: each one has to be looked up to know whether it may be seen.
    private static let countLimit = 100
}

extension SearchHit {
    init(row: Row) throws {
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
            score: row["score"] ?? 0, createdAt: Timestamp(milliseconds: row["created_at"]))
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
