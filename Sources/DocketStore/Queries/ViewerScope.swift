package import DocketDomain
package import GRDB
import Synchronization

/// What one viewer may see: the only way from a query to the tables.
///
/// A query is written against `visible_…` names; this adds what they stand for, confined to the viewer's tenant and to
/// the threads and artifacts that the viewer may see (Sources/README, What always holds, 9). Queries that name a table
/// itself are refused, so that none can go round it.
package struct ViewerScope {
    private let db: Database
    private let viewer: Viewer

    package init(_ db: Database, _ viewer: Viewer) {
        self.db = db
        self.viewer = viewer
    }

    /// All rows of a query.
    func rows(_ sql: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:]) throws -> [Row] {
        let statement = try db.cachedStatement(sql: try scoped(sql))
        return try Row.fetchAll(statement, arguments: bound(arguments, in: sql))
    }

    /// The first row of a query.
    func row(_ sql: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:]) throws -> Row? {
        let statement = try db.cachedStatement(sql: try scoped(sql))
        return try Row.fetchOne(statement, arguments: bound(arguments, in: sql))
    }

    /// How many rows a query has, counted up to `limit`.
    func count(
        _ sql: String, _ arguments: [String: (any DatabaseValueConvertible)?], limit: Int
    ) throws -> Total {
        var arguments = arguments
        arguments["count_limit"] = limit + 1
        let row = try row("SELECT count(*) AS n FROM (\(sql) LIMIT :count_limit)", arguments)
        let count: Int = row?["n"] ?? 0
        return Total(count: min(count, limit), isExact: count <= limit)
    }

    // MARK: What may be seen

    private static let seesThread = """
        (t.owner_id = :viewer_id OR t.visibility = 'public' OR (t.visibility = 'team' AND :viewer_is_person))
        """

    /// Name → its definition, and the names that the definition uses.
    private static let views: KeyValuePairs<String, String> = [
        "visible_users": "SELECT * FROM users WHERE tenant_id = :tenant_id",
        "visible_tenants": """
        SELECT tn.* FROM tenants tn
        WHERE EXISTS (SELECT 1 FROM users u WHERE u.tenant_id = tn.id AND u.id = :viewer_id)
        """,
        "visible_threads": "SELECT * FROM threads t WHERE t.tenant_id = :tenant_id AND \(seesThread)",
        // Always asked for together with the revision or message that names the digest.
        "visible_blobs": "SELECT * FROM blobs WHERE tenant_id = :tenant_id",
        "visible_tags": "SELECT * FROM thread_tags WHERE tenant_id = :tenant_id",
        "visible_messages": """
        SELECT m.* FROM messages m
        WHERE m.tenant_id = :tenant_id AND EXISTS (
            SELECT 1 FROM threads t WHERE t.tenant_id = m.tenant_id AND t.id = m.thread_id AND \(seesThread))
        """,
        "visible_artifacts": "SELECT * FROM artifacts a WHERE a.tenant_id = :tenant_id AND \(seesArtifact)",
        "visible_revisions": """
        SELECT v.* FROM revisions v
        WHERE v.tenant_id = :tenant_id AND EXISTS (
            SELECT 1 FROM artifacts a WHERE a.tenant_id = v.tenant_id AND a.id = v.artifact_id AND \(seesArtifact))
        """,
        "visible_relations": """
        SELECT l.* FROM relations l
        WHERE l.tenant_id = :tenant_id
            AND EXISTS (
                SELECT 1 FROM threads t
                WHERE t.tenant_id = l.tenant_id AND t.id = l.thread_id AND t.deleted_at IS NULL AND \(seesThread))
        """,
        "visible_schemas": "SELECT * FROM schemas WHERE tenant_id = :tenant_id",
        "visible_customers": "SELECT * FROM customers c WHERE c.tenant_id = :tenant_id AND \(seesCustomer)",
        "visible_values": """
        SELECT v.* FROM profile_values v
        WHERE v.tenant_id = :tenant_id AND EXISTS (
            SELECT 1 FROM customers c WHERE c.tenant_id = v.tenant_id AND c.id = v.customer_id AND \(seesCustomer))
        """,
        "visible_batches": "SELECT * FROM batches WHERE tenant_id = :tenant_id",
        // The customer comes second, whatever SQLite thinks: a queue is read in the order of its proposals.
        "visible_proposals": """
        SELECT p.*, c.name AS customer_name, c.pending_count AS customer_pending_count, \(seesCustomer) AS sees_customer
        FROM proposals p CROSS JOIN customers c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id
        WHERE p.tenant_id = :tenant_id AND (\(seesCustomer) OR p.creator_id = :viewer_id OR EXISTS (
            SELECT 1 FROM relations r JOIN threads t ON t.tenant_id = r.tenant_id AND t.id = r.thread_id
            WHERE r.tenant_id = p.tenant_id AND r.artifact_id = p.id AND \(seesThread)))
        """,
        // Whoever may decide a proposal sees what it rests on, even where they don't see the thread.
        "visible_evidence": """
        SELECT p.id AS proposal_id, p.source_text AS source_text, m.id AS message_id, m.text AS text,
            m.author AS author, m.role AS role, m.created_at AS created_at, t.id AS thread_id, t.title AS thread_title,
            (t.deleted_at IS NULL AND \(seesThread)) AS sees_thread
        FROM proposals p
        JOIN messages m ON m.tenant_id = p.tenant_id AND m.id = p.source_message_id
        JOIN threads t ON t.tenant_id = m.tenant_id AND t.id = m.thread_id
        WHERE p.tenant_id = :tenant_id AND (\(seesThread) OR EXISTS (
            SELECT 1 FROM customers c WHERE c.tenant_id = p.tenant_id AND c.id = p.customer_id AND \(seesCustomer)))
        """,
        "visible_outbox": """
        SELECT o.* FROM outbox o
        WHERE o.tenant_id = :tenant_id AND EXISTS (
            SELECT 1 FROM customers c WHERE c.tenant_id = o.tenant_id AND c.id = o.ordering_key AND \(seesCustomer))
        """,
        "visible_documents": """
        SELECT d.* FROM documents d
        WHERE d.tenant_id = :tenant_id AND CASE d.scope
            WHEN 'customers' THEN EXISTS (
                SELECT 1 FROM customers c
                WHERE c.tenant_id = d.tenant_id AND c.id = d.object_id AND c.deleted_at IS NULL AND \(seesCustomer))
            WHEN 'artifacts' THEN EXISTS (
                SELECT 1 FROM artifacts a
                WHERE a.tenant_id = d.tenant_id AND a.id = d.object_id AND a.deleted_at IS NULL AND \(seesArtifact))
            ELSE EXISTS (
                SELECT 1 FROM threads t
                WHERE t.tenant_id = d.tenant_id AND t.id = d.thread_id AND t.deleted_at IS NULL AND \(seesThread))
            END
        """,
        "visible_exports":
            "SELECT * FROM exports x WHERE x.tenant_id = :tenant_id AND x.deleted_at IS NULL AND \(seesExport)",
        "visible_events": """
        SELECT e.* FROM events e
        WHERE e.tenant_id = :tenant_id AND CASE
            WHEN e.stream_id LIKE 'thread:%' THEN EXISTS (
                SELECT 1 FROM threads t
                WHERE t.tenant_id = e.tenant_id AND t.id = substr(e.stream_id, 8) AND \(seesThread))
            WHEN e.stream_id LIKE 'artifact:%' THEN EXISTS (
                SELECT 1 FROM artifacts a
                WHERE a.tenant_id = e.tenant_id AND a.id = substr(e.stream_id, 10) AND \(seesArtifact))
            WHEN e.stream_id LIKE 'export:%' THEN EXISTS (
                SELECT 1 FROM exports x
                WHERE x.tenant_id = e.tenant_id AND x.id = substr(e.stream_id, 8) AND \(seesExport))
            WHEN e.stream_id LIKE 'customer:%' THEN EXISTS (
                SELECT 1 FROM customers c
                WHERE c.tenant_id = e.tenant_id AND c.id = substr(e.stream_id, 10) AND \(seesCustomer))
            WHEN e.stream_id LIKE 'batch:%' THEN EXISTS (
                SELECT 1 FROM batches b JOIN customers c ON c.tenant_id = b.tenant_id AND c.id = b.customer_id
                WHERE b.tenant_id = e.tenant_id AND b.id = substr(e.stream_id, 7)
                    AND (b.creator_id = :viewer_id OR \(seesCustomer)))
            WHEN e.stream_id LIKE 'review:%' THEN e.actor_id = :viewer_id OR :viewer_is_admin
            WHEN e.stream_id LIKE 'schema:%' THEN 1
            ELSE :viewer_is_person
            END
        """,
    ]

    /// Customers are seen by their relationship manager and by admins.
    private static let seesCustomer = "(:viewer_is_admin OR (c.rm_id = :viewer_id AND :viewer_is_rm))"

    private static let seesArtifact = """
        (a.creator_id = :viewer_id OR (a.customer_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM customers c
            WHERE c.tenant_id = a.tenant_id AND c.id = a.customer_id AND \(seesCustomer))) OR EXISTS (
            SELECT 1 FROM relations r JOIN threads t ON t.tenant_id = r.tenant_id AND t.id = r.thread_id
            WHERE r.tenant_id = a.tenant_id AND r.artifact_id = a.id AND \(seesThread)))
        """

    /// One's own, and those of what one sees.
    private static let seesExport = """
        (x.created_by = :viewer_id OR CASE x.source_kind
            WHEN 'thread' THEN EXISTS (
                SELECT 1 FROM threads t WHERE t.tenant_id = x.tenant_id AND t.id = x.source_id AND \(seesThread))
            WHEN 'artifact' THEN EXISTS (
                SELECT 1 FROM artifacts a WHERE a.tenant_id = x.tenant_id AND a.id = x.source_id AND \(seesArtifact))
            WHEN 'customer' THEN EXISTS (
                SELECT 1 FROM customers c WHERE c.tenant_id = x.tenant_id AND c.id = x.source_id AND \(seesCustomer))
            WHEN 'review' THEN :viewer_is_admin
            ELSE 0
            END)
        """

    private static let tables: Set = Set(
        ReadModel.tables + [
            "events", "streams", "claims", "idempotency", "outbox", "blobs", "checkpoints", "document_texts",
            "grdb_migrations",
        ])

    /// Queries that have been scoped before: there are some dozens of them in all.
    private static let known = Mutex<[String: String]>([:])

    private func scoped(_ sql: String) throws -> String {
        if let known = Self.known.withLock({ $0[sql] }) { return known }
        let words = SQLLexer.names(in: sql)
        if let table = words.first(where: Self.isTable) {
            throw DocketError(.internal, "A query names the table \(table) and not what may be seen of it.")
        }
        guard !words.contains("search") || words.contains("visible_documents") else {
            throw DocketError(.internal, "A query asks the search index without what may be seen of it.")
        }
        let used = Self.views.filter { words.contains($0.key) }
        guard !used.isEmpty else {
            throw DocketError(.internal, "A query names nothing that may be seen.")
        }
        let scoped = "WITH " + used.map { "\($0.key) AS (\($0.value))" }.joined(separator: ",\n") + "\n" + sql
        Self.known.withLock { $0[sql] = scoped }
        return scoped
    }

    /// SQLite's own tables and those that the search index is kept in are named by their prefix.
    private static func isTable(_ word: String) -> Bool {
        tables.contains(word) || word.hasPrefix("sqlite_") || word.hasPrefix("search_")
    }

    private func bound(_ arguments: [String: (any DatabaseValueConvertible)?], in sql: String) -> StatementArguments {
        var arguments = arguments
        arguments["tenant_id"] = viewer.tenantID.rawValue
        arguments["viewer_id"] = viewer.userID.rawValue
        arguments["viewer_is_person"] = viewer.role != .agent
        arguments["viewer_is_admin"] = viewer.role == .admin
        arguments["viewer_is_rm"] = viewer.role == .rm
        return StatementArguments(arguments)
    }
}
