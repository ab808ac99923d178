import DocketDomain
import DocketStore
import GRDB

/// What the tables of the read model say, a digest for each.
struct TableDigests {
    private let digests: [String: UInt64]

    init(of database: WorkspaceDatabase) async throws {
        digests = try await database.read { db in
            var digests: [String: UInt64] = [:]
            for table in ReadModel.tables {
                // Added up, so that the order of the rows does not count.
                var sum: UInt64 = 0
                let rows = try Row.fetchCursor(db, sql: "SELECT * FROM \(table)")
                while let row = try rows.next() { sum &+= StableDigest.fnv1a("\(row.databaseValues)".utf8) }
                digests[table] = sum
            }
            return digests
        }
    }

    func tables(otherThan other: TableDigests) -> [String] {
        digests.filter { other.digests[$0.key] != $0.value }.keys.sorted()
    }
}
