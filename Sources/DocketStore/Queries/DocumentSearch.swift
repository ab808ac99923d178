import DocketDomain
import Foundation
import GRDB

/// A search over the documents of the index: where it looks, and in which order it gives what it finds.
struct DocumentSearch {
    let source: String
    private(set) var conditions = Conditions()
    /// Tells its pages from those of other searches.
    let name: String
    private let ranking: SearchQuery.Ranking
    private let hasWords: Bool
    /// What the index is asked for.
    private let match: String
    /// The same for titles that begin as was typed.
    private let titleMatch: String
    /// The documents that are called exactly as was typed.
    private var exact: [Match] = []
    /// So many of the matches are ranked, the newest ones: what stands everywhere tells little of what is meant, and each
    /// match has to be weighed.
    private let rankLimit: Int

    init(_ query: SearchQuery, _ expression: SearchExpression, rankLimit: Int, in scope: ViewerScope) throws {
        self.rankLimit = rankLimit
        hasWords = !expression.isEmpty
        ranking = hasWords ? query.ranking : .newest
        let scopes = query.scopes.sorted { $0.rawValue < $1.rawValue }
        // The index is the outer loop: it gives its rows in order, and only those that are shown are looked up.
        source =
            hasWords
            ? "FROM search CROSS JOIN visible_documents document ON document.id = search.rowid"
            : "FROM visible_documents document"
        match = expression.match(scopes: scopes)
        titleMatch = expression.titleMatch(scopes: scopes)
        if hasWords {
            conditions.add("search MATCH :match", "match", match)
        } else {
            // An artifact may have several documents; the first one has its title.
            conditions.add(
                "(document.title <> '' OR document.scope = :untitled)", "untitled",
                SearchQuery.Scope.messages.rawValue)
            if !scopes.isEmpty {
                conditions.add(
                    "document.scope IN (SELECT value FROM json_each(:scopes))", "scopes",
                    Self.list(scopes.map(\.rawValue)))
            }
        }
        if let kind = query.kind { conditions.add("document.kind = :kind", "kind", kind.rawValue) }
        if let time = query.after { conditions.add("document.created_at >= :after", "after", time.milliseconds) }
        if let time = query.before { conditions.add("document.created_at < :before", "before", time.milliseconds) }
        if let thread = query.thread { conditions.add(Self.isOfThread, "thread", thread) }
        if let customer = query.customer {
            conditions.add(Self.isOfCustomer, "known", Self.list(try Self.customers(customer, in: scope)))
        }
        // The set of scopes has another order in every process: the token must not.
        name = "search \(ranking) \(conditions.description)"
        if hasWords, ranking == .relevance { exact = try exactTitles(query, in: scope) }
    }

    private static let isOfThread = """
        (document.thread_id IN (\(threads)) OR document.object_id IN (
            SELECT link.artifact_id FROM visible_relations link WHERE link.thread_id IN (\(threads))))
        """

    private static let threads = """
        SELECT t.id FROM visible_threads t
        WHERE substr(t.id, 1, length(:thread)) = :thread OR substr(t.id, -length(:thread)) = :thread
        """

    private static let isOfCustomer = """
        (document.object_id IN (SELECT value FROM json_each(:known)) OR document.object_id IN (\(artifacts))
            OR document.thread_id IN (
                SELECT link.thread_id FROM visible_relations link WHERE link.artifact_id IN (\(artifacts))))
        """

    private static let artifacts = """
        SELECT a.id FROM visible_artifacts a WHERE a.customer_id IN (SELECT value FROM json_each(:known))
        """

    /// The customers who are called so, or have that id; a few of them are enough to narrow a search down.
    private static func customers(_ name: String, in scope: ViewerScope) throws -> [String] {
        let rows = try scope.rows("SELECT id FROM visible_customers WHERE id = :name", ["name": name])
        guard rows.isEmpty else { return rows.map { $0["id"] } }
        return try scope.rows(
            """
            SELECT document.object_id AS id FROM search
            CROSS JOIN visible_documents document ON document.id = search.rowid WHERE search MATCH :match LIMIT 100
            """, ["match": SearchExpression(name).match(scopes: [.customers])]
        ).map { $0["id"] }
    }

    /// Values for an `IN`, of any number.
    private static func list(_ values: [String]) -> String { JSON.array(values.map(JSON.string)).serialized() }
    private static func list(_ ids: [Int64]) -> String { JSON.array(ids.map { JSON.number($0) }).serialized() }

    // MARK: Exact titles

    /// Of the newest titles that begin as was typed, the shortest ones first, those that go no further.
    private func exactTitles(_ query: SearchQuery, in scope: ViewerScope) throws -> [Match] {
        var titled = conditions
        titled.arguments["match"] = titleMatch
        titled.arguments["rank_limit"] = rankLimit
        let typed = Self.folded(query.text)
        return try scope.rows(
            """
            SELECT id, title FROM (
                SELECT document.id AS id, document.title AS title
                \(source) \(titled.whereClause) ORDER BY \(number) DESC LIMIT :rank_limit)
            ORDER BY length(title), id DESC LIMIT 20
            """, titled.arguments
        ).filter { Self.folded($0["title"]) == typed }.map { Match(id: $0["id"], score: Match.exactScore) }
    }

    /// The letters and digits of a text, whatever their case and accents.
    private static func folded(_ text: String) -> String {
        SearchText.joined(text).folding(
            options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil
        )
        .filter { $0.isLetter || $0.isNumber }
    }

    // MARK: Hits

    /// A document's number, as the index calls it where it is the outer loop: it has its rows in that order already.
    private var number: String { hasWords ? "search.rowid" : "document.id" }

    /// So many hits after a place, the place of the last one where more follow it, and how many there are, counted up to a
    /// limit from the first one on.
    func hits(
        size: Int, after place: Int64?, countLimit: Int, in scope: ViewerScope
    ) throws -> (hits: [SearchHit], last: Int64?, total: Total) {
        guard ranking == .relevance else {
            let matches = try newest(max(size, place == nil ? countLimit : 0) + 1, after: place, in: scope)
            let shown = matches.prefix(size)
            let total = Total(count: min(matches.count, countLimit), isExact: matches.count <= countLimit)
            return (try hits(shown, in: scope), matches.count > size ? shown.last?.id : nil, total)
        }
        let skipped = Int(place ?? 0)
        let ranked = try ranked(in: scope)
        let known = exact + ranked
        var matches = Array(known.dropFirst(skipped).prefix(size + 1))
        // Where there are fewer than are ranked, there are no older ones.
        if matches.count <= size, ranked.count >= rankLimit {
            matches += try older(size + 1 - matches.count, after: max(0, skipped - known.count), in: scope)
        }
        let isAll = known.count <= countLimit && ranked.count < rankLimit
        return (
            try hits(matches.prefix(size), in: scope), matches.count > size ? Int64(skipped + size) : nil,
            Total(count: min(known.count, countLimit), isExact: isAll)
        )
    }

    /// A document that matches, and how well.
    private struct Match {
        /// Of an exact title: more than of any other match.
        static let exactScore = 1000.0

        let id: Int64
        var score = 0.0
    }

    private func newest(_ count: Int, after place: Int64?, in scope: ViewerScope) throws -> [Match] {
        var paged = conditions
        if let place { paged.add("\(number) < :last", "last", place) }
        paged.arguments["page_size"] = count
        return try scope.rows(
            "SELECT document.id AS id \(source) \(paged.whereClause) ORDER BY \(number) DESC LIMIT :page_size",
            paged.arguments
        ).map { Match(id: $0["id"]) }
    }

    /// The newest matches that are not called exactly so, the best of them first.
    private func ranked(in scope: ViewerScope) throws -> [Match] {
        var newest = unnamed
        newest.arguments["rank_limit"] = rankLimit
        return try scope.rows(
            """
            SELECT id, score FROM (
                SELECT document.id AS id, -rank AS score \(source) \(newest.whereClause)
                ORDER BY \(number) DESC LIMIT :rank_limit)
            ORDER BY score DESC, id DESC
            """, newest.arguments
        ).map { Match(id: $0["id"], score: $0["score"]) }
    }

    /// The matches behind those that are ranked, after so many of them, the newest ones first.
    private func older(_ count: Int, after skipped: Int, in scope: ViewerScope) throws -> [Match] {
        var older = unnamed
        older.arguments["page_size"] = count
        older.arguments["skipped"] = rankLimit + skipped
        return try scope.rows(
            """
            SELECT document.id AS id \(source) \(older.whereClause)
            ORDER BY \(number) DESC LIMIT :page_size OFFSET :skipped
            """, older.arguments
        ).map { Match(id: $0["id"]) }
    }

    /// What matches and is not called exactly so.
    private var unnamed: Conditions {
        var unnamed = conditions
        if !exact.isEmpty {
            unnamed.add("document.id NOT IN (SELECT value FROM json_each(:exact))", "exact", Self.list(exact.map(\.id)))
        }
        return unnamed
    }

    // MARK: What is shown

    private func hits(_ matches: ArraySlice<Match>, in scope: ViewerScope) throws -> [SearchHit] {
        let named = Set(exact.map(\.id))
        var found = try rows(matches.map(\.id).filter { !named.contains($0) }, matching: match, in: scope)
        for id in matches.map(\.id) where named.contains(id) {
            found += try rows([id], matching: titleMatch, in: scope)
        }
        let rows = Dictionary(found.map { ($0["document_id"] as Int64, $0) }) { first, _ in first }
        return try matches.compactMap { match in
            try rows[match.id].map { try SearchHit(row: $0, score: match.score) }
        }
    }

    /// The rows of some documents, which lie close to one another: the index goes from the first to the last of them. It
    /// would go through all of its entries for a list of numbers, and begin anew for each single one.
    private func rows(_ ids: [Int64], matching match: String, in scope: ViewerScope) throws -> [Row] {
        guard let first = ids.min(), let last = ids.max() else { return [] }
        var shown = Conditions()
        if hasWords { shown.add("search MATCH :match", "match", match) }
        shown.add("\(number) >= :first", "first", first)
        shown.add("\(number) <= :last", "last", last)
        shown.add("document.id IN (SELECT value FROM json_each(:ids))", "ids", Self.list(ids))
        shown.arguments["artifact_scope"] = SearchQuery.Scope.artifacts.rawValue
        shown.arguments["customer_scope"] = SearchQuery.Scope.customers.rawValue
        let rows = try scope.rows(
            """
            SELECT document.id AS document_id, document.scope AS scope, document.object_id AS object_id,
                document.thread_id AS thread_id, document.created_at AS created_at,
                \(hasWords ? "snippet(search, 2, char(1), char(2), '…', 16)" : "''") AS snippet,
                CASE document.scope
                    WHEN :artifact_scope THEN (SELECT title FROM visible_artifacts a WHERE a.id = document.object_id)
                    WHEN :customer_scope THEN (
                        SELECT name FROM visible_customers c WHERE c.id = document.object_id)
                    ELSE (SELECT title FROM visible_threads t WHERE t.id = document.thread_id)
                END AS title
            \(source) \(shown.whereClause)
            """, shown.arguments)
        try ReadQueries.verify(rows, in: scope)
        return rows
    }
}
