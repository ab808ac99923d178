import CSQLite
import GRDB

extension Statement {
    /// Whether the row that a table's `verification` reads is what was written; where there is none, or none with a
    /// checksum, nothing says otherwise. The values are looked at where SQLite has them: a page of a list has hundreds of
    /// such rows, and a copy of one costs several times its checksum.
    ///
    /// - Returns: False where the row is damaged, or can't be read.
    func readsSealed(_ table: SealedTable, _ arguments: StatementArguments) throws -> Bool {
        try setArguments(arguments)
        defer { sqlite3_reset(sqliteStatement) }
        let code = sqlite3_step(sqliteStatement)
        guard code == SQLITE_ROW else { return code == SQLITE_DONE }
        let last = sqlite3_column_count(sqliteStatement) - 1
        let sealed = sqlite3_column_type(sqliteStatement, last)
        guard sealed == SQLITE_INTEGER else { return sealed == SQLITE_NULL }
        let checksum = table.checksum(ofColumnsBefore: last, in: sqliteStatement)
        return checksum == sqlite3_column_int64(sqliteStatement, last)
    }
}
