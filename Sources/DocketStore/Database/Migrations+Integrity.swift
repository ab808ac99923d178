extension Migrations {
    /// Checksums of rows. Rows that are there already have none until they are written again; those of the read model are
    /// made anew.
    static let integrity = checksums([
        "events", "streams", "idempotency", "users", "schemas", "messages", "revisions", "profile_values", "documents",
        "threads", "artifacts", "proposals", "customers", "exports",
    ])

    /// Those of what guards decisions and of what waits to be delivered, and when a file that an erasure could not remove
    /// is tried again.
    static let integrityOfTheRest =
        checksums(["claims", "outbox"]) + """

            ALTER TABLE erased_files ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
            ALTER TABLE erased_files ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
            """

    /// Those of what binds rows together.
    static let integrityOfRelations = checksums(["relations", "thread_tags", "batches", "tenants"])

    private static func checksums(_ tables: [String]) -> String {
        tables.map { "ALTER TABLE \($0) ADD COLUMN checksum INTEGER;" }.joined(separator: "\n")
    }
}
