import DocketDomain
import GRDB

/// A conversation as older versions of llm logged it.
enum LLMResponses {
    static func transcript(
        conversation: String?, rows: [Int64], hidden: LLMHiddenParts, _ database: Database
    ) throws -> Transcript {
        var transcript = Transcript(format: .llm, id: conversation ?? "")
        if let conversation {
            let row = try Row.fetchOne(
                database,
                sql: "SELECT CAST(name AS BLOB) AS name, model FROM conversations WHERE id = ?",
                arguments: [conversation])
            transcript.title = row?.text("name") ?? ""
            transcript.agent = row?.text("model")
        }
        let statement = try database.cachedStatement(
            sql: """
                SELECT id, model, CAST(prompt AS BLOB) AS prompt, CAST(system AS BLOB) AS system,
                       CAST(response AS BLOB) AS response, datetime_utc
                FROM responses WHERE rowid = ?
                """)
        let attachments = try LLMAttachments(database)
        var instructions: String?
        for rowID in rows {
            guard let row = try Row.fetchOne(statement, arguments: [rowID]) else { continue }
            let id = row.text("id") ?? String(rowID)
            let model = row.text("model")
            let time = row.text("datetime_utc").flatMap(ExportTime.timestamp)
            if transcript.id.isEmpty { transcript.id = id }
            transcript.createdAt = transcript.createdAt ?? time
            transcript.updatedAt = time ?? transcript.updatedAt
            transcript.agent = transcript.agent ?? model
            let instructionFiles = try attachments.fragments(ofInstructions: id)
            let system = row.text("system")
            if system != nil && system != instructions || !instructionFiles.isEmpty {
                instructions = system
                transcript.add(
                    TranscriptMessage(
                        id: "\(id)/system", role: .system, parts: text(system), createdAt: time,
                        attachments: instructionFiles))
            }
            transcript.add(
                TranscriptMessage(
                    id: "\(id)/prompt", role: .user, parts: text(row.text("prompt")), createdAt: time,
                    attachments: try attachments.ofResponse(id)))
            var answer = TranscriptMessage(
                id: "\(id)/response", role: .assistant, parts: text(row.text("response")), createdAt: time,
                author: model)
            try hidden.note(ofResponse: id, in: &answer, database)
            transcript.add(answer)
        }
        return transcript
    }

    private static func text(_ text: String?) -> [MessagePart] {
        text.map { [.text($0)] } ?? []
    }
}

extension Transcript {
    fileprivate mutating func add(_ message: TranscriptMessage) { take(.shown(message), id: message.id ?? "") }
}
