package import DocketDomain
import GRDB

extension WorkspaceDatabase {
    /// In which message of a thread each of these texts stands word for word, the first one where there are several.
    package func messages(
        of thread: ThreadID, tenant: TenantID, quoting texts: Set<String>
    ) async throws(DocketError) -> [String: MessageID] {
        try await read { db in
            var found: [String: MessageID] = [:]
            let statement = try db.cachedStatement(
                sql: """
                    SELECT id FROM messages WHERE tenant_id = ? AND thread_id = ? AND instr(text, ?)
                    ORDER BY ordinal LIMIT 1
                    """)
            for text in texts {
                let id = try String.fetchOne(
                    statement, arguments: [tenant.rawValue, thread.rawValue, text.storable])
                found[text] = id.map { MessageID($0) }
            }
            return found
        }
    }

    /// A proposal of what a user decided last and can still take back.
    package func newestDecision(
        of user: UserID, tenant: TenantID, undoableAfter now: Timestamp
    ) async throws(DocketError) -> [ArtifactID] {
        try await read { db in
            let id = try String.fetchOne(
                db,
                sql: """
                    SELECT id FROM proposals
                    WHERE tenant_id = ? AND decided_by = ? AND decided_position IS NOT NULL AND undoable_until > ?
                    ORDER BY decided_position DESC LIMIT 1
                    """, arguments: [tenant.rawValue, user.rawValue, now.milliseconds])
            return id.map { [ArtifactID($0)] } ?? []
        }
    }
}
