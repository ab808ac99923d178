import CSQLite
import GRDB

/// A statement that is prepared once for its connection, and whose values SQLite is given one by one as they are: GRDB
/// gathers, copies and compares them first, which takes longer than most rows take to be written.
struct DirectStatement {
    private let statement: Statement
    private let handle: SQLiteStatement
    private var bound: CInt = 0
    private var refusal: CInt?

    init(_ sql: String, in db: Database) throws {
        statement = try db.cachedStatement(sql: sql)
        handle = statement.sqliteStatement
    }

    /// Gives the next value.
    mutating func bind(_ value: (any DatabaseValueConvertible)?) {
        bound += 1
        let code = value?.bind(to: handle, at: bound) ?? sqlite3_bind_null(handle, bound)
        if code != SQLITE_OK { refusal = refusal ?? code }
    }

    /// Runs the statement with the values that it was given.
    ///
    /// - Throws: What GRDB throws, too.
    func run() throws {
        try run { _ in }
    }

    /// Runs the statement, and reads its first row's first value, whatever that is: nothing where there is no row.
    func firstValue() throws -> DatabaseValue? {
        var value: DatabaseValue?
        try run { row in value = value ?? DatabaseValue(sqliteStatement: row, index: 0) }
        return value
    }

    /// Runs the statement, and hands in each row where SQLite has it.
    func run(_ take: (SQLiteStatement) -> Void) throws {
        defer {
            // What has failed is told again by this, and is no news.
            _ = sqlite3_reset(handle)
            _ = sqlite3_clear_bindings(handle)
        }
        if let refusal { throw failure(refusal, "A value cannot be stored") }
        guard bound == sqlite3_bind_parameter_count(handle) else {
            throw failure(SQLITE_MISUSE, "\(bound) values are given")
        }
        var code = sqlite3_step(handle)
        while code == SQLITE_ROW {
            take(handle)
            code = sqlite3_step(handle)
        }
        switch code {
        case SQLITE_DONE: return
        // Only work that is cancelled is interrupted.
        case SQLITE_INTERRUPT: throw CancellationError()
        default: throw failure(code, String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
        }
    }

    private func failure(_ code: CInt, _ message: String) -> DatabaseError {
        DatabaseError(resultCode: ResultCode(rawValue: code), message: message, sql: statement.sql)
    }
}
