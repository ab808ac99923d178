import CSQLite
package import DocketDomain

/// Databases of docket's own.
package enum DatabaseFile {
    /// Makes a database in a file that is not there yet.
    ///
    /// - Parameter script: Statements of docket's own: nothing is kept from them.
    package static func make(at path: String, script: String) throws(QueryFailure) {
        var handle: OpaquePointer?
        defer { sqlite3_close_v2(handle) }
        let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX
        var code = sqlite3_open_v2(path, &handle, flags, nil)
        if code == SQLITE_OK { code = sqlite3_exec(handle, "BEGIN; \(script); COMMIT", nil, nil, nil) }
        guard code == SQLITE_OK else {
            throw QueryFailure(.internal, "\(path) cannot be made: \(String(cString: sqlite3_errmsg(handle))).")
        }
    }
}
