import CPageSeals
import DocketDomain
import Foundation
import GRDB

/// Checksums of the pages of a workspace's file: whatever a page holds, it is what was written, or reading it fails.
/// Indexes, keys and the search index have no others.
enum PageSeals {
    /// Seals the pages of every file with room for it, from now on.
    static func begin() throws(DocketError) {
        guard isRegistered else { throw DocketError(.internal, "SQLite takes no checksums of pages.") }
    }

    private static let isRegistered = docket_seals_register() == ResultCode.SQLITE_OK.rawValue

    /// Has a database that is made, or vacuumed, by this connection leave room for seals.
    static func reserve(in db: Database) {
        guard let connection = db.sqliteConnection else { return }
        _ = docket_seals_reserve(connection)
    }

    /// Lets an empty copy be sealed as the database is that is copied into it.
    static func follow(_ original: Database, in copy: Database) {
        guard let copy = copy.sqliteConnection, let original = original.sqliteConnection else { return }
        docket_seals_follow(copy, original)
    }

    /// Reads pages as they are: what looks for damage, or repairs it, goes by what is left.
    static func withoutComparing<Value>(in db: Database, _ body: () throws -> Value) rethrows -> Value {
        guard let connection = db.sqliteConnection else { return try body() }
        docket_seals_compare(connection, 0)
        defer { docket_seals_compare(connection, 1) }
        return try body()
    }

    /// The page that could not be read, where that is why SQLite failed.
    static func damagedPage(of error: DatabaseError) -> Int64? {
        error.extendedResultCode.rawValue == refusal ? docket_seals_last_refused() : nil
    }

    /// `SQLITE_IOERR_DATA`, which GRDB does not name.
    private static let refusal = ResultCode.SQLITE_IOERR.rawValue | (32 << 8)

    /// Whether the pages of the connection's file are sealed.
    static func areKept(in db: Database) -> Bool {
        db.sqliteConnection.map { docket_seals_are_kept($0) != 0 } ?? false
    }

    /// Makes room for seals in a file from before there were any, where nobody else has it open; else the next one does
    /// it. All of it is written anew, first to SQLite's log, so that a process that dies leaves one or the other.
    static func makeRoom(in path: String) throws {
        var configuration = Configuration()
        configuration.prepareDatabase { db in
            reserve(in: db)
            try db.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
        }
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
            try db.execute(sql: "VACUUM")
        }
        try queue.close()
    }

    /// The pages of the connection's file whose seals are not theirs, up to a number of them.
    static func damagedPages(in db: Database, limit: Int) throws -> [Int] {
        guard let connection = db.sqliteConnection, let size = try Int32.fetchOne(db, sql: "PRAGMA page_size") else {
            return []
        }
        var damaged: [Int] = []
        for number in stride(from: 1, through: docket_seals_count_pages(connection, size), by: 1) {
            if !isSound(number, size, connection) { damaged.append(Int(number)) }
            if damaged.count == limit { break }
        }
        return damaged
    }

    /// Another process may be writing the page: it is looked at again before it is called damaged.
    private static func isSound(_ number: Int64, _ size: Int32, _ connection: SQLiteConnection) -> Bool {
        for attempt in 0..<4 {
            if attempt > 0 { Thread.sleep(forTimeInterval: 0.02) }
            if docket_seals_is_sound(connection, number, size) != 0 { return true }
        }
        return false
    }
}
