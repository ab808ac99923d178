import GRDB
import TestSupport
import Testing

@testable import DocketDomain
@testable import DocketStore

@Suite struct SchemaCheckTests {
    @Test func whatIsExpectedIsWhatTheMigrationsMake() throws {
        let database = try DatabaseQueue()
        try Migrations.all.migrate(database)
        let digest = try database.read { try SchemaCheck.digest(of: $0) }
        #expect(digest == SchemaCheck.expected, "after a new migration, this is SchemaCheck.expected: \(digest)")
    }

    @Test(arguments: ["CREATE TABLE other (a)", "DROP INDEX threads_by_time", "ALTER TABLE threads ADD COLUMN other"])
    func otherTablesAreRefused(_ change: String) throws {
        let folder = try TemporaryFolder()
        let path = folder.path("docket.db")
        try WorkspaceDatabase(path: path).pool.close()
        try DatabaseQueue(path: path).write { try $0.execute(sql: change) }
        #expect {
            try WorkspaceDatabase(path: path)
        } throws: {
            ($0 as? DocketError)?.code == .corrupt
        }
    }
}
