package import DocketDomain
import Foundation
import PostgresKit

/// What is not here is answered from a thread's or an artifact's own events.
extension PostgresEventLog {
    package func newestDecision(
        of user: UserID, tenant: TenantID, undoableAfter now: Timestamp
    ) async throws -> [ArtifactID] {
        let statement = LogStatement(
            """
            SELECT e.stream_id, e.event_id, s.state FROM docket.streams s
            JOIN docket.events e ON e.tenant_id = s.tenant_id AND e.stream_id = s.stream_id
            WHERE e.tenant_id = $1 AND e.decided_by = $2 AND e.undoable_until > $3
            ORDER BY e.transaction DESC, e.position DESC
            """, .text(tenant.rawValue), .text(user.rawValue), .integer(now.milliseconds))
        return try await query(statement, of: tenant) { rows in
            for row in 0..<rows.rowCount {
                let stream = rows.text(row, 0) ?? ""
                // One that was taken back, or closed otherwise, stands no more.
                guard case .artifact(let state) = try StreamState(kept: Data(rows.bytes(row, 2) ?? []), of: stream),
                    state.proposal?.decision?.decisionID.rawValue == rows.text(row, 1),
                    let id = StreamID(parsing: stream)?.id
                else { continue }
                return [ArtifactID(id)]
            }
            return []
        }
    }

    package func exportsInProgress() async throws -> [ExportInProgress] {
        try await pool.run { connection in
            let rows = try connection.run(LogStatement("SELECT tenant_id, stream_id, state FROM docket.exports()"))
            return try (0..<rows.rowCount).compactMap { row in
                let stream = rows.text(row, 1) ?? ""
                guard case .export(let state) = try StreamState(kept: Data(rows.bytes(row, 2) ?? []), of: stream),
                    state.status == .processing, let id = StreamID(parsing: stream)?.id
                else { return nil }
                return ExportInProgress(
                    tenantID: TenantID(rows.text(row, 0) ?? ""), id: ExportID(id), runner: state.runner)
            }
        }
    }
}
