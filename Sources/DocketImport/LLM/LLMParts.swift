import DocketDomain
import Foundation
import GRDB

/// Puts a message of llm's newer tables together: text stands in its part, or is made of fragments that are kept once.
struct LLMParts {
    private let database: Database

    init(_ database: Database) throws {
        self.database = database
    }

    func message(_ hash: String) throws -> TranscriptMessage {
        let role = try Row.fetchOne(
            database.cachedStatement(sql: "SELECT role FROM messages WHERE hash = ?"), arguments: [hash])?.text("role")
        var message = TranscriptMessage(id: hash, role: ChatContent.role(role) ?? .tool)
        let rows = try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT type, CAST(text AS BLOB) AS text, CAST(payload AS BLOB) AS payload FROM parts
                    WHERE message_hash = ? ORDER BY position
                    """), arguments: [hash])
        for row in rows {
            // A payload that is no JSON says nothing, like one that is missing.
            let payload = row.text("payload").flatMap { try? JSON(parsing: $0) }
            switch row.text("type") {
            case "text":
                if let text = row.text("text") {
                    message.parts.append(.text(text))
                } else {
                    try add(payload, to: &message)
                }
            case "tool_result":
                guard let text = try row.text("text") ?? text(of: payload) ?? payload?.text("output") else { continue }
                message.parts.append(.code(language: "", content: text))
            case "attachment":
                if let id = payload?["attachment"]?.text("id"), let attachment = try attachment(id) {
                    message.attachments.append(attachment)
                }
            case "reasoning":
                message.hide(.reasoning)
                guard let text = try row.text("text") ?? text(of: payload), !text.isBlank else { continue }
                message.parts.append(.reasoning(text))
            case "tool_call": message.hide(.toolCall)
            case let type:
                message.parts.append(.placeholder("not shown: \(type ?? "unknown content")"))
            }
        }
        return message
    }

    /// Fragments that a person sent are files beside the text, as they are in older databases.
    private func add(_ payload: JSON?, to message: inout TranscriptMessage) throws {
        guard message.role == .user || message.role == .system, let pieces = payload?["text_ref"]?.array else {
            if let text = try text(of: payload) { message.parts.append(.text(text)) }
            return
        }
        var text = ""
        for piece in pieces {
            if let literal = piece["literal"]?.string { text += literal }
            if let fragment = piece["fragment"]?.int { message.attachments += try self.fragment(fragment) }
        }
        let words = text.trimmingCharacters(in: .newlines)
        if !words.isEmpty { message.parts.append(.text(words)) }
    }

    private func fragment(_ id: Int) throws -> [TranscriptAttachment] {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT source, CAST(content AS BLOB) AS content FROM fragments WHERE id = ?"), arguments: [id]
        ).map { [LLMAttachments.fragment($0)] } ?? []
    }

    private func text(of payload: JSON?) throws -> String? {
        guard let pieces = payload?["text_ref"]?.array else { return payload?.text("text") }
        return try pieces.map { piece in
            if let literal = piece["literal"]?.string { return literal }
            guard let fragment = piece["fragment"]?.int else { return "" }
            let row = try Row.fetchOne(
                database.cachedStatement(sql: "SELECT CAST(content AS BLOB) AS content FROM fragments WHERE id = ?"),
                arguments: [fragment])
            return row?.text("content") ?? ""
        }.joined()
    }

    private func attachment(_ id: String) throws -> TranscriptAttachment? {
        try Row.fetchOne(
            database.cachedStatement(
                sql: "SELECT id, type, path, url, LENGTH(content) AS size FROM attachments WHERE id = ?"),
            arguments: [id]
        ).map(LLMAttachments.attachment)
    }
}
