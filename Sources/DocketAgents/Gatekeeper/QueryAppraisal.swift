/// How sure it is that a block of SQL is worth keeping by itself.
struct QueryAppraisal {
    private let sql: String
    private let dialect: String?
    private let isAsked: Bool
    private let isEcho: Bool
    private let blocks: Int

    /// - Parameter blocks: How many blocks of SQL the reply has.
    init(_ sql: String, _ dialect: String?, isAsked: Bool, isEcho: Bool, isOneOf blocks: Int) {
        (self.sql, self.dialect, self.isAsked, self.isEcho, self.blocks) = (sql, dialect, isAsked, isEcho, blocks)
    }

    func draft(_ found: DetectedArtifact) -> ArtifactDraft {
        let (confidence, reason) = judgement
        return ArtifactDraft(
            title: found.title, content: .sqlQuery(sql: sql, dialect: dialect), lines: found.lines,
            confidence: confidence, reason: reason)
    }

    /// From so many blocks on they are the steps of an explanation.
    private static let manyBlocks = 5

    private var judgement: (Double, String) {
        if isEcho { return (0.45, "The SQL is the user's own.") }
        guard isWhole else { return (0.45, "What is tagged as SQL is no whole statement.") }
        if isAsked { return (0.95, "The user asked for a query, and the reply has one.") }
        if blocks >= Self.manyBlocks { return (0.65, "The reply explains by many pieces of SQL.") }
        return (0.85, "The reply has a SQL statement.")
    }

    private var isWhole: Bool {
        if SQLStatement.leads(sql) { return true }
        let tokens = SQLTokens(sql)
        guard let first = tokens.all.first, tokens.all.count > 1, !SQLProse.isLikely(tokens.all) else { return false }
        return SQLWords.statementStarts.contains(first.key)
    }
}
