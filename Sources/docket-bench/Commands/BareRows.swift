import DocketDomain
import Foundation
import GRDB

/// The rows of a workspace, inserted into another file of the same shape by statements that somebody wrote by hand: what
/// SQLite itself needs for them.
struct BareRows {
    /// What commands write, beside the read model.
    static let written = ["streams", "events", "claims", "blobs", "outbox", "idempotency"]

    private let source: URL
    private let tables: [String]

    /// - Parameter source: The database that has the rows.
    init(of source: URL, tables: [String]) { (self.source, self.tables) = (source, tables) }

    /// A copy of the database without the rows, to insert them into.
    func emptied(at copy: URL) throws -> DatabaseQueue {
        let from = try DatabaseQueue(path: source.path, configuration: Self.configuration(readonly: true))
        let queue = try DatabaseQueue(path: copy.path, configuration: Self.configuration())
        // Its shape alone: the pages of what was deleted would have to be filled again.
        let shape = try from.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT sql FROM sqlite_master
                    WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE 'search\\_%' ESCAPE '\\'
                    ORDER BY type = 'index', rowid
                    """)
        }
        try queue.writeWithoutTransaction { db in
            _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4000")
            for statement in shape { try db.execute(sql: statement) }
        }
        return queue
    }

    /// How long it takes to insert all rows in one transaction, each by a statement of its own; without the time that it
    /// takes to read them where they are.
    func secondsOfInserting(into queue: DatabaseQueue) async throws -> Double {
        let reading = try await measure { try read() }.seconds
        return try await measure { try insert(into: queue) }.seconds - reading
    }

    private func read() throws {
        let from = try DatabaseQueue(path: source.path, configuration: Self.configuration(readonly: true))
        try from.read { rows in
            for table in tables { try forEach(table, rows) { _ in } }
        }
    }

    private func insert(into queue: DatabaseQueue) throws {
        let from = try DatabaseQueue(path: source.path, configuration: Self.configuration(readonly: true))
        try from.read { rows in
            try queue.write { db in
                for table in tables { try insert(table, rows, db) }
                if tables.contains("documents") { try index(db) }
            }
        }
    }

    private func insert(_ table: String, _ rows: Database, _ db: Database) throws {
        let places = Array(repeating: "?", count: try rows.columns(in: table).count).joined(separator: ", ")
        let statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
        try forEach(table, rows) { arguments in
            statement.setUncheckedArguments(arguments)
            try statement.execute()
        }
    }

    private func forEach(_ table: String, _ rows: Database, _ body: (StatementArguments) throws -> Void) throws {
        let cursor = try Row.fetchCursor(rows, sql: "SELECT * FROM \(table)")
        while let row = try cursor.next() {
            let values: [(any DatabaseValueConvertible)?] = row.map(\.1)
            try body(StatementArguments(values))
        }
    }

    /// Puts the documents into the search index, as they are inserted.
    private func index(_ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO search (rowid, scope, title, body) SELECT id, scope, title, body FROM document_texts
                """)
    }

    private static func configuration(readonly: Bool = false) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readonly
        configuration.prepareDatabase { db in
            try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA cache_size = -8000")
        }
        return configuration
    }
}
