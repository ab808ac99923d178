import CSQLite
import DocketDomain

/// A query that SQLite has taken, with its values.
final class SQLiteStatement {
    let connection: SQLiteConnection
    private let bound: BoundStatement
    private let handle: OpaquePointer
    private let width: Int32

    /// - Parameter prefix: What the program puts before the query's text.
    /// - Throws: Where it is no query, or more than one statement, or does more than read.
    init(_ bound: BoundStatement, prefix: String = "", _ connection: SQLiteConnection) throws(QueryFailure) {
        self.connection = connection
        self.bound = bound
        if bound.text.utf8.contains(0) {
            throw QueryFailure(.invalidArgument, "The query has a NUL character in it, where its text would end.")
        }
        let text = prefix + bound.text
        var prepared: OpaquePointer?
        var end = 0
        let code = text.withCString { start in
            var tail: UnsafePointer<CChar>?
            let code = sqlite3_prepare_v2(connection.handle, start, -1, &prepared, &tail)
            end = tail.map { $0 - start } ?? 0
            return code
        }
        guard code == SQLITE_OK else { throw connection.failure(code, in: bound, after: prefix.utf8.count) }
        guard let prepared else {
            throw QueryFailure(.invalidArgument, "There is no query: the text is empty, or only comments.")
        }
        handle = prepared
        width = sqlite3_column_count(prepared)
        try refuseMore(after: end - prefix.utf8.count)
        guard sqlite3_stmt_readonly(prepared) != 0, width > 0 else {
            throw QueryFailure(.permissionDenied, "docket only reads sources, and this is no SELECT.")
        }
        for (index, value) in bound.values.enumerated() {
            let code = value.value.bind(to: prepared, Int32(index + 1))
            guard code == SQLITE_OK else { throw connection.failure(code) }
        }
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// SQLite takes one statement and leaves the rest of the text.
    private func refuseMore(after end: Int) throws(QueryFailure) {
        let bytes = Array(bound.text.utf8.dropFirst(max(0, end)))
        var lexer = SQLLexer(bytes, SQLEngine.sqlite.dialect)
        while let lexeme = lexer.next() {
            switch lexeme.kind {
            case .blank, .comment: continue
            case .mark where bytes[lexeme.range.lowerBound] == UInt8(ascii: ";"): continue
            default:
                throw QueryFailure(
                    .invalidArgument, "A second statement begins here, and one is run at a time. Take it out.",
                    at: bound.place(ofByte: end + lexeme.range.lowerBound))
            }
        }
    }

    var columns: [SQLColumn] {
        (0..<width).map { index in
            SQLColumn(
                name: sqlite3_column_name(handle, index).map { String(cString: $0) } ?? "",
                type: sqlite3_column_decltype(handle, index).map { String(cString: $0) } ?? "")
        }
    }

    /// The next row; nil after the last.
    func next() throws(QueryFailure) -> [SQLValue]? {
        let code = sqlite3_step(handle)
        if code == SQLITE_DONE { return nil }
        guard code == SQLITE_ROW else { throw connection.failure(code, in: bound) }
        try checkSize()
        return [SQLValue](unsafeUninitializedCapacity: Int(width)) { values, count in
            for index in 0..<width { values.initializeElement(at: Int(index), to: value(index)) }
            count = Int(width)
        }
    }

    /// The row is there twice when it is read.
    private func checkSize() throws(QueryFailure) {
        var size = 0
        for index in 0..<width {
            let type = sqlite3_column_type(handle, index)
            if type == SQLITE_TEXT || type == SQLITE_BLOB { size += Int(sqlite3_column_bytes(handle, index)) }
        }
        guard size <= SQLiteConnection.valueBytes else { throw connection.failure(SQLITE_TOOBIG) }
    }

    private func value(_ index: Int32) -> SQLValue {
        switch sqlite3_column_type(handle, index) {
        case SQLITE_INTEGER: return .integer(sqlite3_column_int64(handle, index))
        case SQLITE_FLOAT: return .real(sqlite3_column_double(handle, index))
        case SQLITE_TEXT:
            guard let start = sqlite3_column_text(handle, index) else { return .text("") }
            let count = Int(sqlite3_column_bytes(handle, index))
            return .text(String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self))
        case SQLITE_BLOB:
            let count = Int(sqlite3_column_bytes(handle, index))
            guard let start = sqlite3_column_blob(handle, index) else { return .blob([]) }
            return .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
        default: return .null
        }
    }
}
