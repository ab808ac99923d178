import DocketDomain
import GRDB

/// A conversation as newer versions of llm log it: the chain of messages that ends at the thread's tip.
enum LLMThread {
    static func transcript(id: String, _ database: Database) throws -> Transcript {
        let thread = try Row.fetchOne(
            database,
            sql: """
                SELECT CAST(name AS BLOB) AS name, tip_message_hash, forked_from, datetime_utc FROM threads WHERE id = ?
                """, arguments: [id])
        guard let thread, let tip = thread.text("tip_message_hash") else { throw Refusal("It holds no messages.") }
        let parents = try database.cachedStatement(sql: "SELECT parent_hash FROM messages WHERE hash = ?")
        func parent(of hash: String) throws -> String? {
            try Row.fetchOne(parents, arguments: [hash])?.text("parent_hash")
        }
        let path = try chain(to: tip, parent: parent)
        let turns = try Self.turns(of: id, database)
        let origin = try origins(of: turns, parent: parent)
        let content = try LLMParts(database)
        var transcript = Transcript(
            format: .llm,
            id: id,
            title: thread.text("name") ?? "",
            createdAt: turns.first?.time ?? thread.text("datetime_utc").flatMap(ExportTime.timestamp),
            updatedAt: turns.last?.time,
            agent: turns.last?.model,
            metadata: thread.text("forked_from").map { ["forked_from": .string($0)] } ?? [:])
        let onPath = Set(path)
        transcript.alternatives = turns.count { !onPath.contains($0.tip) }
        for hash in path {
            var message = try content.message(hash)
            message.createdAt = origin[hash]?.time
            message.author = message.role == .assistant ? origin[hash]?.model : nil
            transcript.take(.shown(message), id: hash)
        }
        transcript.tally.hide(origin.keys.count { !onPath.contains($0) }, as: .otherBranch)
        return transcript
    }

    /// One call of a model.
    private struct Turn {
        let tip: String
        let model: String?
        let time: Timestamp?
    }

    private static func turns(of thread: String, _ database: Database) throws -> [Turn] {
        try Row.fetchAll(
            database.cachedStatement(
                sql: """
                    SELECT tip_message_hash, model, datetime_utc FROM turns WHERE thread_id = ?
                    ORDER BY datetime_utc, id
                    """), arguments: [thread]
        ).compactMap { row in
            row.text("tip_message_hash").map { tip in
                Turn(
                    tip: tip, model: row.text("model"),
                    time: row.text("datetime_utc").flatMap(ExportTime.timestamp))
            }
        }
    }

    /// Rows of messages are shared between threads and bear no time; each belongs to the first turn that has it.
    private static func origins(of turns: [Turn], parent: (String) throws -> String?) rethrows -> [String: Turn] {
        var origins: [String: Turn] = [:]
        for turn in turns {
            var next: String? = turn.tip
            while let hash = next, origins[hash] == nil {
                origins[hash] = turn
                next = try parent(hash)
            }
        }
        return origins
    }

    private static func chain(to tip: String, parent: (String) throws -> String?) rethrows -> [String] {
        var chain: [String] = []
        var seen: Set<String> = []
        var next: String? = tip
        while let hash = next, seen.insert(hash).inserted {
            chain.append(hash)
            next = try parent(hash)
        }
        return chain.reversed()
    }
}
