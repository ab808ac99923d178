import ArgumentParser
import CCmarkGFM
import DocketDomain
import DocketWorkspace
import Foundation
import GRDB

/// Importing many messages, against SQLite alone inserting the same rows plus cmark alone parsing the same replies.
struct ImportSpeed: Measuring {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Import of a ChatGPT export; one message in five has a table.")

    @Option(help: "How many messages.") var messages = 100_000

    func fill(_ report: Report) async throws {
        try await withTemporaryFolder { folder in
            let file = folder.appendingPathComponent("conversations.json")
            var generator = ExportGenerator()
            try generator.write(to: file, messages: messages)

            let workspace = try await LocalWorkspace.create(
                folder.appendingPathComponent("workspace"), account: "bench")
            let (imported, seconds) = try await measure {
                try await workspace.importChats(file, format: nil, options: ImportOptions())
            }
            report.note(
                "imported \(imported.added.messages) messages, \(imported.added.threads) threads, \(imported.added.artifacts)"
            )

            let rows = try ImportedRows(database: workspace.folder.appendingPathComponent("docket.db"))
            let bare = folder.appendingPathComponent("bare.db")
            let inserting = try await measure { try rows.insert(into: bare) }.seconds
            let parsing = await measure { Self.parse(generator.replies) }.seconds
            report.note("bare SQLite: \(inserting.shown) s, cmark alone: \(parsing.shown) s")
            report.add(
                Measurement(
                    work: "import of \(imported.added.messages) messages", value: seconds,
                    baseline: "the same events, messages and search rows in bare SQLite, plus cmark alone",
                    baselineValue: inserting + parsing, target: 1.4))
        }
    }

    /// Parses every text with cmark-gfm and its tables, and does nothing else.
    private static func parse(_ texts: [String]) {
        cmark_gfm_core_extensions_ensure_registered()
        let tables = cmark_find_syntax_extension("table")
        for text in texts {
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return }
            if let tables { cmark_parser_attach_syntax_extension(parser, tables) }
            cmark_parser_feed(parser, text, text.utf8.count)
            cmark_node_free(cmark_parser_finish(parser))
            cmark_parser_free(parser)
        }
    }
}

/// What an import wrote into the log, the messages and the search index.
private struct ImportedRows {
    private let events: [Row]
    private let messages: [Row]
    private let documents: [Row]

    init(database: URL) throws {
        let queue = try DatabaseQueue(path: database.path)
        (events, messages, documents) = try queue.read { db in
            (
                try Row.fetchAll(db, sql: "SELECT * FROM events ORDER BY position"),
                try Row.fetchAll(db, sql: "SELECT * FROM messages ORDER BY position"),
                try Row.fetchAll(db, sql: "SELECT id, scope, title, body FROM document_texts ORDER BY id")
            )
        }
    }

    /// Inserts everything into tables of the same shape, as durably and in transactions of about the same size.
    func insert(into file: URL) throws {
        let pool = try DatabasePool(path: file.path)
        try pool.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA wal_autocheckpoint = 4000;
                    CREATE TABLE events (
                        position INTEGER PRIMARY KEY AUTOINCREMENT, tenant_id TEXT, stream_id TEXT, version INTEGER,
                        event_id TEXT, type TEXT, schema_version INTEGER, payload TEXT, actor_id TEXT, actor_role TEXT,
                        correlation_id TEXT, recorded_at INTEGER, UNIQUE (tenant_id, stream_id, version));
                    CREATE TABLE messages (
                        position INTEGER PRIMARY KEY, tenant_id TEXT, thread_id TEXT, ordinal INTEGER, id TEXT,
                        role TEXT, text TEXT, parts TEXT, attachments TEXT, author TEXT, created_at INTEGER,
                        artifact_id TEXT, artifact_action TEXT);
                    CREATE UNIQUE INDEX messages_by_thread ON messages (tenant_id, thread_id, ordinal);
                    CREATE INDEX messages_by_id ON messages (tenant_id, id);
                    CREATE VIRTUAL TABLE search USING fts5 (
                        scope, title, body, content = '', tokenize = 'unicode61 remove_diacritics 2');
                    """)
            try insert(events, into: "events", columns: 12, db)
            try insert(messages, into: "messages", columns: 13, db)
            try insert(documents, into: "search (rowid, scope, title, body)", columns: 4, db)
        }
    }

    private func insert(_ rows: [Row], into table: String, columns: Int, _ db: Database) throws {
        let places = Array(repeating: "?", count: columns).joined(separator: ", ")
        let statement = try db.makeStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
        var start = 0
        while start < rows.count {
            let end = min(start + 2000, rows.count)
            try db.inTransaction {
                for row in rows[start..<end] {
                    statement.setUncheckedArguments(StatementArguments(row.databaseValues))
                    try statement.execute()
                }
                return .commit
            }
            start = end
        }
    }
}
