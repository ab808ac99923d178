package import DocketDomain
import GRDB

/// Answered from tables that each append brings up to date in its own transaction: they lag behind nothing.
extension SQLiteEventLog: DecisionSource {
    package func messages(
        of thread: ThreadID, tenant: TenantID, quoting texts: Set<String>
    ) async throws -> [String: MessageID] {
        try await database.read { db in
            var found: [String: MessageID] = [:]
            let statement = try db.cachedStatement(
                sql: """
                    SELECT id FROM messages WHERE tenant_id = ? AND thread_id = ? AND instr(text, ?)
                    ORDER BY ordinal < 0, ordinal LIMIT 1
                    """)
            for text in texts {
                let id = try String.fetchOne(
                    statement, arguments: [tenant.rawValue, thread.rawValue, text.storable])
                found[text] = id.map { MessageID($0) }
            }
            return found
        }
    }

    package func newestDecision(
        of user: UserID, tenant: TenantID, undoableAfter now: Timestamp
    ) async throws -> [ArtifactID] {
        try await database.read { db in
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
