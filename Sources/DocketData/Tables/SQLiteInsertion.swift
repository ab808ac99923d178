import CSQLite
import DocketDomain

/// Puts rows into a table of a temporary database.
final class SQLiteInsertion {
    private let connection: SQLiteConnection
    private let handle: OpaquePointer
    private let columns: Int

    init(into table: String, columns: Int, _ connection: SQLiteConnection) throws(QueryFailure) {
        let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
        var prepared: OpaquePointer?
        let code = sqlite3_prepare_v2(
            connection.handle, "INSERT INTO \(table.sqlQuoted) VALUES (\(marks))", -1, &prepared, nil)
        guard code == SQLITE_OK, let prepared else { throw connection.failure(code) }
        self.connection = connection
        self.columns = columns
        handle = prepared
    }

    deinit {
        sqlite3_finalize(handle)
    }

    /// A row that is shorter than the table gets empty cells.
    func add(_ row: [String], _ types: [CellType]) throws(QueryFailure) {
        for index in 0..<columns {
            let value = types[index].value(index < row.count ? row[index] : "")
            let code = value.bind(to: handle, Int32(index + 1))
            guard code == SQLITE_OK else { throw connection.failure(code) }
        }
        let code = sqlite3_step(handle)
        guard code == SQLITE_DONE else { throw connection.failure(code) }
        sqlite3_reset(handle)
    }
}

extension SQLValue {
    private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    /// Gives a statement the value for the placeholder of that number.
    func bind(to statement: OpaquePointer, _ index: Int32) -> Int32 {
        switch self {
        case .null: sqlite3_bind_null(statement, index)
        case .boolean(let truth): sqlite3_bind_int64(statement, index, truth ? 1 : 0)
        case .integer(let number): sqlite3_bind_int64(statement, index, number)
        case .real(let number): sqlite3_bind_double(statement, index, number)
        case .text(let text):
            text.withCString {
                sqlite3_bind_text64(
                    statement, index, $0, UInt64(text.utf8.count), Self.transient, UInt8(SQLITE_UTF8))
            }
        case .blob(let bytes):
            bytes.isEmpty
                ? sqlite3_bind_zeroblob(statement, index, 0)
                : sqlite3_bind_blob64(statement, index, bytes, UInt64(bytes.count), Self.transient)
        }
    }
}
