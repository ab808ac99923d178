import Foundation
import GRDB

/// A first page of hits as somebody would write it by hand in SQLite, and their count: the same columns and joins, and
/// nothing about who may see what.
final class SearchByHand {
    enum Order: String {
        case newest = "search.rowid DESC"
        case rank
    }

    private let queue: DatabaseQueue

    init(_ database: URL) throws {
        var configuration = Configuration()
        configuration.readonly = true
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA cache_size = -2000") }
        queue = try DatabaseQueue(path: database.path, configuration: configuration)
    }

    /// - Returns: How many hits the page has, and how many there are in all as far as docket counts them.
    func hits(of word: String, by order: Order, size: Int) async throws -> (page: Int, all: Int) {
        try await queue.read { db in
            let page = try db.cachedStatement(
                sql: """
                    SELECT document.id, document.scope, document.object_id, document.thread_id, document.created_at,
                        \(order == .rank ? "-rank" : "0.0") AS score,
                        snippet(search, 2, char(1), char(2), '…', 16) AS snippet,
                        coalesce(artifact.title, customer.name, thread.title) AS title
                    \(Self.source) ORDER BY \(order.rawValue) LIMIT ?
                    """)
            let count = try db.cachedStatement(
                sql: "SELECT count(*) FROM (SELECT 1 \(Self.source) LIMIT ?)")
            return (
                try Row.fetchAll(page, arguments: ["\"\(word)\"", size]).count,
                try Int.fetchOne(count, arguments: ["\"\(word)\"", 101]) ?? 0
            )
        }
    }

    private static let source = """
        FROM search
        CROSS JOIN documents document ON document.id = search.rowid
        LEFT JOIN threads thread ON thread.tenant_id = document.tenant_id AND thread.id = document.thread_id
        LEFT JOIN messages message ON message.position = document.message_position
        LEFT JOIN artifacts artifact ON document.scope = 'artifacts'
            AND artifact.tenant_id = document.tenant_id AND artifact.id = document.object_id
        LEFT JOIN customers customer ON document.scope = 'customers'
            AND customer.tenant_id = document.tenant_id AND customer.id = document.object_id
        WHERE search MATCH ? AND document.tenant_id = 'default' AND thread.deleted_at IS NULL
            AND artifact.deleted_at IS NULL AND customer.deleted_at IS NULL
            AND (message.ordinal IS NULL OR message.ordinal >= 0)
        """
}
