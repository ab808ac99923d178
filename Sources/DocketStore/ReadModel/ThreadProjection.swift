import DocketDomain
import Foundation
import GRDB
import OrderedCollections

/// `threads`, `thread_tags` and `messages`.
///
/// The counts that messages change are written once for a run of messages: call `flush` after the last event.
struct ThreadProjection {
    let db: Database

    /// A thread whose messages are being added.
    private struct Pending {
        let tenant: String
        let thread: String
        var messageCount: Int
        var updatedAt: Int64
    }

    private var pending: Pending?

    init(db: Database) {
        self.db = db
    }

    mutating func apply(_ event: ThreadEvent, _ recorded: RecordedEvent) throws {
        if case .messageAdded(let added) = event {
            try add(added, recorded)
            return
        }
        try flush()
        let key = [recorded.tenantID.rawValue, recorded.stream.id]
        let time = recorded.recordedAt.milliseconds
        switch event {
        case .created(let created):
            try create(created, recorded)
        case .renamed(let renamed):
            try db.run("UPDATE threads SET title = ? WHERE tenant_id = ? AND id = ?", [renamed.to.storable] + key)
            try reindex(key, time)
        case .described(let described):
            try db.run(
                "UPDATE threads SET description = ? WHERE tenant_id = ? AND id = ?",
                [described.description.storable] + key)
            try reindex(key, time)
        case .visibilityChanged(let changed):
            try db.run(
                "UPDATE threads SET visibility = ?, updated_at = ? WHERE tenant_id = ? AND id = ?",
                [changed.to.rawValue, time] + key)
        case .agentChanged(let changed):
            try db.run(
                "UPDATE threads SET agent_id = ?, updated_at = ? WHERE tenant_id = ? AND id = ?",
                [changed.agentID?.storable, time] + key)
        case .tagged(let tagged):
            try tag(key, tagged, time)
        case .labelled(let labelled):
            try label(key, labelled, time)
        case .deleted:
            try db.run("UPDATE threads SET deleted_at = ? WHERE tenant_id = ? AND id = ?", [time] + key)
        case .restored:
            try db.run("UPDATE threads SET deleted_at = NULL WHERE tenant_id = ? AND id = ?", key)
        case .pathChanged(let changed):
            try PathProjection(db: db, tenant: key[0], thread: key[1]).take(changed)
        case .imported, .messageAdded:
            break
        }
    }

    /// Writes the counts of the messages added so far.
    mutating func flush() throws {
        guard let pending else { return }
        try db.run(
            "UPDATE threads SET message_count = ?, updated_at = max(updated_at, ?) WHERE tenant_id = ? AND id = ?",
            [pending.messageCount, pending.updatedAt, pending.tenant, pending.thread])
        self.pending = nil
    }

    private func create(_ created: ThreadCreated, _ recorded: RecordedEvent) throws {
        let tenant = recorded.tenantID.rawValue
        let thread = recorded.stream.id
        let tags = (created.tags ?? []).sorted()
        let document = try SearchProjection(db: db).add(
            .threads, tenant: tenant, object: thread, thread: thread, title: created.title, body: created.description,
            createdAt: created.createdAt)
        try db.run(
            """
            INSERT INTO threads (tenant_id, id, title, description, owner_id, agent_id, visibility, created_at,
                updated_at, tags, source_format, source_id, document)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                tenant, thread, created.title.storable, created.description.storable, created.ownerID.rawValue,
                created.agentID?.storable, created.visibility.rawValue, created.createdAt.milliseconds,
                created.createdAt.milliseconds, JSON.array(tags.map(JSON.string)).serialized(), created.source?.format,
                created.source?.id.storable, document,
            ])
        for tag in tags { try insert(tag: tag, tenant, thread) }
    }

    private mutating func add(_ added: MessageAdded, _ recorded: RecordedEvent) throws {
        let tenant = recorded.tenantID.rawValue
        let thread = recorded.stream.id
        if pending?.thread != thread || pending?.tenant != tenant {
            try flush()
            pending = Pending(
                tenant: tenant, thread: thread,
                messageCount: try db.value(
                    "SELECT message_count FROM threads WHERE tenant_id = ? AND id = ?", [tenant, thread]) ?? 0,
                updatedAt: added.createdAt.milliseconds)
        }
        let parts = added.readParts
        let text = parts.count == 1 ? parts[0].text : parts.map(\.text).filter { !$0.isEmpty }.joined(separator: "\n\n")
        let storable = text.storable
        try db.insert(
            .messages,
            [
                recorded.position, tenant, thread, pending?.messageCount ?? 0, added.id.rawValue, added.role.rawValue,
                storable, try Self.parts(parts, storable: storable),
                try added.attachments.map { try SortedJSON.text(of: $0) }, added.author?.storable,
                added.createdAt.milliseconds,
                added.mention?.artifactID.rawValue, added.mention?.action.rawValue,
                try added.reply.map { try SortedJSON.text(of: $0) },
            ])
        let search = SearchProjection(db: db)
        try search.add(message: recorded.position, added, text: storable, tenant: tenant, thread: thread)
        for file in added.attachments ?? [] {
            let bytes = try file.textDigest.map { try BlobProjection(db: db).bytes($0, tenant: tenant) }
            try search.add(
                attachment: file.name, text: bytes.map { String(decoding: $0, as: UTF8.self) } ?? "",
                of: recorded.position, added, tenant: tenant, thread: thread)
        }
        if var counted = pending {
            counted.messageCount += 1
            counted.updatedAt = max(counted.updatedAt, added.createdAt.milliseconds)
            pending = counted
        }
    }

    /// The parts as JSON, unless the text alone says it all.
    private static func parts(_ parts: [MessagePart], storable: String) throws -> String? {
        if parts.count == 1, case .text(let text) = parts[0], text.utf8.count == storable.utf8.count { return nil }
        return try SortedJSON.text(of: parts)
    }

    private func tag(_ key: [String], _ tagged: ThreadTagged, _ time: Int64) throws {
        for tag in tagged.removed {
            try db.run(
                "DELETE FROM thread_tags WHERE tenant_id = ? AND tag = ? AND thread_id = ?",
                [key[0], tag.storable, key[1]])
        }
        for tag in tagged.added { try insert(tag: tag, key[0], key[1]) }
        let rows = try Row.fetchAll(
            db, sql: "SELECT * FROM thread_tags WHERE tenant_id = ? AND thread_id = ? ORDER BY tag",
            arguments: StatementArguments(key))
        let tags = try rows.map { JSON.string(try $0.verified(.threadTags)["tag"]) }
        try db.run(
            "UPDATE threads SET updated_at = ?, tags = ? WHERE tenant_id = ? AND id = ?",
            [time, JSON.array(tags).serialized()] + key)
    }

    private func insert(tag: String, _ tenant: String, _ thread: String) throws {
        try db.insert(.threadTags, by: Self.newTag, [tenant, tag.storable, thread])
    }

    private static let newTag = Database.insertion(into: .threadTags, verb: "INSERT OR IGNORE")

    private func label(_ key: [String], _ labelled: ThreadLabelled, _ time: Int64) throws {
        let present = try String.fetchOne(
            db, sql: "SELECT labels FROM threads WHERE tenant_id = ? AND id = ?", arguments: StatementArguments(key))
        var labels = try JSON(parsing: present ?? "{}").object ?? [:]
        for (name, value) in labelled.set { labels[name] = .string(value) }
        for name in labelled.removed { labels[name] = nil }
        try db.run(
            "UPDATE threads SET updated_at = ?, labels = ? WHERE tenant_id = ? AND id = ?",
            [time, JSON.object(labels).serialized(sortedKeys: true)] + key)
    }

    /// Brings the search index up to date with the thread's title and description.
    private func reindex(_ key: [String], _ time: Int64) throws {
        try db.run("UPDATE threads SET updated_at = ? WHERE tenant_id = ? AND id = ?", [time] + key)
        let row = try Row.fetchOne(
            db, sql: "SELECT document, title, description FROM threads WHERE tenant_id = ? AND id = ?",
            arguments: StatementArguments(key))
        guard let row, let document = row["document"] as Int64? else { return }
        try SearchProjection(db: db).update(document, title: row["title"], body: row["description"])
    }
}
