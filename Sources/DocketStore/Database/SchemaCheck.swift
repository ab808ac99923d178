import DocketDomain
import GRDB

/// Whether the tables of a file are those that this docket makes: a statement on others would fail in the middle of
/// something.
enum SchemaCheck {
    /// - Throws: `corrupt` where they are not.
    static func verify(_ db: Database) throws {
        guard try tables(of: db) == expected.get() else {
            throw DocketError(
                .corrupt,
                "The workspace's tables are not those that docket makes. Restore a backup: `docket restore FILE`.")
        }
    }

    /// What the migrations make, in a database of its own.
    private static let expected = Result {
        let empty = try DatabaseQueue()
        try Migrations.all.migrate(empty)
        return try empty.read { try tables(of: $0) }
    }

    /// SQLite's own tables and those of the search index are made by SQLite, as it likes.
    private static func tables(of db: Database) throws -> [String] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT type, name, tbl_name, sql FROM sqlite_master
                WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                """
        ).map { row in
            ["type", "name", "tbl_name", "sql"].map { "\(row[$0] as DatabaseValue)" }.joined(separator: "\n")
        }.sorted()
    }
}
