package import DocketDomain
import Foundation
package import GRDB

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The one SQLite file of a workspace: the event log and the read model in it.
package struct WorkspaceDatabase: Sendable {
    package let pool: DatabasePool
    package let path: String
    private let decisions: DecisionReader

    /// Opens the file, or makes it.
    ///
    /// - Parameters:
    ///   - path: Of `docket.db`. Its folder must exist.
    ///   - readOnly: Neither migrates nor writes; the file must exist.
    /// - Throws: `notFound`, `permissionDenied`, `unavailable` or `corrupt`.
    package init(path: String, readOnly: Bool = false) throws(DocketError) {
        self.path = path
        try Self.checkKind(of: path)
        try PageSeals.begin()
        let isNew = !FileManager.default.fileExists(atPath: path)
        if isNew {
            guard !readOnly else {
                throw DocketError(.notFound, "There is no workspace at \(path). Make one with `docket init`.")
            }
            try Self.createPrivateFile(at: path)
        }
        do {
            let opened = Self.opened(path, readOnly: readOnly)
            let configuration = Self.configuration(readOnly: readOnly)
            var pool = try DatabasePool(path: opened, configuration: configuration)
            let (isComplete, isSealed) = try pool.read { db in
                (try MigrationCheck.verify(db), PageSeals.areKept(in: db))
            }
            if !readOnly, !isSealed {
                try pool.close()
                // What stands in the way is met again, and told, when the file is opened.
                try? PageSeals.makeRoom(in: opened)
                pool = try DatabasePool(path: opened, configuration: configuration)
            }
            self.pool = pool
            decisions = DecisionReader(path: opened, configuration)
            if readOnly {
                guard isComplete else {
                    throw DocketError(
                        .failedPrecondition,
                        "This workspace was made by an older docket. Open it once without --readonly to bring it up to date."
                    )
                }
            } else {
                WorkFolder.clearUp(in: folder)
                // GRDB opens pools with NORMAL: an acknowledged write must survive a loss of power.
                try pool.writeWithoutTransaction { db in
                    try db.execute(sql: "PRAGMA synchronous = FULL")
                    try db.execute(sql: "PRAGMA wal_autocheckpoint = 4000")
                }
                if !isComplete { try Self.bringUpToDate(pool) }
            }
            try pool.read { try SchemaCheck.verify($0) }
            if !readOnly { try ReadModel.bringUpToDate(pool) }
        } catch let error as DocketError {
            throw error
        } catch {
            throw Self.translated(error)
        }
    }

    /// The file's format, which grows with each change of its shape: the number of the last migration.
    package static var format: Int { Migrations.all.migrations.count }

    /// The version of the read model's code: with another one the tables are made anew.
    package static var projection: Int { ReadModel.version }

    package var isReadOnly: Bool { pool.configuration.readonly }

    /// The workspace's folder.
    var folder: URL { URL(fileURLWithPath: path).deletingLastPathComponent() }

    /// The path as SQLite is given it. Readers of a write-ahead log share an index beside it; in a folder that cannot be
    /// written there is none, and where there is no log either nobody changes the file while it is read.
    private static func opened(_ path: String, readOnly: Bool) -> String {
        let folder = (path as NSString).deletingLastPathComponent
        guard readOnly, access(folder, W_OK) != 0 else { return path }
        var status = stat()
        guard stat(path + "-wal", &status) != 0 || status.st_size == 0 else { return path }
        return address(path, "immutable=1")
    }

    /// The same for a connection to another file that only reads from this one.
    static func readOnlyAddress(_ opened: String) -> String {
        opened.hasPrefix("file:") ? opened : address(opened, "mode=ro")
    }

    private static func address(_ path: String, _ parameter: String) -> String {
        var allowed = CharacterSet.urlPathAllowed
        allowed.remove(charactersIn: "?#%")
        guard let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) else { return path }
        return "file:\(escaped)?\(parameter)"
    }

    /// Two processes may do this to one file at the same moment: a step that fails because the other one has taken it
    /// is not taken twice.
    private static func bringUpToDate(_ pool: DatabasePool) throws {
        while true {
            let before = try pool.read { try Migrations.all.appliedIdentifiers($0) }
            do {
                return try Migrations.all.migrate(pool)
            } catch {
                guard try pool.read({ try Migrations.all.appliedIdentifiers($0) }) != before else { throw error }
            }
        }
    }

    private static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(15)
        configuration.maximumReaderCount = 3
        configuration.label = "docket"
        configuration.prepareDatabase { db in
            PageSeals.reserve(in: db)
            try db.execute(sql: "PRAGMA secure_delete = ON")
            db.add(function: FoldedText.function)
            // Readers are several, and begin with an empty cache after each write of somebody else's.
            try db.execute(sql: "PRAGMA cache_size = \(db.configuration.readonly ? -2000 : -8000)")
        }
        return configuration
    }

    /// Makes an empty file that only its owner can read, before SQLite writes into it.
    static func createPrivateFile(at path: String) throws(DocketError) {
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw DocketError(
                errno == EACCES || errno == EROFS ? .permissionDenied : .unavailable,
                "The workspace's file \(path) cannot be made: \(String(cString: strerror(errno))).")
        }
        close(descriptor)
    }

    /// Reads from a snapshot of the database.
    package func read<Value: Sendable>(
        _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws(DocketError) -> Value {
        do {
            return try await pool.read { db in try RowFaults.checked { try body(db) } }
        } catch {
            throw Self.translated(error)
        }
    }

    /// Reads as `read` does, and interrupts SQLite where that takes longer than the limit.
    ///
    /// - Returns: Nil where it was interrupted.
    package func read<Value: Sendable>(
        within limit: Duration, _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws(DocketError) -> Value? {
        do {
            // Waiting for a connection does not count.
            let (beginnings, beginning) = AsyncStream.makeStream(of: ContinuousClock.Instant.self)
            return try await withThrowingTaskGroup(of: Value?.self) { group in
                group.addTask {
                    try await pool.read { db in
                        beginning.yield(.now)
                        return try RowFaults.checked { try body(db) }
                    }
                }
                group.addTask {
                    let start = await beginnings.first { _ in true } ?? .now
                    try await Task.sleep(until: start + limit, clock: .continuous)
                    return nil
                }
                // Whoever comes first ends the other: a read that is cancelled is interrupted.
                defer { group.cancelAll() }
                return try await group.next() ?? nil
            }
        } catch {
            throw Self.translated(error)
        }
    }

    /// Reads rows by their keys on the thread that asks: going to another one and back takes longer than reading them.
    package func readBlocking<Value>(_ body: (Database) throws -> Value) throws(DocketError) -> Value {
        do {
            return try decisions.read { db in try RowFaults.checked { try body(db) } }
        } catch {
            throw Self.translated(error)
        }
    }

    /// Writes in one transaction, behind any other write.
    package func write<Value: Sendable>(
        _ body: @Sendable @escaping (Database) throws -> Value
    ) async throws(DocketError) -> Value {
        do {
            return try await pool.write { db in try RowFaults.checked { try body(db) } }
        } catch {
            throw Self.translated(error)
        }
    }

    /// A database error in docket's words.
    package static func translated(_ error: any Error) -> DocketError {
        switch error {
        case let error as DocketError: return error
        case is CancellationError: return DocketError(.cancelled, "The work was cancelled; nothing was changed.")
        case let error as DatabaseError: return translated(error)
        case is DecodingError, is JSONError, is RowDecodingError: return unreadable("\(error)")
        default: return DocketError(.internal, "The workspace could not be read or written.", cause: "\(error)")
        }
    }

    private static func unreadable(_ cause: String) -> DocketError {
        DocketError(
            .corrupt,
            "Something that the workspace keeps cannot be read. Run `docket doctor`; `docket rebuild`, or a backup, brings it back.",
            cause: cause)
    }

    private static func translated(_ error: DatabaseError) -> DocketError {
        let cause = error.description
        if let page = PageSeals.damagedPage(of: error) {
            return DocketError(
                .corrupt,
                "Page \(page) of the workspace's file is damaged. Run `docket doctor`; `docket rebuild`, or a backup, brings it back.",
                cause: cause)
        }
        return switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            DocketError(
                .conflict, "Another process holds the workspace. Try again, or end that process.", cause: cause)
        case .SQLITE_FULL:
            DocketError(
                .resourceExhausted, "The disk is full: nothing was written. Free some space and try again.",
                cause: cause)
        case .SQLITE_NOMEM:
            DocketError(
                .resourceExhausted, "There is too little memory: nothing was written. Give docket more of it.",
                cause: cause)
        case .SQLITE_ERROR where error.message == "malformed JSON":
            unreadable(cause)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB:
            DocketError(
                .corrupt,
                "The workspace's file is damaged or no docket workspace. Run `docket doctor`, or restore a backup.",
                cause: cause)
        case .SQLITE_READONLY:
            DocketError(
                .permissionDenied,
                "The workspace cannot be written. Check the rights of its folder, or leave out --readonly.",
                cause: cause)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            DocketError(.permissionDenied, "The workspace's file cannot be opened. Check its rights.", cause: cause)
        case .SQLITE_IOERR:
            DocketError(
                .unavailable, "The disk reported an error: nothing was written. Check the disk.", cause: cause)
        default:
            DocketError(.internal, "The workspace could not be read or written.", cause: cause)
        }
    }
}
