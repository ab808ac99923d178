import DocketDomain
import Foundation
import GRDB

/// An acceptance as somebody would write it by hand in SQLite: the same rows, with texts of the same length, and nothing
/// decided.
final class BareDecisions {
    private let queue: DatabaseQueue

    init(_ file: URL) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA cache_size = -8000")
        }
        queue = try DatabaseQueue(path: file.path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL")
            try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
        }
    }

    /// Accepts proposals in one transaction.
    func accept(_ proposals: [ArtifactID]) throws {
        try queue.write { db in for proposal in proposals { try accept(proposal, db) } }
    }

    private func accept(_ proposal: ArtifactID, _ db: Database) throws {
        let artifact = "artifact:\(proposal)"
        let (customer, field, value, claim) = try read(proposal, db)
        for stream in [artifact, "customer:\(customer)"] {
            try run(
                db,
                """
                INSERT INTO events (tenant_id, stream_id, version, event_id, type, schema_version, payload,
                    actor_id, actor_role, correlation_id, recorded_at)
                SELECT tenant_id, stream_id, version + 1, ?, 'by_hand', 1, ?, 'bench', 'admin', ?, 1
                FROM streams WHERE tenant_id = 'default' AND stream_id = ?
                """, [UUID().uuidString, String(repeating: "x", count: 450), UUID().uuidString, stream])
            try run(
                db,
                """
                UPDATE streams SET version = version + 1, state = ? WHERE tenant_id = 'default' AND stream_id = ?
                """, [String(repeating: "y", count: 900), stream])
        }
        try run(db, "DELETE FROM claims WHERE tenant_id = 'default' AND key = ?", [claim])
        try run(
            db,
            """
            UPDATE proposals SET status = 'accepted', is_stale = 0, rm_id = 'bench', decided_by = 'bench',
                decided_at = 1, decided_position = 1, undoable_until = 2 WHERE tenant_id = 'default' AND id = ?
            """, [proposal.rawValue])
        try run(
            db,
            """
            UPDATE artifacts SET status = 'accepted', rm_id = 'bench', updated_at = 1
            WHERE tenant_id = 'default' AND id = ?
            """, [proposal.rawValue])
        try run(
            db,
            """
            UPDATE threads SET pending_count = pending_count - 1 WHERE tenant_id = 'default' AND id IN (
                SELECT thread_id FROM relations WHERE tenant_id = 'default' AND artifact_id = ?)
            """, [proposal.rawValue])
        try run(
            db,
            """
            INSERT INTO profile_values (tenant_id, customer_id, field_key, value, set_by, set_at, artifact_id)
            VALUES ('default', ?, ?, ?, 'bench', 1, ?)
            ON CONFLICT (tenant_id, customer_id, field_key) DO UPDATE SET value = excluded.value
            """, [customer, field, value, proposal.rawValue])
        try run(
            db,
            """
            UPDATE proposals SET is_stale = (previous_value IS NOT ?)
            WHERE tenant_id = 'default' AND customer_id = ? AND field_key = ? AND status = 'pending'
            """, [value, customer, field])
        try run(
            db,
            """
            UPDATE customers SET pending_count = pending_count - 1, value_count = value_count + 1, updated_at = 1
            WHERE tenant_id = 'default' AND id = ?
            """, [customer])
        try run(db, "UPDATE checkpoints SET position = position + 2 WHERE projection = 'all'", [])
    }

    private func read(_ proposal: ArtifactID, _ db: Database) throws -> (String, String, String, String) {
        let statement = try db.cachedStatement(
            sql: "SELECT customer_id, field_key, proposed_value FROM proposals WHERE tenant_id = 'default' AND id = ?")
        guard let row = try Row.fetchOne(statement, arguments: [proposal.rawValue]) else {
            throw DocketError(.notFound, "There is no proposal \(proposal).")
        }
        let value: String = row["proposed_value"]
        let key = ClaimKey.pending(
            CustomerID(row["customer_id"]), field: row["field_key"], value: String(value.dropFirst().dropLast()))
        return (row["customer_id"], row["field_key"], value, key.rawValue)
    }

    private func run(_ db: Database, _ sql: String, _ arguments: [String]) throws {
        let statement = try db.cachedStatement(sql: sql)
        let values: [(any DatabaseValueConvertible)?] = arguments
        try statement.execute(arguments: StatementArguments(values))
    }
}
