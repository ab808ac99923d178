import DocketDomain
import Foundation
import GRDB

/// The conversations in the `logs.db` of the `llm` program. Older versions wrote `responses`, one question and answer
/// each; newer ones write `threads` whose `messages` form a tree. A database may hold both.
final class LLMConversations: ConversationSource {
    private enum Reference {
        case thread(id: String)
        /// Row ids of `responses`, oldest first.
        case responses(conversation: String?, rows: [Int64])
    }

    private let database: DatabaseQueue
    private let references: [Reference]
    private var position = 0
    /// Read with the first of the `responses`.
    private var hidden: LLMHiddenParts?
    let totalBytes: Int

    init(url: URL, name: String) throws(DocketError) {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            configuration.prepareDatabase { database in
                // The file may come from anywhere: nothing that its schema brings along is run.
                try database.execute(sql: "PRAGMA trusted_schema = OFF")
            }
            database = try DatabaseQueue(path: url.path, configuration: configuration)
            references = try database.read { database in
                let tables = try LLMTables(database)
                guard tables.hasResponses || tables.hasThreads else {
                    throw DocketError(
                        .invalidArgument,
                        "\(name) is an SQLite database, but not the logs of llm: it has \(tables.outline).")
                }
                return try Self.threads(tables, database) + Self.responses(tables, database)
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: url.path)
            totalBytes = (attributes[.size] as? NSNumber)?.intValue ?? 0
        } catch let error as DocketError {
            throw error
        } catch {
            throw DocketError(
                .invalidArgument, "\(name) cannot be read as an SQLite database.", cause: String(describing: error))
        }
    }

    /// The rows' sizes are not known beforehand, so that progress goes by their number.
    var bytesRead: Int {
        references.isEmpty ? totalBytes : Int(Double(totalBytes) * Double(position) / Double(references.count))
    }

    func next() throws -> RawConversation.Content? {
        guard position < references.count else { return nil }
        let reference = references[position]
        position += 1
        let item = try database.read { database -> TranscriptItem in
            switch reference {
            case .thread(let id):
                try Self.item(id: id) { try LLMThread.transcript(id: id, database) }
            case .responses(let conversation, let rows):
                try Self.item(id: conversation ?? "") {
                    let hidden = try hidden ?? LLMHiddenParts(database)
                    self.hidden = hidden
                    return try LLMResponses.transcript(
                        conversation: conversation, rows: rows, hidden: hidden, database)
                }
            }
        }
        return .item(item)
    }

    private static func item(id: String, read: () throws -> Transcript) throws -> TranscriptItem {
        do {
            return .transcript(try read().finished())
        } catch let refusal as Refusal {
            return .skipped(SkippedConversation(id: id, reason: refusal.reason, messages: refusal.messages))
        } catch let error as DatabaseError {
            return .skipped(
                SkippedConversation(
                    id: id, reason: "The database cannot give it: \(error.message ?? "unknown error")."))
        }
    }

    private static func threads(_ tables: LLMTables, _ database: Database) throws -> [Reference] {
        guard tables.hasThreads else { return [] }
        return try Row.fetchAll(database, sql: "SELECT id FROM threads ORDER BY rowid")
            .compactMap { $0.text("id").map(Reference.thread) }
    }

    /// Responses by conversation, without those that a thread holds too. Only row ids are kept: there can be many.
    private static func responses(_ tables: LLMTables, _ database: Database) throws -> [Reference] {
        guard tables.hasResponses else { return [] }
        let inThreads =
            tables.hasThreads
            ? """
            WHERE id NOT IN (SELECT id FROM turns WHERE id IS NOT NULL)
              AND (conversation_id IS NULL
                   OR conversation_id NOT IN (SELECT id FROM threads WHERE id IS NOT NULL))
            """ : ""
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT rowid, conversation_id FROM responses \(inThreads)
                ORDER BY conversation_id, datetime_utc, rowid
                """)
        var references: [Reference] = []
        var current: (conversation: String, rows: [Int64])?
        while let row = try rows.next() {
            // A hostile table may have a column of this name that holds anything.
            guard let id = Int64.fromDatabaseValue(row["rowid"]) else { continue }
            guard let conversation = row.text("conversation_id") else {
                references.append(.responses(conversation: nil, rows: [id]))
                continue
            }
            if current?.conversation == conversation {
                current?.rows.append(id)
            } else {
                if let current { references.append(.responses(conversation: current.conversation, rows: current.rows)) }
                current = (conversation, [id])
            }
        }
        if let current { references.append(.responses(conversation: current.conversation, rows: current.rows)) }
        return references
    }
}
