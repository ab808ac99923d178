import DocketDomain
import Foundation
import GRDB
import OrderedCollections

/// `artifacts`, `revisions`, `relations` and `artifact_terms`.
struct ArtifactProjection {
    let db: Database

    func apply(_ event: ArtifactEvent, _ recorded: RecordedEvent) throws {
        let key = [recorded.tenantID.rawValue, recorded.stream.id]
        let time = recorded.recordedAt.milliseconds
        switch event {
        case .created(let created):
            try create(created, recorded)
        case .revised(let revised):
            try revise(revised, recorded)
        case .renamed(let renamed):
            try update(key, "title = ?", [renamed.to.storable], time)
            try SearchProjection(db: db).renameArtifact(tenant: key[0], key[1], title: renamed.to)
        case .described(let described):
            try update(key, "description = ?", [described.description.storable], time)
        case .commented(let commented):
            try update(key, "comment = ?", [commented.comment.storable], time)
        case .statusChanged(let changed):
            try update(key, "status = ?", [changed.to.storable], time)
        case .tagged(let tagged): try tag(key, tagged, time)
        case .visualized(let visualized):
            try visualize(key, visualized.visualization, time)
        case .linked(let linked):
            try link(key, linked.threadID, linked.relation, message: nil, by: recorded.actorID, at: time)
        case .unlinked(let unlinked):
            try unlink(key, unlinked.threadID)
        case .exported: break
        case .queryRun(let event): try count(event, of: key, at: recorded.recordedAt)
        case .deleted:
            try db.run("UPDATE artifacts SET deleted_at = ? WHERE tenant_id = ? AND id = ?", [time] + key)
            try countInThreads(key, -1)
        case .restored:
            try db.run("UPDATE artifacts SET deleted_at = NULL WHERE tenant_id = ? AND id = ?", key)
            try countInThreads(key, 1)
        }
    }

    /// Its columns beside the sealed ones are the thread and the relationship manager.
    static let insertion = Database.insertion(into: .artifacts, beside: "primary_thread_id rm_id")

    private func create(_ created: ArtifactCreated, _ recorded: RecordedEvent) throws {
        let tenant = recorded.tenantID.rawValue
        let id = recorded.stream.id
        let size = created.content.size
        let time = created.createdAt.milliseconds
        try db.insert(
            .artifacts, by: Self.insertion,
            [
                tenant, id, created.kind.rawValue, created.title.storable, created.status.storable, 1, "", "",
                created.metadata?.serialized(sortedKeys: true), nil, nil, created.createdBy.type.rawValue,
                created.createdBy.id.rawValue, time, time, nil, size.rows, size.columns, nil,
                Self.stored(created.tags ?? []),
            ], beside: [created.threadID?.rawValue, nil])
        try keep(created.content.terms + (created.tags ?? []).map { ArtifactTerm(.tag, $0) }, of: [tenant, id])
        try insert(
            1, of: [tenant, id], title: created.title, content: created.content, at: created.createdAt,
            by: recorded.actorID, thread: created.threadID, message: created.messageID)
        if let thread = created.threadID {
            try link(
                [tenant, id], thread, .created, message: created.messageID, by: recorded.actorID,
                at: created.createdAt.milliseconds)
        }
        try index(
            [tenant, id], kind: created.kind, title: created.title, content: created.content, at: created.createdAt)
        if let message = created.messageID {
            try mention([tenant, id], .created, in: message)
            try followMessage([tenant, id])
        }
    }

    /// The chart stands among what else is kept with the artifact.
    private func visualize(_ key: [String], _ chart: JSON, _ time: Int64) throws {
        let text = try String.fetchOne(
            db, sql: "SELECT metadata FROM artifacts WHERE tenant_id = ? AND id = ?", arguments: StatementArguments(key)
        )
        var members = try text.map { try JSON(parsing: $0) }?.object ?? [:]
        members["visualization"] = chart.isNull ? Optional.none : chart
        let metadata = members.isEmpty ? nil : JSON.object(members).serialized(sortedKeys: true)
        let changed: [(any DatabaseValueConvertible)?] = [metadata, time]
        try db.run(
            "UPDATE artifacts SET metadata = ?, updated_at = max(updated_at, ?) WHERE tenant_id = ? AND id = ?",
            changed + key)
    }

    /// A message that mentions nothing mentions what was kept of it later.
    private func mention(_ key: [String], _ action: ArtifactAction, in message: MessageID) throws {
        try db.run(
            """
            UPDATE messages SET artifact_id = ?, artifact_action = ?
            WHERE tenant_id = ? AND id = ? AND artifact_id IS NULL
            """, [key[1], action.rawValue, key[0], message.rawValue])
        if db.changesCount > 0 { try db.seal(.messages, key[0], message.rawValue) }
    }

    private func revise(_ revised: ArtifactRevised, _ recorded: RecordedEvent) throws {
        let key = [recorded.tenantID.rawValue, recorded.stream.id]
        guard
            let row = try Row.fetchOne(
                db, sql: "SELECT kind, title, created_at FROM artifacts WHERE tenant_id = ? AND id = ?",
                arguments: StatementArguments(key))
        else { return }
        let title: String = revised.title ?? row["title"]
        let size = revised.content.size
        try db.run(
            """
            UPDATE artifacts SET revision = ?, title = ?, updated_at = max(updated_at, ?), row_count = ?, column_count = ?
            WHERE tenant_id = ? AND id = ?
            """,
            [revised.revision, title.storable, revised.createdAt.milliseconds, size.rows, size.columns] + key)
        try insert(
            revised.revision, of: key, title: title, content: revised.content, at: revised.createdAt,
            by: recorded.actorID, thread: revised.threadID, message: revised.messageID)
        try forgetTerms(of: key, "kind <> 'tag'")
        try keep(revised.content.terms, of: key)
        try SearchProjection(db: db).removeArtifact(tenant: key[0], key[1])
        try index(
            key, kind: ArtifactKind(rawValue: row["kind"]), title: title, content: revised.content,
            at: Timestamp(milliseconds: row["created_at"]))
        if let message = revised.messageID { try mention(key, .updated, in: message) }
        try followMessage(key)
    }

    /// An artifact whose newest revision was made by a message that its thread shows no more is an earlier version.
    func followMessage(_ key: [String]) throws {
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT a.is_earlier AS was, a.deleted_at IS NULL AS is_there, EXISTS (
                        SELECT 1 FROM revisions v JOIN messages m ON m.tenant_id = v.tenant_id AND m.id = v.message_id
                        WHERE v.tenant_id = a.tenant_id AND v.artifact_id = a.id AND v.revision = a.revision
                            AND m.ordinal < 0) AS is_earlier
                    FROM artifacts a WHERE a.tenant_id = ? AND a.id = ?
                    """), arguments: [key[0], key[1]])
        guard let row, case let isEarlier = row["is_earlier"] as Bool, isEarlier != row["was"] as Bool else { return }
        // Threads count what they show, so that it is counted while it is shown.
        if isEarlier, row["is_there"] { try countInThreads(key, -1) }
        try db.run("UPDATE artifacts SET is_earlier = ? WHERE tenant_id = ? AND id = ?", [isEarlier] + key)
        if !isEarlier, row["is_there"] { try countInThreads(key, 1) }
    }

    private func insert(
        _ revision: Int, of key: [String], title: String, content: ArtifactContent, at time: Timestamp,
        by actor: UserID,
        thread: ThreadID?, message: MessageID?
    ) throws {
        try db.insert(
            .revisions,
            [
                key[0], key[1], revision, title.storable, try SortedJSON.text(of: content),
                time.milliseconds, actor.rawValue, thread?.rawValue, message?.rawValue,
            ])
    }

    private func count(_ event: ArtifactQueryRun, of key: [String], at time: Timestamp) throws {
        let earlier = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT runs FROM artifacts WHERE tenant_id = ? AND id = ?"),
            arguments: StatementArguments(key))
        let runs = RecordedRuns(
            after: try earlier.map { try JSONDecoder().decode(RecordedRuns.self, from: $0) }, event.run, at: time)
        let text = try SortedJSON.text(of: runs)
        try db.run(
            "UPDATE artifacts SET status = ?, runs = ? WHERE tenant_id = ? AND id = ?",
            [event.status.storable, text] + key)
    }

    private func update(_ key: [String], _ assignment: String, _ values: [String], _ time: Int64) throws {
        var arguments: [(any DatabaseValueConvertible)?] = values
        arguments.append(time)
        try db.run(
            "UPDATE artifacts SET \(assignment), updated_at = max(updated_at, ?) WHERE tenant_id = ? AND id = ?",
            arguments + key)
    }

    func link(
        _ key: [String], _ thread: ThreadID, _ relation: Relation, message: MessageID?, by actor: UserID, at time: Int64
    ) throws {
        let isKnown: Bool? = try db.value(
            "SELECT EXISTS (SELECT 1 FROM relations WHERE tenant_id = ? AND artifact_id = ? AND thread_id = ?)",
            [key[0], key[1], thread.rawValue])
        if isKnown != true {
            try db.insert(
                .relations,
                [key[0], key[1], thread.rawValue, relation.rawValue, time, actor.rawValue, message?.rawValue])
            try count(1, of: key, in: thread.rawValue)
        } else {
            let condition = "tenant_id = ? AND artifact_id = ? AND thread_id = ?"
            let row = key + [thread.rawValue]
            try db.run(
                "UPDATE relations SET relation = ?, linked_at = ?, linked_by = ? WHERE \(condition)",
                [relation.rawValue, time, actor.rawValue] + row)
            try db.seal(.relations, where: condition, row)
        }
    }

    private func unlink(_ key: [String], _ thread: ThreadID) throws {
        try db.run(
            "DELETE FROM relations WHERE tenant_id = ? AND artifact_id = ? AND thread_id = ?", key + [thread.rawValue])
        try count(-1, of: key, in: thread.rawValue)
        try db.run(
            "UPDATE artifacts SET primary_thread_id = NULL WHERE tenant_id = ? AND id = ? AND primary_thread_id = ?",
            key + [thread.rawValue])
    }

    /// Counts the artifact in, or out of, a thread, and a proposal that waits among those as well.
    private func count(_ difference: Int, of key: [String], in thread: String) throws {
        try db.run(
            """
            UPDATE threads SET artifact_count = artifact_count + ? * (
                SELECT 1 - is_earlier FROM artifacts WHERE tenant_id = ? AND id = ?), pending_count = pending_count + ? * (
                SELECT count(*) FROM proposals WHERE tenant_id = ? AND id = ? AND status = 'pending'),
                has_known = has_known OR EXISTS (SELECT 1 FROM proposals WHERE tenant_id = ? AND id = ? AND is_known)
            WHERE tenant_id = ? AND id = ?
            """,
            [
                difference, key[0], key[1], difference, key[0], key[1], key[0], key[1], key[0], thread,
            ])
    }

    /// Counts the artifact in, or out of, every thread that it is linked to.
    private func countInThreads(_ key: [String], _ difference: Int) throws {
        try db.run(
            """
            UPDATE threads SET artifact_count = artifact_count + ? * (
                SELECT 1 - is_earlier FROM artifacts WHERE tenant_id = ? AND id = ?)
            WHERE tenant_id = ? AND id IN (SELECT thread_id FROM relations WHERE tenant_id = ? AND artifact_id = ?)
            """,
            [difference, key[0], key[1], key[0], key[0], key[1]])
    }

    // MARK: Search

    /// What a document of the search index is made of.
    private enum Part {
        case text(String)
        /// The rows in a blob.
        case rows(digest: String)
    }

    /// Adds the title and the text to the search index; long tables chunk by chunk, so that no document is huge, and most
    /// of a very long one later.
    private func index(
        _ key: [String], kind: ArtifactKind, title: String, content: ArtifactContent, at time: Timestamp
    ) throws {
        let search = SearchProjection(db: db)
        var title = title
        var chunks = 0
        for part in try parts(of: content, tenant: key[0]) {
            let body: String
            switch part {
            case .text(let text): body = text
            case .rows(let digest):
                chunks += 1
                guard chunks <= SearchBacklog.atOnce else {
                    try search.add(
                        rowsIn: digest, tenant: key[0], artifact: key[1], kind: kind, title: title, createdAt: time)
                    title = ""
                    continue
                }
                body = try BlobProjection(db: db).rowsText(digest, tenant: key[0])
            }
            try search.add(
                .artifacts, tenant: key[0], object: key[1], thread: nil, kind: kind, title: title, body: body,
                createdAt: time)
            // The title is found once, in the first document.
            title = ""
        }
    }

    private func parts(of content: ArtifactContent, tenant: String) throws -> [Part] {
        switch content {
        case .table(let table): parts(of: table)
        case .sheet(let tables): tables.flatMap { [.text($0.name)] + parts(of: $0.table) }
        case .doc(.inline(let text)): [.text(text)]
        case .doc(.blob(let digest, _)):
            [.text(String(decoding: try BlobProjection(db: db).bytes(digest, tenant: tenant), as: UTF8.self))]
        case .sqlQuery(let query): [.text(query.sql)]
        case .other(let json): [.text(json.strings.joined(separator: " "))]
        }
    }

    private func parts(of table: TableContent) -> [Part] {
        let header = table.columns.map(\.name).joined(separator: " ")
        return switch table.rows {
        case .inline(let rows): [.text(([header] + rows.map { $0.joined(separator: " ") }).joined(separator: "\n"))]
        case .chunks(let chunks): [.text(header)] + chunks.map { .rows(digest: $0.digest) }
        }
    }
}

extension JSON {
    /// All texts in a JSON value. The members of objects come by their names: their own order is lost in the log.
    fileprivate var strings: [String] {
        switch self {
        case .string(let text): [text]
        case .array(let elements): elements.flatMap(\.strings)
        case .object(let members): members.elements.sorted { $0.key < $1.key }.flatMap(\.value.strings)
        case .null, .bool, .number: []
        }
    }
}
