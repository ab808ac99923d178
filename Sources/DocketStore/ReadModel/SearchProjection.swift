import DocketDomain
import GRDB

/// `documents`, and the full-text index over them.
struct SearchProjection {
    let db: Database

    /// Adds a document to the index.
    ///
    /// - Returns: Its id.
    @discardableResult
    func add(
        _ scope: SearchQuery.Scope, tenant: String, object: String, thread: String?, kind: ArtifactKind? = nil,
        title: String, body: String, createdAt: Timestamp
    ) throws -> Int64 {
        try insert(
            scope, tenant: tenant, object: object, thread: thread, kind: kind,
            title: SearchText.separated(title)?.storable ?? title.storable,
            body: SearchText.separated(body)?.storable ?? body.storable, message: nil, indexed: nil,
            createdAt: createdAt)
    }

    /// Adds a message, whose text is read from its own row unless it has to be taken apart.
    func add(message position: Int64, _ added: MessageAdded, text: String, tenant: String, thread: String) throws {
        let separated = SearchText.separated(text)
        try insert(
            .messages, tenant: tenant, object: added.id.rawValue, thread: thread, kind: nil, title: "",
            body: separated, message: position, indexed: separated ?? text, createdAt: added.createdAt)
    }

    /// Adds a file that a message carries, with its text, where it has one: found, it leads to the message.
    func add(
        attachment name: String, text: String, of position: Int64, _ added: MessageAdded, tenant: String, thread: String
    ) throws {
        try insert(
            .messages, tenant: tenant, object: added.id.rawValue, thread: thread, kind: nil,
            title: SearchText.separated(name)?.storable ?? name.storable,
            body: SearchText.separated(text)?.storable ?? text.storable, message: position, indexed: nil,
            createdAt: added.createdAt)
    }

    /// Adds a part of an artifact whose text is that of a blob's rows; it is indexed later.
    func add(
        rowsIn digest: String, tenant: String, artifact: String, kind: ArtifactKind, title: String, createdAt: Timestamp
    ) throws {
        try db.insert(
            .documents,
            [
                tenant, SearchQuery.Scope.artifacts.rawValue, artifact, nil, nil, kind.rawValue, title, nil,
                createdAt.milliseconds,
            ])
        try SearchBacklog(db: db).add(db.lastInsertedRowID, tenant: tenant, digest: digest)
    }

    /// Gives a document that was not indexed its text, and indexes it.
    func fill(_ document: Int64, body: String) throws {
        let body = SearchText.separated(body)?.storable ?? body.storable
        try db.run("UPDATE documents SET body = ? WHERE id = ?", [body, document])
        try db.seal(.documents, where: "id = ?", [document])
        try db.run(
            """
            INSERT INTO search (rowid, scope, title, body) SELECT id, scope, title, body FROM document_texts WHERE id = ?
            """,
            [document])
    }

    /// Replaces a document's text.
    func update(_ document: Int64, title: String, body: String) throws {
        try unindex(document)
        let title = SearchText.separated(title) ?? title
        let body = SearchText.separated(body) ?? body
        try db.run("UPDATE documents SET title = ?, body = ? WHERE id = ?", [title, body, document])
        try db.seal(.documents, where: "id = ?", [document])
        try index(document, scope: nil, title: title, body: body)
    }

    /// Gives an artifact's first document, the one that has its title, another title.
    func renameArtifact(tenant: String, _ artifact: String, title: String) throws {
        guard
            let id = try Int64.fetchOne(
                db, sql: "SELECT min(id) FROM documents WHERE scope = 'artifacts' AND tenant_id = ? AND object_id = ?",
                arguments: [tenant, artifact])
        else { return }
        try unindex(id)
        let title = (SearchText.separated(title) ?? title).storable
        try db.run("UPDATE documents SET title = ? WHERE id = ?", [title, id])
        try db.seal(.documents, where: "id = ?", [id])
        try db.run(
            """
            INSERT INTO search (rowid, scope, title, body) SELECT id, scope, title, body FROM document_texts WHERE id = ?
            """,
            [id])
    }

    /// Removes all documents of an artifact.
    func removeArtifact(tenant: String, _ artifact: String) throws {
        let ids = try Int64.fetchAll(
            db, sql: "SELECT id FROM documents WHERE scope = 'artifacts' AND tenant_id = ? AND object_id = ?",
            arguments: [tenant, artifact])
        for id in ids {
            try unindex(id)
            try db.run("DELETE FROM documents WHERE id = ?", [id])
        }
    }

    @discardableResult
    private func insert(
        _ scope: SearchQuery.Scope, tenant: String, object: String, thread: String?, kind: ArtifactKind?,
        title: String, body: String?, message: Int64?, indexed: String?, createdAt: Timestamp
    ) throws -> Int64 {
        try db.insert(
            .documents,
            [tenant, scope.rawValue, object, thread, message, kind?.rawValue, title, body, createdAt.milliseconds])
        let id = db.lastInsertedRowID
        try index(id, scope: scope, title: title, body: indexed ?? body ?? "")
        return id
    }

    private func index(_ id: Int64, scope: SearchQuery.Scope?, title: String, body: String) throws {
        let scope =
            try scope?.rawValue
            ?? String.fetchOne(db, sql: "SELECT scope FROM documents WHERE id = ?", arguments: [id])
        try db.run(
            "INSERT INTO search (rowid, scope, title, body) VALUES (?, ?, ?, ?)", [id, scope, title, body])
    }

    /// The index keeps no text: it must be told what to forget.
    private func unindex(_ id: Int64) throws {
        if try SearchBacklog(db: db).remove(id) { return }
        try db.run(
            """
            INSERT INTO search (search, rowid, scope, title, body)
            SELECT 'delete', id, scope, title, body FROM document_texts WHERE id = ?
            """,
            [id])
    }
}
