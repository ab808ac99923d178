import DocketDomain
import GRDB

/// Files and fragments of text that were sent with a prompt. Early databases have neither.
struct LLMAttachments {
    private let database: Database
    private let hasAttachments: Bool
    private let hasFragments: Bool
    private let hasInstructionFragments: Bool

    init(_ database: Database) throws {
        self.database = database
        hasAttachments =
            try LLMTables.has("attachments", ["id", "type", "path", "url", "content"], database)
            && LLMTables.has("prompt_attachments", ["response_id", "attachment_id", "order"], database)
        let columns: Set<String> = ["response_id", "fragment_id", "order"]
        let hasTexts = try LLMTables.has("fragments", ["id", "content", "source"], database)
        hasFragments = try hasTexts && LLMTables.has("prompt_fragments", columns, database)
        hasInstructionFragments = try hasTexts && LLMTables.has("system_fragments", columns, database)
    }

    func ofResponse(_ id: String) throws -> [TranscriptAttachment] {
        var found: [TranscriptAttachment] = []
        if hasFragments { found += try fragments("prompt_fragments", id) }
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

    /// The fragments that came with the instructions of a response.
    func fragments(ofInstructions id: String) throws -> [TranscriptAttachment] {
        hasInstructionFragments ? try fragments("system_fragments", id) : []
    }

    private func fragments(_ table: String, _ response: String) throws -> [TranscriptAttachment] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT f.source, CAST(f.content AS BLOB) AS content
                    FROM \(table) AS p JOIN fragments AS f ON f.id = p.fragment_id
                    WHERE p.response_id = ? ORDER BY p."order"
                    """), arguments: [response]
        ).map(Self.fragment)
    }

    /// From a row of `source` and `content`.
    static func fragment(_ row: Row) -> TranscriptAttachment {
        let content = row.text("content") ?? ""
        return TranscriptAttachment(
            name: row.text("source") ?? "fragment", mimeType: "text/plain", size: content.utf8.count, text: content)
    }

    /// From a row of `id`, `type`, `path`, `url` and `size`.
    static func attachment(_ row: Row) -> TranscriptAttachment {
        TranscriptAttachment(
            name: row.text("path") ?? row.text("url") ?? row.text("id") ?? "attachment",
            mimeType: row.text("type"), size: row["size"])
    }
}
