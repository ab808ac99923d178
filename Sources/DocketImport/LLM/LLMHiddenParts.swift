import GRDB

/// What older versions of llm logged beside an answer: its thinking, the calls of tools and what these gave. Calls and
/// results are counted once for all answers: llm has no index that finds those of one.
struct LLMHiddenParts {
    private let hasReasoning: Bool
    private let calls: [String: Int]
    private let results: [String: Int]

    init(_ database: Database) throws {
        hasReasoning = try LLMTables.has("responses", ["id", "reasoning"], database)
        calls = try Self.counts("tool_calls", database)
        results = try Self.counts("tool_results", database)
    }

    func note(ofResponse id: String, in message: inout TranscriptMessage, _ database: Database) throws {
        if hasReasoning {
            let statement = try database.cachedStatement(
                sql: "SELECT count(*) FROM responses WHERE id = ? AND reasoning <> ''")
            if try Int.fetchOne(statement, arguments: [id]) ?? 0 > 0 { message.hide(.reasoning) }
        }
        for _ in 0..<(calls[id] ?? 0) { message.hide(.toolCall) }
        for _ in 0..<(results[id] ?? 0) { message.hide(.toolResult) }
    }

    /// Rows of a table by the response that they belong to.
    private static func counts(_ table: String, _ database: Database) throws -> [String: Int] {
        guard try LLMTables.has(table, ["response_id"], database) else { return [:] }
        var counts: [String: Int] = [:]
        let rows = try Row.fetchCursor(
            database, sql: "SELECT response_id, count(*) AS count FROM \(table) GROUP BY response_id")
        while let row = try rows.next() {
            if let id = row.text("response_id") { counts[id] = Int.fromDatabaseValue(row["count"]) ?? 0 }
        }
        return counts
    }
}
