package import DocketDomain
import GRDB

extension SQLiteEventLog: ExportingLog {
    package func exportsInProgress() async throws -> [ExportInProgress] {
        try await database.read { db in
            try Row.fetchAll(db, sql: "SELECT tenant_id, id, runner FROM exports WHERE status = 'processing'").map {
                ExportInProgress(
                    tenantID: TenantID($0["tenant_id"]), id: ExportID($0["id"]), runner: RunnerID($0["runner"]))
            }
        }
    }
}
