extension Migrations {
    /// Who sees how much of profiles, and what is told to those who see nothing of them.
    static let sight = """
        ALTER TABLE users ADD COLUMN sees INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE threads ADD COLUMN has_known INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE proposals ADD COLUMN given_value TEXT;
        ALTER TABLE proposals ADD COLUMN is_known INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE exports ADD COLUMN profile_id TEXT;
        ALTER TABLE exports ADD COLUMN profile_sight INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX proposals_known ON proposals (tenant_id, customer_id, field_key) WHERE is_known;
        """

    /// What is left to be removed after an erasure was written.
    static let erasure = """
        CREATE TABLE erased_files (
            id INTEGER PRIMARY KEY,
            storage TEXT NOT NULL,
            key TEXT NOT NULL
        );
        """
}
