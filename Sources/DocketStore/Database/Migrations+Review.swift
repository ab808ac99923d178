extension Migrations {
    /// Customers, proposals and what waits to be delivered.
    static let review = """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            tenant_id TEXT NOT NULL,
            event_id TEXT NOT NULL,
            destination TEXT NOT NULL,
            payload TEXT NOT NULL,
            ordering_key TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            not_before INTEGER NOT NULL,
            claimed_by TEXT,
            claimed_until INTEGER,
            attempts INTEGER NOT NULL DEFAULT 0,
            delivered_at INTEGER,
            failed_at INTEGER,
            last_error TEXT,
            UNIQUE (tenant_id, event_id)
        );
        CREATE INDEX outbox_waiting ON outbox (tenant_id, ordering_key, id)
            WHERE delivered_at IS NULL AND failed_at IS NULL;

        CREATE TABLE schemas (
            tenant_id TEXT PRIMARY KEY,
            version INTEGER NOT NULL,
            schema TEXT NOT NULL
        );

        CREATE TABLE customers (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            name TEXT NOT NULL,
            sort_name TEXT NOT NULL,
            rm_id TEXT,
            pending_count INTEGER NOT NULL DEFAULT 0,
            value_count INTEGER NOT NULL DEFAULT 0,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            deleted_at INTEGER,
            erased_at INTEGER,
            PRIMARY KEY (tenant_id, id)
        ) WITHOUT ROWID;
        CREATE INDEX customers_by_name ON customers (tenant_id, sort_name) WHERE deleted_at IS NULL;
        CREATE INDEX customers_by_rm ON customers (tenant_id, rm_id, sort_name) WHERE deleted_at IS NULL;

        CREATE TABLE profile_values (
            tenant_id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            field_key TEXT NOT NULL,
            value TEXT NOT NULL,
            set_by TEXT NOT NULL,
            set_at INTEGER NOT NULL,
            artifact_id TEXT,
            PRIMARY KEY (tenant_id, customer_id, field_key)
        ) WITHOUT ROWID;

        CREATE TABLE batches (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            creator_id TEXT NOT NULL,
            proposal_count INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            PRIMARY KEY (tenant_id, id)
        ) WITHOUT ROWID;

        CREATE TABLE proposals (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            customer_id TEXT NOT NULL,
            sort_name TEXT NOT NULL,
            rm_id TEXT,
            batch_id TEXT NOT NULL,
            batch_ordinal INTEGER NOT NULL,
            field_key TEXT NOT NULL,
            field_name TEXT NOT NULL,
            proposed_value TEXT NOT NULL,
            previous_value TEXT,
            source_text TEXT,
            source_thread_id TEXT,
            source_message_id TEXT,
            confidence TEXT,
            confidence_rank INTEGER NOT NULL,
            workflow_trigger TEXT,
            schema_version INTEGER NOT NULL,
            creator_type TEXT NOT NULL,
            creator_id TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            status TEXT NOT NULL,
            is_stale INTEGER NOT NULL,
            decided_by TEXT,
            decided_at INTEGER,
            decided_position INTEGER,
            undoable_until INTEGER,
            reason TEXT,
            edited_value TEXT,
            taken_back_count INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (tenant_id, id)
        );
        CREATE INDEX proposals_by_batch ON proposals (tenant_id, batch_id, batch_ordinal);
        CREATE INDEX proposals_by_customer ON proposals (tenant_id, customer_id, field_key, status);
        CREATE INDEX proposals_by_decision ON proposals (tenant_id, decided_by, decided_position)
            WHERE decided_by IS NOT NULL;
        CREATE INDEX queue_by_customer ON proposals (tenant_id, sort_name, created_at, id) WHERE status = 'pending';
        CREATE INDEX queue_by_age ON proposals (tenant_id, created_at, id) WHERE status = 'pending';
        CREATE INDEX queue_by_confidence ON proposals (tenant_id, confidence_rank, created_at, id)
            WHERE status = 'pending';
        CREATE INDEX queue_of_rm ON proposals (tenant_id, rm_id, sort_name, created_at, id) WHERE status = 'pending';
        """

    /// Lists of what was decided, of one user or of all, newest first.
    static let decisionsByTime = """
        CREATE INDEX decisions_of_user ON proposals (tenant_id, decided_by, decided_at, id)
            WHERE decided_position IS NOT NULL;
        CREATE INDEX decisions_by_time ON proposals (tenant_id, decided_at, id) WHERE decided_position IS NOT NULL;
        """
}
