import Foundation
import GRDB

/// The write lock of a workspace, held by another process than the program: the one of the tests.
struct WriteLock {
    private let database: DatabaseQueue

    init(of workspace: URL) throws {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        configuration.busyMode = .timeout(60)
        database = try DatabaseQueue(
            path: workspace.appendingPathComponent("docket.db").path, configuration: configuration)
        try database.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
    }

    func release() throws {
        try database.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    }
}
