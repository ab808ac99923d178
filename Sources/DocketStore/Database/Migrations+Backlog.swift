extension Migrations {
    /// Documents that the search index has not yet, and the blobs that have their text.
    static let searchBacklog = """
        CREATE TABLE unindexed (
            document_id INTEGER PRIMARY KEY,
            tenant_id TEXT NOT NULL,
            digest TEXT NOT NULL
        );
        """
}
