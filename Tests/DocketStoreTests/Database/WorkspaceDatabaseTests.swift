import Foundation
import GRDB
import TestSupport
import Testing

@testable import DocketDomain
@testable import DocketStore

@Suite struct WorkspaceDatabaseTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("docket.db") }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func append(_ id: String, _ changes: [StreamChange], _ ids: IDSequence) -> Append {
        Append(
            context: Context(viewer: Cast.member, now: ids.now, makeID: ids.next), correlationID: id, changes: changes)
    }

    // MARK: The file

    @Test func onlyItsOwnerCanReadTheFileAndWhatStandsBesideIt() async throws {
        let database = try WorkspaceDatabase(path: path)
        let ids = IDSequence()
        let change = StreamChange(stream: .thread(ThreadID("t")), expected: .noStream, events: [.created("T")])
        _ = try await SQLiteEventLog(database).append(append("c", [change], ids))
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        #expect(Set(names).isSuperset(of: ["docket.db", "docket.db-wal", "docket.db-shm"]))
        for name in names {
            let mode = try FileManager.default.attributesOfItem(atPath: folder.path(name))[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(name)")
        }
    }

    @Test func theFormatIsTheNumberThatTheLastMigrationIsNamedBy() throws {
        let migrations = Migrations.all.migrations
        for (index, name) in migrations.enumerated() { #expect(name.hasPrefix("\(index + 1) ")) }
        #expect(WorkspaceDatabase.format == migrations.count)
    }

    @Test func whatIsNoFileInItsPlaceIsTold() throws {
        let makers: [(String, (String) throws -> Void)] = [
            ("a folder", { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false) }),
            ("a named pipe", { path in #expect(mkfifo(path, 0o600) == 0) }),
            ("a device", { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/dev/null") }),
            (
                "a symbolic link that leads nowhere",
                { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/nowhere/docket.db") }
            ),
        ]
        for (kind, make) in makers {
            try make(path)
            for readOnly in [true, false] {
                let error = #expect(throws: DocketError.self) {
                    try WorkspaceDatabase(path: path, readOnly: readOnly)
                }
                #expect(error?.code == .corrupt && error?.message.contains("\(path) is \(kind),") == true)
            }
            try FileManager.default.removeItem(atPath: path)
        }
    }

    @Test func theWriterWaitsForTheDiskAndWhatIsDeletedIsOverwritten() async throws {
        let database = try WorkspaceDatabase(path: path)
        let writer = try await database.pool.writeWithoutTransaction { try Self.settings($0) }
        let reader = try await database.pool.read { try Self.settings($0) }
        #expect(writer["journal_mode"] == "wal")
        #expect(writer["synchronous"] == "2")
        for settings in [writer, reader] {
            #expect(settings["foreign_keys"] == "1")
            #expect(settings["secure_delete"] == "1")
        }
    }

    private static func settings(_ db: Database) throws -> [String: String] {
        let names = ["journal_mode", "synchronous", "foreign_keys", "secure_delete"]
        return try Dictionary(
            uniqueKeysWithValues: names.map { name in
                (name, try String.fetchOne(db, sql: "SELECT CAST(\(name) AS TEXT) FROM pragma_\(name)") ?? "")
            })
    }

    // MARK: Opening

    @Test func itOpensAgainAndReadOnly() async throws {
        let ids = IDSequence()
        let change = StreamChange(stream: .thread(ThreadID("t")), expected: .noStream, events: [.created("T")])
        _ = try await SQLiteEventLog(WorkspaceDatabase(path: path)).append(append("c", [change], ids))
        let reading = SQLiteEventLog(try WorkspaceDatabase(path: path, readOnly: true))
        #expect(try await reading.read(tenant: Cast.tenant, after: .start, limit: 10).count == 1)
        let more = StreamChange(stream: .thread(ThreadID("t")), expected: .any, events: [.message("x")])
        #expect(await refusal { try await reading.append(append("d", [more], ids)) } == .permissionDenied)
        let writing = SQLiteEventLog(try WorkspaceDatabase(path: path))
        #expect(try await writing.append(append("d", [more], ids)).isAppended)
    }

    @Test func whatIsNotThereIsNotOpenedReadOnly() {
        #expect(refusal { try WorkspaceDatabase(path: path, readOnly: true) } == .notFound)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func aFolderThatIsNotThereHoldsNoWorkspace() {
        #expect(refusal { try WorkspaceDatabase(path: folder.path("none/docket.db")) } == .unavailable)
    }

    @Test(arguments: [false, true])
    func aWorkspaceOfANewerDocketIsRefusedAndLeftAlone(readOnly: Bool) async throws {
        let database = try WorkspaceDatabase(path: path)
        try await database.write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('99 from the future')")
        }
        #expect(refusal { try WorkspaceDatabase(path: path, readOnly: readOnly) } == .failedPrecondition)
    }

    @Test(
        arguments: [
            "UPDATE grdb_migrations SET identifier = '8 chec\u{1}sums' WHERE identifier = '8 checksums'",
            "UPDATE grdb_migrations SET identifier = '99' || identifier WHERE identifier = '3 review'",
            "DELETE FROM grdb_migrations WHERE identifier = '3 review'",
            "INSERT INTO grdb_migrations (identifier) VALUES ('from the future')",
            "INSERT INTO grdb_migrations (identifier) VALUES ('3 reviews')",
        ])
    func aDamagedListOfMigrationsIsNoNewerDocket(sql: String) async throws {
        let database = try WorkspaceDatabase(path: path)
        try await database.write { try $0.execute(sql: sql) }
        #expect(refusal { try WorkspaceDatabase(path: path) } == .corrupt)
    }

    @Test func aWorkspaceOfAnOlderDocketIsBroughtUpToDateByAWriterOnly() async throws {
        let older = try DatabasePool(path: path)
        try Migrations.all.migrate(older, upTo: "1 event log")
        #expect(refusal { try WorkspaceDatabase(path: path, readOnly: true) } == .failedPrecondition)
        let database = try WorkspaceDatabase(path: path)
        #expect(try await database.faults().isEmpty)
    }

    @Test(arguments: [
        "not a database at all, but some text that is long enough to be looked at by SQLite", "\u{0}\u{0}\u{0}",
    ])
    func aFileThatIsNoDatabaseIsCorruptAndStaysAsItIs(text: String) throws {
        let bytes = Data((text + String(repeating: "x", count: 4096)).utf8)
        try bytes.write(to: URL(fileURLWithPath: path))
        for readOnly in [false, true] {
            #expect(refusal { try WorkspaceDatabase(path: path, readOnly: readOnly) } == .corrupt)
        }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
    }

    @Test func aDamagedFileIsCorruptWhereverTheDamageIsAndNeverBringsTheProgramDown() async throws {
        try await fill(messages: 300)
        let sound = try Data(contentsOf: URL(fileURLWithPath: path))
        var random = SeededGenerator(seed: 5)
        var found = 0
        for round in 0..<30 {
            var bytes = sound
            for _ in 0..<20 {
                let place = Int.random(in: (round < 5 ? 16 : 4096)..<bytes.count, using: &random)
                bytes.replaceSubrange(
                    place..<min(place + 64, bytes.count),
                    with: Data(repeating: 0xA5, count: min(64, bytes.count - place)))
            }
            let damaged = folder.path("damaged\(round).db")
            try bytes.write(to: URL(fileURLWithPath: damaged))
            do throws(DocketError) {
                let database = try WorkspaceDatabase(path: damaged)
                found += try await database.faults().isEmpty ? 0 : 1
            } catch {
                #expect(error.code == .corrupt, "\(error) \(error.cause ?? "")")
                found += 1
            }
        }
        #expect(found == 30)
    }

    private func fill(messages: Int) async throws {
        let database = try WorkspaceDatabase(path: path)
        let ids = IDSequence()
        let thread = StreamID.thread(ThreadID("t"))
        let events: [Event] = [.created("T")] + (0..<messages).map { .message("message \($0) about plans") }
        let change = StreamChange(stream: thread, expected: .noStream, events: events)
        _ = try await SQLiteEventLog(database).append(append("c", [change], ids))
        try await database.pool.writeWithoutTransaction { db in
            _ = try db.checkpoint(.truncate)
        }
        try database.pool.close()
    }

    // MARK: Writing

    @Test func rule11WhatIsAcknowledgedIsInTheFileWhenEverythingElseIsForgotten() async throws {
        let ids = IDSequence()
        let change = StreamChange(stream: .thread(ThreadID("t")), expected: .noStream, events: [.created("T")])
        let database = try WorkspaceDatabase(path: path)
        _ = try await SQLiteEventLog(database).append(append("c", [change], ids))
        // The files as a process that died now would leave them.
        for name in ["docket.db", "docket.db-wal"] {
            try FileManager.default.copyItem(atPath: folder.path(name), toPath: folder.path("dead-\(name)"))
        }
        let reopened = try WorkspaceDatabase(path: folder.path("dead-docket.db"))
        #expect(try await SQLiteEventLog(reopened).read(tenant: Cast.tenant, after: .start, limit: 9).count == 1)
        #expect(try await reopened.faults().isEmpty)
    }

    @Test func aFullDiskRefusesTheWriteLeavesNothingOfItAndTheNextOneThatFitsGoesThrough() async throws {
        let database = try WorkspaceDatabase(path: path)
        let log = SQLiteEventLog(database)
        let ids = IDSequence()
        let begin = StreamChange(stream: .thread(ThreadID("t")), expected: .noStream, events: [.created("T")])
        _ = try await log.append(append("c", [begin], ids))
        try await database.pool.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 20)")
        }
        let huge = StreamChange(
            stream: .thread(ThreadID("t")), expected: .any, events: [.message(String(repeating: "x", count: 500_000))])
        #expect(await refusal { try await log.append(append("d", [huge], ids)) } == .resourceExhausted)
        #expect(try await log.read(tenant: Cast.tenant, after: .start, limit: 9).count == 1)
        let small = StreamChange(stream: .thread(ThreadID("t")), expected: .exact(1), events: [.message("x")])
        #expect(try await log.append(append("e", [small], ids)).isAppended)
        #expect(try await database.faults().isEmpty)
    }

    @Test func twoConnectionsWritingAtOnceLoseNothingAndOneWinsWhereBothExpectAVersion() async throws {
        let logs = [try WorkspaceDatabase(path: path), try WorkspaceDatabase(path: path)].map { SQLiteEventLog($0) }
        let ids = IDSequence()
        let thread = StreamID.thread(ThreadID("t"))
        _ = try await logs[0].append(
            append("c", [StreamChange(stream: thread, expected: .noStream, events: [.created("T")])], ids))
        let outcomes = try await withThrowingTaskGroup(of: (isExact: Bool, isAppended: Bool).self) { group in
            for number in 0..<80 {
                let isExact = number.isMultiple(of: 4)
                let stream = isExact ? StreamID.thread(ThreadID("once\(number % 3)")) : thread
                let events: [Event] = isExact ? [.created("\(number)")] : [.message("\(number)")]
                let change = StreamChange(stream: stream, expected: isExact ? .noStream : .any, events: events)
                group.addTask {
                    let log = logs[number / 2 % 2]
                    return (isExact, try await log.append(append("\(number)", [change], ids)).isAppended)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.count { !$0.isExact && $0.isAppended } == 60)
        #expect(outcomes.count { $0.isExact && $0.isAppended } == 3)
        let events = try await logs[1].read(stream: thread, tenant: Cast.tenant, afterVersion: 0, limit: 1000)
        #expect(events.map(\.version) == Array(1...61))
        #expect(Set(events.dropFirst().map(\.event)).count == 60)
        #expect(try await WorkspaceDatabase(path: path).faults().isEmpty)
    }

    @Test func manyWhoMakeTheSameFileAtOnceAllOpenIt() async throws {
        let path = path
        let opened = await withTaskGroup(of: DocketError.Code?.self) { group in
            for _ in 0..<12 { group.addTask { refusal { try WorkspaceDatabase(path: path) } } }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(opened.compactMap(\.self) == [])
    }
}
