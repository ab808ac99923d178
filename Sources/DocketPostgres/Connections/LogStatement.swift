import PostgresKit

/// A statement of the engine's own with its values.
struct LogStatement: Sendable {
    let sql: String
    let values: [PostgresValue]

    init(_ sql: String, _ values: PostgresValue...) {
        self.sql = sql
        self.values = values
    }

    /// From here on rows of this tenant are seen and written, up to the end of the transaction.
    static func enter(_ tenant: String) -> LogStatement {
        LogStatement("SELECT set_config('docket.tenant', $1, true)", .text(tenant))
    }

    static let begin = LogStatement("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE")
    static let commit = LogStatement("COMMIT")
    static let rollback = LogStatement("ROLLBACK")
}
