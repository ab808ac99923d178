import GRDB

/// Rows of long tables that the search index has not yet: to index them takes several times as long as to keep them. They
/// are indexed a part at a time, by whoever has the workspace open and nothing else to do, and all of them before somebody
/// searches.
struct SearchBacklog {
    let db: Database

    /// Chunks of one table that are indexed with the event that brings them.
    static let atOnce = 16

    var isEmpty: Bool {
        get throws { try Bool.fetchOne(db, sql: "SELECT NOT EXISTS (SELECT 1 FROM unindexed)") ?? true }
    }

    /// Takes note of a document whose text is that of a blob's rows.
    func add(_ document: Int64, tenant: String, digest: String) throws {
        try db.run(
            "INSERT INTO unindexed (document_id, tenant_id, digest) VALUES (?, ?, ?)", [document, tenant, digest])
    }

    /// Forgets a document.
    ///
    /// - Returns: Whether the index does not have it.
    func remove(_ document: Int64) throws -> Bool {
        try db.run("DELETE FROM unindexed WHERE document_id = ?", [document])
        return db.changesCount > 0
    }

    /// Indexes the documents that have waited longest, up to a number of them.
    func index(atMost count: Int) throws {
        for row in try rows(atMost: count) { try index(row) }
    }

    /// Indexes all of them.
    ///
    /// - Parameter others: Documents that go on waiting.
    func indexAll(but others: Set<Int64> = []) throws {
        for row in try rows(atMost: -1) where !others.contains(row["document_id"]) { try index(row) }
    }

    private func rows(atMost count: Int) throws -> [Row] {
        try Row.fetchAll(
            db, sql: "SELECT document_id, tenant_id, digest FROM unindexed ORDER BY document_id LIMIT ?",
            arguments: [count])
    }

    private func index(_ row: Row) throws {
        let document: Int64 = row["document_id"]
        let text = try BlobProjection(db: db).rowsText(row["digest"], tenant: row["tenant_id"])
        _ = try remove(document)
        try SearchProjection(db: db).fill(document, body: text)
    }
}
