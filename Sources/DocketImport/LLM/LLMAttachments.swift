import DocketDomain
import GRDB

/// Files and fragments of text that were sent with a prompt. Early databases have neither.
struct LLMAttachments {
    private let database: Database
    private let hasAttachments: Bool
    private let hasFragments: Bool

    init(_ database: Database) throws {
        self.database = database
        hasAttachments =
            try LLMTables.has("attachments", ["id", "type", "path", "url", "content"], database)
            && LLMTables.has("prompt_attachments", ["response_id", "attachment_id", "order"], database)
        hasFragments =
            try LLMTables.has("fragments", ["id", "content", "source"], database)
            && LLMTables.has("prompt_fragments", ["response_id", "fragment_id", "order"], database)
    }

    func ofResponse(_ id: String) throws -> [TranscriptAttachment] {
        var found: [TranscriptAttachment] = []
        if hasFragments {
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT f.source, CAST(f.content AS BLOB) AS content
                        FROM prompt_fragments AS p JOIN fragments AS f ON f.id = p.fragment_id
                        WHERE p.response_id = ? ORDER BY p."order"
                        """), arguments: [id])
            found += rows.map { row in
                let content = row.text("content") ?? ""
                return TranscriptAttachment(
                    name: row.text("source") ?? "fragment", mimeType: "text/plain", size: content.utf8.count,
                    text: content)
            }
        }
        if hasAttachments {
            let rows = try Row.fetchAll(
                database.cachedStatement(
                    sql: """
                        SELECT a.id, a.type, a.path, a.url, LENGTH(a.content) AS size
                        FROM prompt_attachments AS p JOIN attachments AS a ON a.id = p.attachment_id
                        WHERE p.response_id = ? ORDER BY p."order"
                        """), arguments: [id])
            found += rows.map(Self.attachment)
        }
        return found
    }

    /// From a row of `id`, `type`, `path`, `url` and `size`.
    static func attachment(_ row: Row) -> TranscriptAttachment {
        TranscriptAttachment(
            name: row.text("path") ?? row.text("url") ?? row.text("id") ?? "attachment",
            mimeType: row.text("type"), size: row["size"])
    }
}
