import CSQLite
import DocketDomain
import Foundation

/// A connection to a database that is only read: one user at a time.
final class SQLiteConnection {
    let handle: OpaquePointer
    let control: RunControl
    private let guardian: SQLiteGuardian
    /// Whether a query was ended since it took more and more.
    private var isOutOfMemory = false
    /// Called now and then while the engine looks for rows.
    var whileLooking: (() -> Void)?

    /// Bytes that one value may have, and all values of a row.
    static let valueBytes: Int32 = 32 << 20
    private static let statementBytes: Int32 = 1 << 20
    /// Steps of SQLite's machine between two looks at the clock.
    private static let stepsBetweenLooks: Int32 = 1000

    /// Opens a file for reading.
    ///
    /// - Throws: `notFound` where there is no such file, `invalidArgument` where it is no database.
    convenience init(reading path: String, control: RunControl) throws(QueryFailure) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            throw QueryFailure(.notFound, "There is no file \(path). Check the path of the source.")
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw QueryFailure(.invalidArgument, "\(path) is no file of a database.")
        }
        let absolute = URL(fileURLWithPath: path).path
        try self.init(absolute, SQLITE_OPEN_READONLY, control, name: path)
        try execute("PRAGMA query_only = 1")
        guardReading()
    }

    /// A database of its own that nobody else sees, and that is gone afterwards. It can be written to until it is guarded.
    convenience init(control: RunControl) throws(QueryFailure) {
        try self.init("", SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, control, name: "the temporary database")
    }

    private init(_ path: String, _ flags: Int32, _ control: RunControl, name: String) throws(QueryFailure) {
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(path, &opened, flags | SQLITE_OPEN_NOMUTEX, nil)
        guard let opened, code == SQLITE_OK else {
            sqlite3_close_v2(opened)
            throw QueryFailure(
                .unavailable, "\(name) cannot be opened: \(String(cString: sqlite3_errstr(code))). Check its rights.")
        }
        handle = opened
        self.control = control
        guardian = SQLiteGuardian()
        sqlite3_extended_result_codes(handle, 1)
        limit()
        watch()
        // Sorting and temporary tables stay in memory, and pages of a damaged file are not trusted.
        try execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = 1; PRAGMA trusted_schema = 0")
    }

    deinit {
        sqlite3_close_v2(handle)
    }

    private func limit() {
        sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, Self.valueBytes)
        sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, Self.statementBytes)
        sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0)
        sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0)
        sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 250_000)
        sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 1000)
        sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 5000)
        for option in [SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER] {
            _ = docket_sqlite3_configure(handle, Int32(option), 0)
        }
        _ = docket_sqlite3_configure(handle, Int32(SQLITE_DBCONFIG_DEFENSIVE), 1)
    }

    /// Has the engine look now and then whether it is to end.
    private func watch() {
        sqlite3_progress_handler(
            handle, Self.stepsBetweenLooks,
            { context in
                guard let context else { return 1 }
                let connection = Unmanaged<SQLiteConnection>.fromOpaque(context).takeUnretainedValue()
                connection.whileLooking?()
                if EngineMemory.isFull { connection.isOutOfMemory = true }
                return connection.isOutOfMemory || connection.control.mustStop ? 1 : 0
            }, Unmanaged.passUnretained(self).toOpaque())
        sqlite3_busy_handler(
            handle,
            { context, count in
                guard let context, count < 500,
                    !Unmanaged<RunControl>.fromOpaque(context).takeUnretainedValue().mustStop
                else { return 0 }
                usleep(10_000)
                return 1
            }, Unmanaged.passUnretained(control).toOpaque())
    }

    /// From here on statements may only read.
    func guardReading() {
        guardian.attach(to: handle)
    }

    /// Lets the program's own statements do more, meanwhile.
    func unguarded<Value>(_ work: () throws(QueryFailure) -> Value) throws(QueryFailure) -> Value {
        sqlite3_set_authorizer(handle, nil, nil)
        defer { guardian.attach(to: handle) }
        return try work()
    }

    /// Runs statements of the program's own.
    func execute(_ sql: String) throws(QueryFailure) {
        let code = sqlite3_exec(handle, sql, nil, nil, nil)
        if code != SQLITE_OK { throw failure(code) }
    }

    /// What an error code of SQLite means.
    ///
    /// - Parameters:
    ///   - statement: The query that it came from.
    ///   - prefix: Bytes that the program put before the query's text.
    func failure(_ code: Int32, in statement: BoundStatement? = nil, after prefix: Int = 0) -> QueryFailure {
        let message = String(cString: sqlite3_errmsg(handle))
        switch code & 0xFF {
        case SQLITE_INTERRUPT where !isOutOfMemory: return control.stopFailure
        case SQLITE_NOMEM, SQLITE_INTERRUPT:
            return QueryFailure(
                .resourceExhausted,
                "The query needs more than the \(EngineMemory.megabytes) MB of memory that it may use. Narrow it, or sort and group less."
            )
        case SQLITE_TOOBIG:
            return QueryFailure(
                .resourceExhausted,
                "A value of the query, a row or its text is larger than docket takes: values and rows have \(Self.valueBytes >> 20) MB at most."
            )
        case SQLITE_AUTH:
            return QueryFailure(.permissionDenied, guardian.refusal, at: place(in: statement, after: prefix))
        case SQLITE_READONLY:
            return QueryFailure(
                .permissionDenied, "docket only reads sources, and this needs to write: \(message).", cause: message)
        case SQLITE_BUSY, SQLITE_LOCKED:
            return QueryFailure(
                .unavailable, "Another program is writing to the database and does not let it be read. Try again.")
        case SQLITE_NOTADB: return QueryFailure(.invalidArgument, "The file is no SQLite database, or it is encrypted.")
        case SQLITE_CORRUPT: return QueryFailure(.corrupt, "The database is damaged: \(message).")
        case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_PERM, SQLITE_FULL:
            return QueryFailure(.unavailable, "The database cannot be read: \(message).")
        default:
            return QueryFailure(
                .invalidArgument, "\(message.prefix(1).uppercased())\(message.dropFirst()).",
                at: place(in: statement, after: prefix))
        }
    }

    private func place(in statement: BoundStatement?, after prefix: Int) -> SQLPlace? {
        let offset = Int(docket_sqlite3_error_offset(handle))
        return offset < 0 ? nil : statement?.place(ofByte: offset - prefix)
    }
}
