extension Migrations {
    /// What a file knows of the log that it is a copy of, where it is one: one row, or none.
    static let node = """
        ALTER TABLE log_identity ADD COLUMN erasures INTEGER NOT NULL DEFAULT 0;

        CREATE TABLE node (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            address TEXT NOT NULL,
            log_transaction INTEGER NOT NULL,
            log_position INTEGER NOT NULL
        );
        """
}
