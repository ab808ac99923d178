import DocketDomain
import GRDB

/// Whether the tables of a file are those that this docket makes: a statement on others would fail in the middle of
/// something.
enum SchemaCheck {
    /// - Throws: `corrupt` where they are not.
    static func verify(_ db: Database) throws {
        guard try digest(of: db) == expected else {
            throw DocketError(
                .corrupt,
                "The workspace's tables are not those that docket makes. Restore a backup: `docket restore FILE`.")
        }
    }

    /// The digest of what all migrations make: to run them takes longer than all else that is done to open a workspace.
    /// A test compares it, and says what it is after a new one.
    static let expected = "f96b4f619b00fa71db835141bad0318912248c631670f0a28bf225cbd9babecc"

    /// Of all definitions but SQLite's own and those of the search index, which SQLite makes as it likes.
    static func digest(of db: Database) throws -> String {
        let definitions = try String.fetchAll(
            db,
            sql: """
                SELECT type || char(10) || name || char(10) || tbl_name || char(10) || coalesce(sql, '')
                FROM sqlite_master
                WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                ORDER BY type, name
                """)
        return StableDigest.sha256(Array(definitions.joined(separator: "\n\n").utf8))
    }
}
