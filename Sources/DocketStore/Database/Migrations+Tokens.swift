extension Migrations {
    /// Tokens that have not been revoked, without what they are known by.
    static let tokens = """
        CREATE TABLE tokens (
            tenant_id TEXT NOT NULL,
            id TEXT NOT NULL,
            user_id TEXT NOT NULL,
            name TEXT NOT NULL,
            scopes TEXT NOT NULL,
            created_by TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL,
            checksum INTEGER,
            PRIMARY KEY (tenant_id, id)
        ) WITHOUT ROWID;
        CREATE INDEX tokens_by_time ON tokens (tenant_id, created_at, id);
        CREATE INDEX tokens_by_user ON tokens (tenant_id, user_id, created_at, id);
        """
}
