import Foundation
import GRDB
import TestSupport
import Testing

@testable import DocketDomain
@testable import DocketStore

/// The checksums of a file's pages.
@Suite struct PageSealTests {
    private let folder: TemporaryFolder
    private let ids = IDSequence()
    private var path: String { folder.path("docket.db") }

    init() throws {
        folder = try TemporaryFolder()
    }

    @discardableResult
    private func fill(_ database: WorkspaceDatabase, _ thread: String, messages: Int = 300) async throws -> Int {
        let events: [Event] = [.created("T")] + (0..<messages).map { .message("message \($0) about plans") }
        let change = StreamChange(stream: .thread(ThreadID(thread)), expected: .noStream, events: events)
        let append = Append(
            context: Context(viewer: Cast.member, now: ids.now, makeID: ids.next), correlationID: thread,
            changes: [change])
        _ = try await SQLiteEventLog(database).append(append)
        return events.count
    }

    /// Closes a database, with everything in its file.
    private func close(_ database: WorkspaceDatabase) async throws {
        _ = try await database.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try database.pool.close()
    }

    /// Bytes at the end of each page that are not SQLite's, as the file's header says.
    private func reserve() throws -> UInt8 { [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))[20] }

    private func pages() throws -> [[UInt8]] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        return stride(from: 0, to: bytes.count, by: 4096).map { Array(bytes[$0..<min($0 + 4096, bytes.count)]) }
    }

    private func write(_ pages: [[UInt8]]) throws {
        try Data(pages.joined()).write(to: URL(fileURLWithPath: path))
    }

    @Test func everyPageOfAFileHasItsSealAndADamagedOneIsNamed() async throws {
        let database = try WorkspaceDatabase(path: path)
        try await fill(database, "t")
        try await close(database)
        let sound = try pages()
        #expect(sound.allSatisfy { page in page.suffix(8).contains { $0 != 0 } || page.allSatisfy { $0 == 0 } })
        for number in [1, 2, sound.count / 2, sound.count] {
            var damaged = sound
            damaged[number - 1][50] ^= 4
            try write(damaged)
            do throws(DocketError) {
                let faults = try await WorkspaceDatabase(path: path, readOnly: true).faults()
                #expect(faults.first?.message.hasPrefix("Page \(number) of the file") == true, "\(faults)")
            } catch {
                #expect(error.code == .corrupt)
                #expect(error.message.hasPrefix("Page \(number) "), "\(error)")
            }
        }
    }

    @Test func aPageInThePlaceOfAnotherOneIsDamaged() async throws {
        let database = try WorkspaceDatabase(path: path)
        try await fill(database, "t")
        try await close(database)
        var pages = try pages()
        pages.swapAt(pages.count - 1, pages.count - 2)
        try write(pages)
        #expect(try await WorkspaceDatabase(path: path, readOnly: true).faults().count >= 2)
    }

    @Test func aFileFromBeforeIsSealedByTheFirstWhoHasItAlone() async throws {
        let older = try DatabasePool(path: path)
        try Migrations.all.migrate(older)
        let count: Int
        do {
            let beside = try WorkspaceDatabase(path: path)
            count = try await fill(beside, "t")
            #expect(try await beside.faults() == [])
            try await close(beside)
        }
        try older.close()
        #expect(try reserve() == 0)
        // Whoever only reads leaves it as it is.
        #expect(try await WorkspaceDatabase(path: path, readOnly: true).faults() == [])
        #expect(try reserve() == 0)
        let database = try WorkspaceDatabase(path: path)
        #expect(try reserve() == 8)
        #expect(try await SQLiteEventLog(database).read(tenant: Cast.tenant, after: .start, limit: 999).count == count)
        try await fill(database, "u")
        #expect(try await database.faults() == [])
    }

    @Test func aSealedFileWhoseHeaderDeniesItIsDamagedAndIsNotWrittenAnew() async throws {
        let database = try WorkspaceDatabase(path: path)
        try await fill(database, "t")
        try await close(database)
        for reserve: UInt8 in [0, 9, 12, 255] {
            var pages = try pages()
            pages[0][20] = reserve
            try write(pages)
            #expect(refusal { try WorkspaceDatabase(path: path) } == .corrupt)
            #expect(try self.reserve() == reserve)
            pages[0][20] = 8
            try write(pages)
        }
        #expect(try await WorkspaceDatabase(path: path).faults() == [])
    }

    /// Any program with SQLite in it may be the last one to close the file, and takes what is in the log to it.
    @Test func anotherProgramThatReadsTheFileDoesNoHarm() async throws {
        let database = try WorkspaceDatabase(path: path)
        try await fill(database, "t")
        _ = try await database.pool.writeWithoutTransaction { try $0.checkpoint(.truncate) }
        try await fill(database, "u")
        let other = try DatabaseQueue(path: "file:\(path)?vfs=unix")
        let count = try await other.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM events") }
        try database.pool.close()
        try await other.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try other.close()
        let again = try WorkspaceDatabase(path: path)
        #expect(try await again.faults() == [])
        #expect(try await SQLiteEventLog(again).read(tenant: Cast.tenant, after: .start, limit: 999).count == count)
    }

    @Test func aCopyIsSealedHoweverLargeItIs() async throws {
        let database = try WorkspaceDatabase(path: path)
        for part in 0..<4 {
            let text = String(repeating: "words and more of them \(part) ", count: 40_000)
            let change = StreamChange(
                stream: .thread(ThreadID("t\(part)")), expected: .noStream, events: [.created("T"), .message(text)])
            _ = try await SQLiteEventLog(database).append(
                Append(
                    context: Context(viewer: Cast.member, now: ids.now, makeID: ids.next), correlationID: "\(part)",
                    changes: [change]))
        }
        let copy = folder.path("copy.db")
        try database.backUp(to: copy)
        try database.pool.close()
        try FileManager.default.removeItem(atPath: path)
        try FileManager.default.moveItem(atPath: copy, toPath: path)
        let pages = try pages()
        #expect(pages.count > 1000)
        #expect(pages.allSatisfy { page in page.suffix(8).contains { $0 != 0 } || page.allSatisfy { $0 == 0 } })
        #expect(try await WorkspaceDatabase(path: path).faults() == [])
    }
}
