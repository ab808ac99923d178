import GRDB

/// A database that the log of another one is replayed into, only to be compared: it has the tables of the read model, and
/// all else is the other one's.
enum Replay {
    private static let kept: Set = Set(ReadModel.tables + ["checkpoints", "unindexed"])

    /// Whatever becomes of it, it is thrown away.
    static var configuration: Configuration {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            try db.execute(
                sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000")
        }
        return configuration
    }

    /// Takes away what is not of the read model, so that its names mean the tables of the database that is attached. What is
    /// put into the search index is dropped: making the index takes longer than all else.
    ///
    /// - Returns: How the search index is made.
    static func leaveTheReadModelAlone(in db: Database) throws -> String {
        let index = try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'search'") ?? ""
        try db.execute(sql: "DROP TABLE search")
        let others = try String.fetchAll(
            db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
        ).filter { !kept.contains($0) }
        for table in others { try db.execute(sql: "DROP TABLE \(table)") }
        try db.execute(
            sql: """
                CREATE VIEW search AS
                    SELECT 0 AS rowid, NULL AS search, NULL AS rank, NULL AS scope, NULL AS title, NULL AS body;
                CREATE TRIGGER search_is_dropped INSTEAD OF INSERT ON search BEGIN SELECT 1; END;
                """)
        return index
    }

    /// Makes the search index of another database the one of the texts that were replayed.
    ///
    /// - Parameter index: How it is made.
    static func takeSearchIndex(_ index: String, from other: String, _ db: Database) throws {
        try db.execute(sql: "DROP VIEW search")
        try db.execute(sql: index)
        for table in ["search_data", "search_idx", "search_docsize", "search_config"] {
            try db.execute(
                sql: "DELETE FROM main.\(table); INSERT INTO main.\(table) SELECT * FROM \(other).\(table)")
        }
    }
}
