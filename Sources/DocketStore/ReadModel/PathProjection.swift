import DocketDomain
import GRDB

/// The order of a thread's messages, and which of them are earlier versions of others.
struct PathProjection {
    let db: Database
    let tenant: String
    let thread: String

    func take(_ changed: ThreadPathChanged) throws {
        let head = try String.fetchOne(
            db, sql: "SELECT id FROM messages WHERE tenant_id = ? AND thread_id = ? AND ordinal = ?",
            arguments: [tenant, thread, changed.kept])
        try db.run(
            "UPDATE messages SET ordinal = -position WHERE tenant_id = ? AND thread_id = ? AND ordinal >= ?",
            [tenant, thread, changed.kept])
        for (offset, message) in changed.messages.enumerated() {
            try db.run(
                "UPDATE messages SET ordinal = ? WHERE tenant_id = ? AND id = ?",
                [changed.kept + offset, tenant, message.rawValue])
        }
        try db.run(
            "UPDATE threads SET message_count = ?, path_changes = path_changes + 1 WHERE tenant_id = ? AND id = ?",
            [changed.kept + changed.messages.count, tenant, thread])
        let moved = try Int64.fetchAll(
            db,
            sql:
                "SELECT position FROM messages WHERE tenant_id = ? AND thread_id = ? AND (ordinal < 0 OR ordinal >= ?)",
            arguments: [tenant, thread, changed.kept])
        for position in moved { try db.seal(.messages, where: "position = ?", [position]) }
        if let head, let first = changed.messages.first?.rawValue {
            let earlier = changed.earlier.map(\.rawValue)
            if head == first, let other = earlier.first {
                try join(other, with: first)
            } else if earlier.contains(head) {
                try join(head, with: first)
            }
        }
        let artifacts = try String.fetchAll(
            db, sql: "SELECT artifact_id FROM relations WHERE tenant_id = ? AND thread_id = ?",
            arguments: [tenant, thread])
        for artifact in artifacts { try ArtifactProjection(db: db).followMessage([tenant, artifact]) }
    }

    /// Takes two messages for versions of each other, and numbers all that there are of them, the oldest first.
    private func join(_ message: String, with other: String) throws {
        let branch = try String.fetchOne(
            db, sql: "SELECT coalesce(branch, id) FROM messages WHERE tenant_id = ? AND id = ?",
            arguments: [tenant, message])
        guard let branch else { return }
        try db.run(
            "UPDATE messages SET branch = ? WHERE tenant_id = ? AND id IN (?, ?)", [branch, tenant, message, other])
        let positions = try Int64.fetchAll(
            db, sql: "SELECT position FROM messages WHERE tenant_id = ? AND branch = ? ORDER BY created_at, position",
            arguments: [tenant, branch])
        for (index, position) in positions.enumerated() {
            try db.run(
                "UPDATE messages SET version = ?, versions = ? WHERE position = ?",
                [index + 1, positions.count, position])
        }
    }
}
