import DocketDomain
import GRDB
import TestSupport
import Testing

@testable import DocketStore

@Suite struct ViewerScopeTests {
    private let folder: TemporaryFolder
    private let database: WorkspaceDatabase

    init() throws {
        folder = try TemporaryFolder()
        database = try WorkspaceDatabase(path: folder.path("docket.db"))
    }

    private func code(_ sql: String) async -> DocketError.Code? {
        await refusal { try await database.read { db in try ViewerScope(db, Cast.member).rows(sql).count } }
    }

    @Test func aQueryNamesWhatMayBeSeen() async {
        for view in [
            "users", "tenants", "threads", "tags", "messages", "artifacts", "revisions", "relations", "documents",
            "events",
            "blobs",
        ] {
            #expect(await code("SELECT * FROM visible_\(view)") == nil, "\(view)")
        }
    }

    @Test func aQueryThatNamesATableIsRefusedHoweverItIsWritten() async throws {
        let tables = try await database.read { db in
            try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")
        }
        #expect(tables.count > 15)
        for table in tables + ["sqlite_master", "sqlite_schema"] {
            for name in [
                table, table.uppercased(), "\"\(table)\"", "[\(table)]", "`\(table)`", "main.\(table)", "'\(table)'",
            ] {
                #expect(
                    await code("SELECT * FROM \(name) WHERE EXISTS (SELECT 1 FROM visible_users)") == .internal,
                    "\(name)")
            }
        }
        #expect(await code("SELECT 1") == .internal)
        #expect(await code("SELECT * FROM visible_users; SELECT * FROM threads") == .internal)
    }
}
