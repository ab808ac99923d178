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
        if hasWords {
            conditions.add("search MATCH :match", "match", expression.match(scopes: scopes))
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
        if hasWords, ranking == .relevance { exact = try exactTitles(query, expression, scopes, in: scope) }
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
    private static func list(_ matches: ArraySlice<Match>) -> String {
        JSON.array(matches.map { JSON.number($0.id) }).serialized()
    }

    // MARK: Exact titles

    /// So many titles that begin as was typed are looked at, the newest ones.
    private static let titleLimit = 10_000

    /// Titles that begin as was typed, the shortest ones first, of which those that go no further count.
    private func exactTitles(
        _ query: SearchQuery, _ expression: SearchExpression, _ scopes: [SearchQuery.Scope], in scope: ViewerScope
    ) throws -> [Match] {
        var titled = conditions
        titled.arguments["match"] = expression.titleMatch(scopes: scopes)
        titled.arguments["title_limit"] = Self.titleLimit
        let typed = Self.folded(query.text)
        return try scope.rows(
            """
            SELECT id, title FROM (
                SELECT document.id AS id, document.title AS title
                \(source) \(titled.whereClause) ORDER BY \(number) DESC LIMIT :title_limit)
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

    /// So many hits after a place, and the place of the last one where more follow it.
    func hits(size: Int, after place: Int64?, in scope: ViewerScope) throws -> (hits: [SearchHit], last: Int64?) {
        guard ranking == .relevance else {
            var paged = conditions
            if let place { paged.add("\(number) < :last", "last", place) }
            paged.arguments["page_size"] = size + 1
            let rows = try rows(paged, "ORDER BY \(number) DESC LIMIT :page_size", in: scope)
            let hits = try rows.prefix(size).map { try SearchHit(row: $0, score: 0) }
            return (hits, rows.count > size ? rows[size - 1]["document_id"] : nil)
        }
        let skipped = Int(place ?? 0)
        let matches = try best(size + 1, after: skipped, in: scope)
        var shown = conditions
        shown.add("\(number) IN (SELECT value FROM json_each(:ids))", "ids", Self.list(matches.prefix(size)))
        var rows: [Int64: Row] = [:]
        for row in try self.rows(shown, "", in: scope) { rows[row["document_id"]] = row }
        let hits = try matches.prefix(size).compactMap { match in
            try rows[match.id].map { try SearchHit(row: $0, score: match.score) }
        }
        return (hits, matches.count > size ? Int64(skipped + size) : nil)
    }

    /// A document that matches, and how well.
    private struct Match {
        /// Of an exact title: more than of any other match.
        static let exactScore = 1000.0

        let id: Int64
        let score: Double
    }

    /// So many of the matches after so many: first those that are called so, then the newest ones, the best of them first,
    /// then the older ones as they are.
    private func best(_ count: Int, after skipped: Int, in scope: ViewerScope) throws -> [Match] {
        var matches = Array(exact.dropFirst(skipped).prefix(count))
        let skipped = max(0, skipped - exact.count)
        if matches.count < count, skipped < rankLimit {
            matches += try ranked(count - matches.count, after: skipped, in: scope)
            // Where there are fewer than are ranked, there are no older ones.
            guard skipped + matches.count >= rankLimit else { return matches }
        }
        if matches.count < count {
            matches += try older(count - matches.count, after: max(0, skipped - rankLimit), in: scope)
        }
        return matches
    }

    private func ranked(_ count: Int, after skipped: Int, in scope: ViewerScope) throws -> [Match] {
        let newest = "SELECT document.id AS id, -rank AS score \(source) \(unnamed.whereClause)"
        return try scope.rows(
            """
            SELECT id, score FROM (\(newest) ORDER BY \(number) DESC LIMIT :rank_limit)
            ORDER BY score DESC, id DESC LIMIT :page_size OFFSET :skipped
            """, arguments(count, skipped)
        ).map { Match(id: $0["id"], score: $0["score"]) }
    }

    private func older(_ count: Int, after skipped: Int, in scope: ViewerScope) throws -> [Match] {
        try scope.rows(
            """
            SELECT document.id AS id \(source) \(unnamed.whereClause)
            ORDER BY \(number) DESC LIMIT :page_size OFFSET :rank_limit + :skipped
            """, arguments(count, skipped)
        ).map { Match(id: $0["id"], score: 0) }
    }

    /// What matches and is not called exactly so.
    private var unnamed: Conditions {
        var unnamed = conditions
        if !exact.isEmpty {
            unnamed.add("document.id NOT IN (SELECT value FROM json_each(:exact))", "exact", Self.list(exact[...]))
        }
        return unnamed
    }

    private func arguments(_ count: Int, _ skipped: Int) -> [String: (any DatabaseValueConvertible)?] {
        var arguments = unnamed.arguments
        arguments["page_size"] = count
        arguments["skipped"] = skipped
        arguments["rank_limit"] = rankLimit
        return arguments
    }

    private func rows(_ conditions: Conditions, _ order: String, in scope: ViewerScope) throws -> [Row] {
        var conditions = conditions
        conditions.arguments["artifact_scope"] = SearchQuery.Scope.artifacts.rawValue
        conditions.arguments["customer_scope"] = SearchQuery.Scope.customers.rawValue
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
            \(source) \(conditions.whereClause) \(order)
            """, conditions.arguments)
        try ReadQueries.verify(rows, in: scope)
        return rows
    }
}
