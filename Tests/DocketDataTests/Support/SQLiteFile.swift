import CSQLite
import DocketData
import Foundation
import TestSupport

/// A database made by statements.
final class SQLiteFile: Sendable {
    let folder: TemporaryFolder
    var path: String { folder.path("data.db") }
    var source: SQLiteSource { SQLiteSource(path: path) }

    init(_ statements: String) throws {
        folder = try TemporaryFolder()
        try Self.execute(statements, in: folder.path("data.db"))
    }

    static func execute(_ statements: String, in path: String) throws {
        var database: OpaquePointer?
        sqlite3_open_v2(path, &database, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nil)
        defer { sqlite3_close_v2(database) }
        guard sqlite3_exec(database, statements, nil, nil, nil) == SQLITE_OK else {
            throw CocoaError(.fileWriteUnknown, userInfo: [NSDebugDescriptionErrorKey: statements])
        }
    }

    /// What is in its folder, with what is in the database.
    var contents: [String: Data] {
        get throws {
            let names = try folder.names(in: "")
            return try Dictionary(uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: folder.file($0))) })
        }
    }
}
