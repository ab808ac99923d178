import GRDB

/// The database's shape, step by step. A migration that has landed is never edited; a change is a new one.
enum Migrations {
    static var all: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 event log") { try $0.execute(sql: eventLog) }
        migrator.registerMigration("2 read model") { try $0.execute(sql: readModel) }
        migrator.registerMigration("3 review") { try $0.execute(sql: review) }
        migrator.registerMigration("4 exports") { try $0.execute(sql: exports) }
        migrator.registerMigration("5 decisions by time") { try $0.execute(sql: decisionsByTime) }
        migrator.registerMigration("6 sight of profiles") { try $0.execute(sql: sight) }
        migrator.registerMigration("7 erasure") { try $0.execute(sql: erasure) }
        migrator.registerMigration("8 checksums") { try $0.execute(sql: integrity) }
        migrator.registerMigration("9 versions of messages") { try $0.execute(sql: versions) }
        migrator.registerMigration("10 more checksums") { try $0.execute(sql: integrityOfTheRest) }
        migrator.registerMigration("11 answers") { try $0.execute(sql: answers) }
        migrator.registerMigration("12 checksums of relations") { try $0.execute(sql: integrityOfRelations) }
        migrator.registerMigration("13 runs of queries") { try $0.execute(sql: queryRuns) }
        migrator.registerMigration("14 terms of artifacts") { try $0.execute(sql: artifactTerms) }
        migrator.registerMigration("15 identity of the log") { try $0.execute(sql: identity) }
        migrator.registerMigration("16 indexes of lists") { try $0.execute(sql: indexesOfLists) }
        migrator.registerMigration("17 search backlog") { try $0.execute(sql: searchBacklog) }
        migrator.registerMigration("18 node") { try $0.execute(sql: node) }
        migrator.registerMigration("19 tokens") { try $0.execute(sql: tokens) }
        return migrator
    }

    private static let eventLog = """
        CREATE TABLE streams (
            tenant_id TEXT NOT NULL,
            stream_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            version INTEGER NOT NULL,
            state TEXT NOT NULL,
            PRIMARY KEY (tenant_id, stream_id)
        ) WITHOUT ROWID;

        CREATE TABLE events (
            position INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant_id TEXT NOT NULL,
            stream_id TEXT NOT NULL,
            version INTEGER NOT NULL,
            event_id TEXT NOT NULL,
            type TEXT NOT NULL,
            schema_version INTEGER NOT NULL,
            payload TEXT NOT NULL,
            actor_id TEXT NOT NULL,
            actor_role TEXT NOT NULL,
            correlation_id TEXT NOT NULL,
            recorded_at INTEGER NOT NULL,
            UNIQUE (tenant_id, stream_id, version)
        );

        CREATE TABLE claims (
            tenant_id TEXT NOT NULL,
            key TEXT NOT NULL,
            owner_stream TEXT NOT NULL,
            PRIMARY KEY (tenant_id, key)
        ) WITHOUT ROWID;

        CREATE TABLE idempotency (
            tenant_id TEXT NOT NULL,
            user_id TEXT NOT NULL,
            key TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            response BLOB NOT NULL,
            expires_at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, user_id, key)
        ) WITHOUT ROWID;
        CREATE INDEX idempotency_expiry ON idempotency (expires_at);

        CREATE TABLE blobs (
            tenant_id TEXT NOT NULL,
            digest TEXT NOT NULL,
            bytes BLOB NOT NULL,
            PRIMARY KEY (tenant_id, digest)
        );
        """

    /// A message that the thread shows no more has an ordinal below 0. Those at one place are a branch.
    private static let versions = """
        ALTER TABLE messages ADD COLUMN branch TEXT;
        ALTER TABLE messages ADD COLUMN version INTEGER;
        ALTER TABLE messages ADD COLUMN versions INTEGER;
        CREATE INDEX messages_by_branch ON messages (tenant_id, branch) WHERE branch IS NOT NULL;
        ALTER TABLE threads ADD COLUMN path_changes INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE artifacts ADD COLUMN is_earlier INTEGER NOT NULL DEFAULT 0;
        """

    /// How an assistant's answer came to be.
    private static let answers = "ALTER TABLE messages ADD COLUMN reply TEXT;"

    private static let queryRuns = "ALTER TABLE artifacts ADD COLUMN runs TEXT;"

    /// Tags of artifacts, and what queries are found by. The read model's version has them filled in.
    private static let artifactTerms = """
        ALTER TABLE artifacts ADD COLUMN tags TEXT;
        CREATE TABLE artifact_terms (
            tenant_id TEXT NOT NULL,
            kind TEXT NOT NULL,
            term TEXT NOT NULL,
            artifact_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, kind, term, artifact_id)
        ) WITHOUT ROWID;
        CREATE INDEX terms_of_artifact ON artifact_terms (artifact_id, tenant_id, kind);
        """

    private static let exports = """
        CREATE TABLE exports (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            source_kind TEXT NOT NULL,
            source_id TEXT NOT NULL,
            source TEXT NOT NULL,
            title TEXT NOT NULL,
            format TEXT NOT NULL,
            file_extension TEXT NOT NULL,
            options TEXT,
            status TEXT NOT NULL,
            runner TEXT NOT NULL,
            storage TEXT,
            key TEXT,
            bytes INTEGER,
            digest TEXT,
            error_code TEXT,
            error TEXT,
            created_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            finished_at INTEGER,
            deleted_at INTEGER,
            PRIMARY KEY (tenant_id, id)
        ) WITHOUT ROWID;
        CREATE INDEX exports_by_time ON exports (tenant_id, created_at, id) WHERE deleted_at IS NULL;
        CREATE INDEX exports_by_source ON exports (tenant_id, source_kind, source_id, created_at, id);
        CREATE INDEX exports_in_progress ON exports (tenant_id, id) WHERE status = 'processing';
        """

    private static let readModel = """
        CREATE TABLE checkpoints (
            projection TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            position INTEGER NOT NULL
        );

        CREATE TABLE tenants (
            id TEXT PRIMARY KEY,
            name TEXT NOT NULL
        ) WITHOUT ROWID;

        CREATE TABLE users (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            role TEXT NOT NULL,
            os_account TEXT,
            PRIMARY KEY (tenant_id, id)
        ) WITHOUT ROWID;

        CREATE TABLE threads (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            title TEXT NOT NULL,
            description TEXT NOT NULL,
            owner_id TEXT NOT NULL,
            agent_id TEXT,
            visibility TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            deleted_at INTEGER,
            message_count INTEGER NOT NULL DEFAULT 0,
            artifact_count INTEGER NOT NULL DEFAULT 0,
            pending_count INTEGER NOT NULL DEFAULT 0,
            tags TEXT NOT NULL DEFAULT '[]',
            labels TEXT NOT NULL DEFAULT '{}',
            source_format TEXT,
            source_id TEXT,
            document INTEGER,
            PRIMARY KEY (tenant_id, id)
        ) WITHOUT ROWID;
        CREATE INDEX threads_by_time ON threads (tenant_id, created_at, id, visibility, owner_id) WHERE deleted_at IS NULL;
        CREATE INDEX threads_deleted ON threads (tenant_id, created_at, id) WHERE deleted_at IS NOT NULL;

        CREATE TABLE thread_tags (
            tenant_id TEXT NOT NULL,
            tag TEXT NOT NULL,
            thread_id TEXT NOT NULL,
            PRIMARY KEY (tenant_id, tag, thread_id)
        ) WITHOUT ROWID;

        CREATE TABLE messages (
            position INTEGER PRIMARY KEY,
            tenant_id TEXT NOT NULL,
            thread_id TEXT NOT NULL,
            ordinal INTEGER NOT NULL,
            id TEXT NOT NULL,
            role TEXT NOT NULL,
            text TEXT NOT NULL,
            parts TEXT,
            attachments TEXT,
            author TEXT,
            created_at INTEGER NOT NULL,
            artifact_id TEXT,
            artifact_action TEXT
        );
        CREATE UNIQUE INDEX messages_by_thread ON messages (tenant_id, thread_id, ordinal);
        CREATE INDEX messages_by_id ON messages (tenant_id, id);

        CREATE TABLE artifacts (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            title TEXT NOT NULL,
            status TEXT NOT NULL,
            revision INTEGER NOT NULL,
            description TEXT NOT NULL DEFAULT '',
            comment TEXT NOT NULL DEFAULT '',
            metadata TEXT,
            customer_id TEXT,
            rm_id TEXT,
            batch_id TEXT,
            creator_type TEXT NOT NULL,
            creator_id TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            deleted_at INTEGER,
            primary_thread_id TEXT,
            row_count INTEGER NOT NULL,
            column_count INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)
        ) WITHOUT ROWID;
        CREATE INDEX artifacts_by_time ON artifacts (tenant_id, created_at, id) WHERE deleted_at IS NULL;
        CREATE INDEX artifacts_by_kind ON artifacts (tenant_id, kind, created_at, id) WHERE deleted_at IS NULL;
        CREATE INDEX artifacts_deleted ON artifacts (tenant_id, created_at, id) WHERE deleted_at IS NOT NULL;
        CREATE INDEX artifacts_by_customer ON artifacts (tenant_id, customer_id, created_at, id) WHERE customer_id IS NOT NULL;
        CREATE INDEX artifacts_by_batch ON artifacts (tenant_id, batch_id, created_at, id) WHERE batch_id IS NOT NULL;

        CREATE TABLE revisions (
            tenant_id TEXT NOT NULL,
            artifact_id TEXT NOT NULL,
            revision INTEGER NOT NULL,
            title TEXT NOT NULL,
            content TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            created_by TEXT NOT NULL,
            thread_id TEXT,
            message_id TEXT,
            PRIMARY KEY (tenant_id, artifact_id, revision)
        );

        CREATE TABLE relations (
            tenant_id TEXT NOT NULL,
            artifact_id TEXT NOT NULL,
            thread_id TEXT NOT NULL,
            relation TEXT NOT NULL,
            linked_at INTEGER NOT NULL,
            linked_by TEXT NOT NULL,
            message_id TEXT,
            PRIMARY KEY (tenant_id, artifact_id, thread_id)
        ) WITHOUT ROWID;
        CREATE INDEX relations_by_thread ON relations (tenant_id, thread_id, artifact_id);

        CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            tenant_id TEXT NOT NULL,
            scope TEXT NOT NULL,
            object_id TEXT NOT NULL,
            thread_id TEXT,
            message_position INTEGER,
            kind TEXT,
            title TEXT NOT NULL,
            body TEXT,
            created_at INTEGER NOT NULL
        );
        CREATE INDEX documents_of_artifact ON documents (tenant_id, object_id) WHERE scope = 'artifacts';

        CREATE VIEW document_texts AS
            SELECT documents.id AS id, documents.scope AS scope, documents.title AS title,
                coalesce(documents.body, messages.text) AS body
            FROM documents LEFT JOIN messages ON messages.position = documents.message_position;

        CREATE VIRTUAL TABLE search USING fts5 (
            scope, title, body,
            content = 'document_texts', content_rowid = 'id',
            tokenize = 'unicode61 remove_diacritics 2'
        );
        INSERT INTO search (search, rank) VALUES ('rank', 'bm25(0.0, 4.0, 1.0)');
        """
}
