import GRDB

/// Which of llm's tables a database has, with the columns that reading them needs.
struct LLMTables {
    let hasResponses: Bool
    let hasThreads: Bool
    /// For messages to people: the first tables that there are.
    let outline: String

    init(_ database: Database) throws {
        hasResponses =
            try Self.has("conversations", ["id", "name", "model"], database)
            && Self.has(
                "responses", ["id", "model", "prompt", "system", "response", "conversation_id", "datetime_utc"],
                database)
        hasThreads =
            try Self.has("threads", ["id", "name", "tip_message_hash", "datetime_utc"], database)
            && Self.has(
                "turns", ["id", "thread_id", "parent_message_hash", "tip_message_hash", "model", "datetime_utc"],
                database)
            && Self.has("messages", ["hash", "parent_hash", "role"], database)
            && Self.has("parts", ["message_hash", "position", "type", "tool_name", "text", "payload"], database)
        let names = try String.fetchAll(
            database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name LIMIT 6")
        outline =
            names.isEmpty
            ? "no tables" : "the tables \(names.prefix(5).joined(separator: ", "))\(names.count > 5 ? ", …" : "")"
    }

    /// Only real tables count: a view could make each row cost anything.
    static func has(_ table: String, _ columns: Set<String>, _ database: Database) throws -> Bool {
        let isTable = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?)",
            arguments: [table])
        guard isTable == true else { return false }
        return columns.isSubset(of: try database.columns(in: table).map(\.name))
    }
}

extension Row {
    /// Text with everything that is in it: as a C string it would end at its first NUL. Whatever a column of any
    /// database may hold is taken without complaint.
    func text(_ column: String) -> String? {
        switch self[column]?.databaseValue.storage {
        case .blob(let data)? where !data.isEmpty: String(decoding: data, as: UTF8.self)
        case .string(let text)? where !text.isEmpty: text
        case .int64(let number)?: String(number)
        default: nil
        }
    }
}
