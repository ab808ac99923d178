import GRDB

/// What older versions of llm logged beside an answer: its thinking, the calls of tools and what these gave.
struct LLMHiddenParts {
    private let database: Database
    private let hasReasoning: Bool
    private let hasCalls: Bool
    private let hasResults: Bool

    init(_ database: Database) throws {
        self.database = database
        hasReasoning = try LLMTables.has("responses", ["id", "reasoning"], database)
        hasCalls = try LLMTables.has("tool_calls", ["response_id"], database)
        hasResults = try LLMTables.has("tool_results", ["response_id"], database)
    }

    func note(ofResponse id: String, in message: inout TranscriptMessage) throws {
        if hasReasoning, try count("responses WHERE id = ? AND reasoning <> ''", id) > 0 { message.hide(.reasoning) }
        if hasCalls { for _ in 0..<(try count("tool_calls WHERE response_id = ?", id)) { message.hide(.toolCall) } }
        if hasResults {
            for _ in 0..<(try count("tool_results WHERE response_id = ?", id)) { message.hide(.toolResult) }
        }
    }

    private func count(_ rows: String, _ id: String) throws -> Int {
        try Int.fetchOne(database.cachedStatement(sql: "SELECT count(*) FROM \(rows)"), arguments: [id]) ?? 0
    }
}
