import CustomDump
import Foundation
import GRDB
import TestSupport
import Testing

@testable import DocketDomain
@testable import DocketStore

/// A log copied into a workspace's file, whichever engine it has.
@Suite struct LogReplicaTests {
    /// A file that a log is copied into.
    private struct Copy {
        let folder: TemporaryFolder
        let database: WorkspaceDatabase
        let replica: LogReplica

        init(of log: any EventLog) throws {
            folder = try TemporaryFolder()
            database = try WorkspaceDatabase(path: folder.path("docket.db"))
            replica = LogReplica(of: log, at: "test://log", in: database)
        }

        /// Every row that a copy has, by tables; that states are what events say `faults` looks after.
        func rows() async throws -> [String: [String]] {
            try await database.read { db in
                var rows: [String: [String]] = [:]
                for table in ReadModel.tables + ["events", "blobs", "checkpoints"] {
                    let columns = try db.columns(in: table).indices.map { String($0 + 1) }.joined(separator: ", ")
                    rows[table] = try Row.fetchAll(db, sql: "SELECT * FROM \(table) ORDER BY \(columns)")
                        .map(\.debugDescription)
                }
                return rows
            }
        }

        /// Everything that lies in the folder.
        func bytes() throws -> Data {
            var bytes = Data()
            for name in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) {
                bytes += (try? Data(contentsOf: folder.url.appendingPathComponent(name))) ?? Data()
            }
            return bytes
        }
    }

    /// Threads, customers, decisions and a document in a blob.
    private func busy(_ engine: LogEngine) async throws -> LogUnderTest {
        let test = try await LogUnderTest.withCast(engine)
        let customer = try await test.customer(
            "c1", name: "Ottilie Zauberberg", values: ["employer": "Quixotic Foundry"])
        let thread = try await test.thread("Ottilie Zauberberg has left the Quixotic Foundry.", "Lunch at noon.")
        let proposals = try await test.propose(
            [("employer", "Peregrine Ltd"), ("occupation", "Falconer")], for: customer, thread: thread,
            quote: "has left the Quixotic Foundry", trigger: "crm")
        try await test.review(.accept, [proposals[0]])
        let text = Data(String(repeating: "Ottilie Zauberberg was here again. ", count: 400).utf8)
        let digest = StableDigest.sha256(text)
        _ = try await test.document(.blob(digest: digest, bytes: text.count), blobs: [digest: text])
        return test
    }

    @Test(arguments: LogEngine.allCases)
    func aCopyHasTheEventsTheListsAndTheBlobsOfTheLogAndIsSound(engine: LogEngine) async throws {
        let test = try await busy(engine)
        let copy = try Copy(of: test.log)
        let reached = try await copy.replica.catchUp()
        #expect(try await test.log.head() == reached)
        let own = SQLiteEventLog(copy.database)
        for tenant in [Cast.tenant, Cast.otherTenant] {
            let (ours, theirs) = (
                try await own.read(tenant: tenant, after: .start, limit: .max), try await test.all(tenant)
            )
            #expect(ours.map(\.eventID) == theirs.map(\.eventID))
            #expect(ours.map(\.event) == theirs.map(\.event))
            for stream in Set(theirs.map(\.stream)) {
                let state = try await test.log.state(of: stream, tenant: tenant)
                let copied = try await own.state(of: stream, tenant: tenant)
                expectNoDifference(copied, state)
            }
        }
        #expect(try await own.readAll(after: .start, limit: .max).map(\.position) == Array(1...reached.position))
        #expect(try await copy.database.faults() == [])
        #expect(try await copy.replica.faults() == [])
        #expect(try await own.identity() == test.log.identity())
        let standing = try #require(try copy.database.replicaStanding())
        #expect(standing.reached == reached)
        #expect(standing.address == "test://log")
    }

    @Test(arguments: LogEngine.allCases)
    func copiesAreEqualRowForRowHoweverOftenTheyStoppedAndWhoeverWorkedOnThem(engine: LogEngine) async throws {
        let test = try await LogUnderTest(engine)
        for number in 0..<700 {
            _ = try await test.log.append(
                test.append([test.begin("t\(number)"), test.say("m\(number)", in: "t\(number)")]))
        }
        let whole = try Copy(of: test.log)
        try await whole.replica.catchUp()

        // Three processes at once, and each of them stops now and then.
        let parts = try Copy(of: test.log)
        let places = try await test.log.readAll(after: .start, limit: .max).map(\.checkpoint)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for process in 0..<3 {
                let path = parts.folder.path("docket.db")
                let log = test.log
                group.addTask {
                    let database = try WorkspaceDatabase(path: path)
                    for step in stride(from: 97 * (process + 1), to: places.count, by: 211) {
                        try await LogReplica(of: log, at: "test://log", in: database).catchUp(to: places[step])
                    }
                }
            }
            try await group.waitForAll()
        }
        try await parts.replica.catchUp()
        let expected = try await whole.rows()
        let first = try await parts.rows()
        expectNoDifference(first, expected)
        _ = try await parts.replica.copyAnew()
        let second = try await parts.rows()
        expectNoDifference(second, expected)
        #expect(try await parts.database.faults() == [])
    }

    @Test(arguments: LogEngine.allCases, [ErasureDocuments.erase, .keep])
    func whatIsErasedInTheLogIsInNoByteOfACopyHoweverFarItHadCome(
        engine: LogEngine, documents: ErasureDocuments
    ) async throws {
        let test = try await busy(engine)
        let (early, late) = (try Copy(of: test.log), try Copy(of: test.log))
        let places = try await test.log.readAll(after: .start, limit: .max).map(\.checkpoint)
        try await early.replica.catchUp(to: places[places.count / 2])
        try await late.replica.catchUp()
        #expect(try late.bytes().range(of: Data("Quixotic Foundry".utf8)) != nil)

        let customer = CustomerID("c1")
        let version = try #require(try await test.log.state(of: .customer(customer), tenant: Cast.tenant)).version
        _ = try await test.log.erase(customer, tenant: Cast.tenant, documents: documents) { _ in
            let erased = CustomerErased(
                reason: "asked", erasedAt: test.ids.now, documents: documents, left: ErasureLeft())
            return ErasureRecord(
                append: test.append(
                    [
                        StreamChange(
                            stream: .customer(customer), expected: .exact(version),
                            events: [.customer(.erased(erased))])
                    ], by: Cast.admin), files: [])
        }
        let fresh = try Copy(of: test.log)
        for copy in [early, late, fresh] { try await copy.replica.catchUp() }
        for copy in [early, late] {
            let (rows, expected) = (try await copy.rows(), try await fresh.rows())
            expectNoDifference(rows, expected)
            #expect(try await copy.database.faults() == [])
            #expect(try await copy.replica.faults() == [])
            guard documents == .erase else { continue }
            for value in ["Ottilie Zauberberg", "Quixotic Foundry", "Peregrine Ltd"] {
                #expect(try copy.bytes().range(of: Data(value.utf8)) == nil, "\(value)")
            }
        }
    }

    @Test func aLogThatWasRestoredIsCopiedAnewAndFollowersAreToldToReadAnew() async throws {
        let folder = try TemporaryFolder()
        let database = try WorkspaceDatabase(path: folder.path("docket.db"))
        let log = SQLiteEventLog(database)
        let test = try await LogUnderTest(.memory)
        _ = try await log.append(test.append([test.begin("a")]))
        try database.backUp(to: folder.path("backup.db"))
        _ = try await log.append(test.append([test.begin("b")]))
        let copy = try Copy(of: log)
        try await copy.replica.catchUp()
        var feed = SQLiteEventLog(copy.database).follow(tenant: Cast.tenant, after: .start).makeAsyncIterator()
        #expect(try await feed.next()?.count == 2)

        _ = try database.restore(from: folder.path("backup.db"), now: test.ids.now)
        _ = try await log.append(test.append([test.begin("c")]))
        try await copy.replica.catchUp()
        let titles = try await SQLiteEventLog(copy.database).readAll(after: .start, limit: .max).map(\.stream.id)
        #expect(titles == ["a", "c"])
        #expect(try await copy.database.faults() == [])
        #expect(try await copy.replica.faults() == [])
        await #expect(throws: LogIdentity.restored) { try await feed.next() }
    }

    @Test func aFileWithALogOfItsOwnIsNotOverwritten() async throws {
        let test = try await LogUnderTest(.memory)
        let copy = try Copy(of: test.log)
        _ = try await SQLiteEventLog(copy.database).append(test.append([test.begin("own")]))
        await #expect {
            try await copy.replica.catchUp()
        } throws: {
            ($0 as? DocketError)?.code == .failedPrecondition
        }
        #expect(try await SQLiteEventLog(copy.database).readAll(after: .start, limit: 9).count == 1)
    }

    @Test func aCopyThatIsNotTheLogIsFoundAndMadeAnew() async throws {
        let test = try await busy(.memory)
        let copy = try Copy(of: test.log)
        try await copy.replica.catchUp()
        try await copy.database.write { db in
            try db.execute(sql: "UPDATE events SET correlation_id = 'other', checksum = NULL WHERE position = 7")
        }
        #expect(try await copy.database.faults() == [])
        let faults = try await copy.replica.faults()
        #expect(faults.map(\.area) == ["node"])
        #expect(try await copy.replica.copyAnew() == test.log.readAll(after: .start, limit: .max).count)
        #expect(try await copy.replica.faults() == [])
    }

    @Test func deliveriesAreThoseOfTheLogWhenTheyAreAskedFor() async throws {
        let test = try await busy(.memory)
        let copy = try Copy(of: test.log)
        try await copy.replica.catchUp()
        try await copy.replica.copyDeliveries()
        #expect(try await SQLiteEventLog(copy.database).deliveries() == test.log.deliveries())
        let later = Timestamp(milliseconds: test.ids.now.milliseconds + 60_000)
        let outbox = test.log.outbox(of: Cast.tenant)
        let one = try #require(try await outbox.claim(limit: 1, by: "a", now: later, lease: 1, triggers: nil).first)
        try await outbox.complete(one.id, by: "a", at: later)
        try await copy.replica.copyDeliveries()
        #expect(try await SQLiteEventLog(copy.database).deliveries() == test.log.deliveries())
        #expect(try await copy.database.faults() == [])
    }
}
