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

    /// The viewer, for what belongs to them alone.
    var name: String { "\(viewer.tenantID) \(viewer.userID)" }

    var viewerID: UserID { viewer.userID }

    /// Whether the viewer sees the profile of every customer whose proposals are listed.
    func seesAllProfiles(ofOwnOnly: Bool) -> Bool {
        viewer.role == .admin || (ofOwnOnly && viewer.role == .rm)
    }

    /// All rows of a query.
    func rows(_ sql: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:]) throws -> [Row] {
        let statement = try db.cachedStatement(sql: try scoped(sql))
        return try Row.fetchAll(statement, arguments: bound(arguments, in: sql))
    }

    /// What all rows of a query say. A row is good for the time of its reading only, and its columns are found faster then
    /// than those of a copy. What reads it must not ask the same query.
    func rows<Value>(
        _ sql: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:], _ read: (Row) throws -> Value
    ) throws -> [Value] {
        let statement = try db.cachedStatement(sql: try scoped(sql))
        let rows = try Row.fetchCursor(statement, arguments: bound(arguments, in: sql))
        var values: [Value] = []
        while let row = try rows.next() { values.append(try read(row)) }
        return values
    }

    /// Whether a row with an id is what was written. What of it may be seen is for the query to say.
    func verify(_ table: SealedTable, _ id: some DatabaseValueConvertible) throws {
        if try db.reads(table, viewer.tenantID.rawValue, id) { return }
        // Read once more to tell what is wrong with it.
        let statement = try db.cachedStatement(sql: table.verification)
        try Row.fetchOne(statement, arguments: [viewer.tenantID.rawValue, id])?.verifiedInOrder(table)
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
        // One's own; an admin all.
        "visible_tokens": """
        SELECT k.* FROM tokens k WHERE k.tenant_id = :tenant_id AND (:viewer_is_admin OR k.user_id = :viewer_id)
        """,
        "visible_tenants": """
        SELECT tn.* FROM tenants tn
        WHERE EXISTS (SELECT 1 FROM users u WHERE u.tenant_id = tn.id AND u.id = :viewer_id)
        """,
        "visible_threads": """
        SELECT t.*, t.pending_count + CASE WHEN t.has_known THEN (
            SELECT count(*) FROM relations r JOIN proposals p ON p.tenant_id = r.tenant_id AND p.id = r.artifact_id
            JOIN customers c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id
            WHERE r.tenant_id = t.tenant_id AND r.thread_id = t.id AND p.is_known AND NOT \(seesField("p.field_key"))
        ) ELSE 0 END AS shown_pending_count
        FROM threads t WHERE t.tenant_id = :tenant_id AND \(seesThread)
        """,
        // Always asked for together with the revision or message that names the digest.
        "visible_blobs": "SELECT * FROM blobs WHERE tenant_id = :tenant_id",
        "visible_tags": "SELECT * FROM thread_tags WHERE tenant_id = :tenant_id",
        // Always asked for together with the artifacts that have them.
        "visible_terms": "SELECT * FROM artifact_terms WHERE tenant_id = :tenant_id",
        "visible_messages": """
        SELECT m.* FROM messages m
        WHERE m.tenant_id = :tenant_id AND EXISTS (
            SELECT 1 FROM threads t WHERE t.tenant_id = m.tenant_id AND t.id = m.thread_id AND \(seesThread))
        """,
        "visible_artifacts": """
        SELECT a.*, CASE WHEN a.kind = 'profile_edit' AND a.status = 'superseded' AND EXISTS (
            SELECT 1 FROM proposals p JOIN customers c ON c.tenant_id = p.tenant_id AND c.id = p.customer_id
            WHERE p.tenant_id = a.tenant_id AND p.id = a.id AND p.is_known AND NOT \(seesField("p.field_key"))
        ) THEN 'pending' ELSE a.status END AS shown_status
        FROM artifacts a WHERE a.tenant_id = :tenant_id AND \(seesArtifact)
        """,
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
        // Numbers and times tell an agent nothing of values that it does not see.
        "visible_customers": """
        SELECT c.id AS id, c.name AS name, c.sort_name AS sort_name, c.rm_id AS rm_id, c.created_at AS created_at,
            c.deleted_at AS deleted_at, c.erased_at AS erased_at, c.checksum AS checksum,
            CASE WHEN \(seesCustomer) THEN c.pending_count ELSE 0 END AS pending_count,
            CASE WHEN \(seesCustomer) THEN c.value_count ELSE (
                SELECT count(*) FROM profile_values v
                WHERE v.tenant_id = c.tenant_id AND v.customer_id = c.id AND \(seesField("v.field_key"))
            ) END AS value_count,
            CASE WHEN \(seesCustomer) THEN c.updated_at ELSE c.created_at END AS updated_at
        FROM customers c WHERE c.tenant_id = :tenant_id AND \(knowsCustomer)
        """,
        "visible_values": """
        SELECT v.* FROM profile_values v
        WHERE v.tenant_id = :tenant_id AND EXISTS (
            SELECT 1 FROM customers c
            WHERE c.tenant_id = v.tenant_id AND c.id = v.customer_id AND \(seesField("v.field_key")))
        """,
        "visible_batches": "SELECT * FROM batches WHERE tenant_id = :tenant_id",
        // The customer comes second, whatever SQLite thinks: a queue is read in the order of its proposals. Only of a
        // condition SQLite looks at no more than it has to: as a value, it would search the schema for each proposal.
        "visible_proposals": """
        SELECT p.id AS id, p.customer_id AS customer_id, p.rm_id AS rm_id, p.batch_id AS batch_id,
            p.batch_ordinal AS batch_ordinal, p.field_key AS field_key, p.field_name AS field_name,
            p.proposed_value AS proposed_value, p.source_text AS source_text,
            p.source_thread_id AS source_thread_id, p.confidence AS confidence,
            p.confidence_rank AS confidence_rank, p.creator_type AS creator_type, p.creator_id AS creator_id,
            p.created_at AS created_at, p.decided_by AS decided_by, p.decided_at AS decided_at,
            p.decided_position AS decided_position, p.undoable_until AS undoable_until, p.reason AS reason,
            p.taken_back_count AS taken_back_count,
            p.status AS queue_status, p.sort_name AS queue_name, p.is_stale AS queue_stale,
            CASE WHEN p.is_known AND NOT \(seesField("p.field_key")) THEN 'pending' ELSE p.status END AS status,
            CASE WHEN \(knowsCustomer) THEN p.sort_name ELSE p.customer_id END AS sort_name,
            CASE WHEN \(seesField("p.field_key")) THEN p.is_stale ELSE 0 END AS is_stale,
            CASE WHEN \(seesField("p.field_key")) THEN p.previous_value
                WHEN p.creator_id = :viewer_id THEN p.given_value END AS previous_value,
            CASE WHEN \(seesField("p.field_key")) THEN p.edited_value END AS edited_value,
            CASE WHEN \(knowsCustomer) THEN c.name END AS customer_name,
            c.pending_count AS customer_pending_count, \(seesCustomer) AS sees_customer,
            CASE WHEN \(seesField("p.field_key")) THEN 1 ELSE 0 END AS sees_profile
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
                WHERE c.tenant_id = d.tenant_id AND c.id = d.object_id AND c.deleted_at IS NULL AND \(knowsCustomer))
            WHEN 'artifacts' THEN EXISTS (
                SELECT 1 FROM artifacts a
                WHERE a.tenant_id = d.tenant_id AND a.id = d.object_id AND a.deleted_at IS NULL AND a.is_earlier = 0
                    AND \(seesArtifact))
            ELSE EXISTS (
                SELECT 1 FROM threads t
                WHERE t.tenant_id = d.tenant_id AND t.id = d.thread_id AND t.deleted_at IS NULL AND \(seesThread))
                AND (d.message_position IS NULL
                    OR EXISTS (SELECT 1 FROM messages m WHERE m.position = d.message_position AND m.ordinal >= 0))
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
            WHEN e.type IN ('token_added', 'token_revoked') THEN :viewer_is_admin OR (:viewer_is_person
                AND :viewer_id = coalesce(e.payload ->> '$.token.user_id', e.payload ->> '$.user_id'))
            ELSE :viewer_is_person
            END
        """,
    ]

    /// Customers are seen by their relationship manager and by admins.
    private static let seesCustomer = "(:viewer_is_admin OR (c.rm_id = :viewer_id AND :viewer_is_rm))"

    /// How much an agent was granted to see of profiles (`ProfileSight.rank`).
    private static let granted = """
        coalesce((SELECT u.sees FROM users u WHERE u.tenant_id = :tenant_id AND u.id = :viewer_id), 0)
        """

    /// Customers are known by name to those who see them, and to agents that see profiles.
    private static let knowsCustomer = "(\(seesCustomer) OR \(granted) > 0)"

    /// Whether what the profile of the customer `c` has for a field may be seen: an agent without the second grant sees
    /// only fields that the schema says are not sensitive.
    private static func seesField(_ key: String) -> String {
        """
        (\(seesCustomer) OR \(granted) > 1 OR (\(granted) = 1 AND EXISTS (
            SELECT 1 FROM schemas s, json_each(s.schema, '$.fields') f
            WHERE s.tenant_id = :tenant_id AND f.value ->> '$.key' = \(key)
                AND NOT coalesce(f.value ->> '$.sensitive', 0))))
        """
    }

    private static let seesArtifact = """
        (a.creator_id = :viewer_id OR (a.customer_id IS NOT NULL AND EXISTS (
            SELECT 1 FROM customers c
            WHERE c.tenant_id = a.tenant_id AND c.id = a.customer_id AND \(seesCustomer))) OR EXISTS (
            SELECT 1 FROM relations r JOIN threads t ON t.tenant_id = r.tenant_id AND t.id = r.thread_id
            WHERE r.tenant_id = a.tenant_id AND r.artifact_id = a.id AND \(seesThread)))
        """

    /// One's own, and those of what one sees; of a profile, where one still sees as much of it as whoever made the file.
    private static let seesExport = """
        ((x.profile_sight = 0 OR EXISTS (
            SELECT 1 FROM customers c WHERE c.tenant_id = x.tenant_id AND c.id = x.profile_id
                AND (\(seesCustomer) OR \(granted) >= x.profile_sight))) AND (x.created_by = :viewer_id OR CASE x.source_kind
            WHEN 'thread' THEN EXISTS (
                SELECT 1 FROM threads t WHERE t.tenant_id = x.tenant_id AND t.id = x.source_id AND \(seesThread))
            WHEN 'artifact' THEN EXISTS (
                SELECT 1 FROM artifacts a WHERE a.tenant_id = x.tenant_id AND a.id = x.source_id AND \(seesArtifact))
            WHEN 'customer' THEN EXISTS (
                SELECT 1 FROM customers c WHERE c.tenant_id = x.tenant_id AND c.id = x.source_id AND \(seesCustomer))
            WHEN 'review' THEN :viewer_is_admin
            ELSE 0
            END))
        """

    private static let tables: Set = Set(
        ReadModel.tables + [
            "events", "streams", "erased_files", "claims", "idempotency", "outbox", "blobs", "checkpoints",
            "document_texts", "grdb_migrations", "log_identity", "node", "unindexed",
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
        // Else SQLite would make the whole of what a query names twice, and not look it up.
        let definitions = used.map { "\($0.key) AS NOT MATERIALIZED (\($0.value))" }
        let scoped = "WITH " + definitions.joined(separator: ",\n") + "\n" + sql
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
