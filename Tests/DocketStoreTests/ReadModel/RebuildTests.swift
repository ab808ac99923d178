import CustomDump
import DocketDomain
import DocketStore
import DocketWorkspace
import GRDB
import Synchronization
import TestSupport
import Testing

@Suite struct RebuildTests {
    @Test(arguments: 1...3 as ClosedRange<UInt64>)
    func whateverWasDoneReplayingTheLogGivesEveryTableRowForRowAndNoFault(seed: UInt64) async throws {
        let test = try await TestWorkspace()
        var random = SeededGenerator(seed: seed)
        var commands = RandomCommands()
        for round in 0..<350 {
            let viewer = Cast.all[Int.random(in: 0..<Cast.all.count, using: &random)]
            if round.isMultiple(of: 60) {
                // Rows beyond what an event holds go to chunks.
                let long = PreparedContent(.ofRows(Int.random(in: 1001...2500, using: &random)))
                commands.learn(try await test.artifact(long, .table, by: viewer))
                continue
            }
            do {
                commands.learn(try await test.perform(commands.next(using: &random), as: viewer))
            } catch let error as DocketError {
                #expect(error.code != .internal && error.code != .corrupt, "\(error) \(error.cause ?? "")")
            }
        }
        let tokens = (0..<3).map { _ in AccessToken.random() }
        let end = Timestamp(milliseconds: test.ids.now.milliseconds + 86_400_000)
        for token in tokens {
            try await test.perform(.addToken(NewToken(token, of: Cast.member.userID, expiresAt: end)), as: Cast.admin)
        }
        try await test.perform(.revokeToken(tokens[0].id), as: Cast.admin)
        for artifact in try await test.queries(Cast.member).artifacts(ArtifactFilter(), page: PageRequest(size: 100))
            .items
        {
            commands.learn(artifact.id)
        }
        let live = try await test.readModel()
        // Customers, proposals and exports have tests of their own.
        let others: Set = ["schemas", "customers", "profile_values", "batches", "proposals", "exports"]
        #expect(live.allSatisfy { others.contains($0.key) || !$0.value.isEmpty })
        let events = try await SQLiteEventLog(test.database).head().position
        #expect(try await test(Cast.admin).rebuild() == Int(events))
        let rebuilt = try await test.readModel()
        expectNoDifference(rebuilt, live)
        #expect(try await test.database.faults() == [])
    }

    @Test func rebuildingTouchesNeitherLogBlobsNorRememberedRequests() async throws {
        let test = try await TestWorkspace()
        _ = try await test.artifact(PreparedContent(.ofRows(1500)), .table, by: Cast.member)
        try await test(Cast.member).perform(.createThread(NewThread(title: "T")), idempotencyKey: "k")
        let tables = ["events", "streams", "claims", "blobs", "idempotency"]
        let before = try await test.rows(of: tables)
        #expect(try await test(Cast.admin).rebuild() > 0)
        let after = try await test.rows(of: tables)
        expectNoDifference(after, before)
    }

    @Test func aLookAtEverythingAndARebuildTellHowFarTheyHaveCome() async throws {
        let test = try await TestWorkspace()
        let time = Timestamp(milliseconds: 1_767_000_000_000)
        let messages = (0..<600).map {
            Conversation.Message(key: "m\($0)", role: .user, parts: [.text("Message \($0)")], createdAt: time)
        }
        let long = Conversation(
            source: ThreadSource(format: "made", id: "long"), title: "Long", createdAt: time, visibility: .team,
            messages: messages, artifacts: [], fingerprint: "long")
        try await test.perform(.importConversation(long), as: Cast.member)
        let told = Told()
        #expect(try await test.database.faults(telling: told.listener) == [])
        #expect(told.shares == told.shares.sorted() && told.shares.allSatisfy { (0...1).contains($0) })
        #expect(told.areas == ["the file", "lists", "search"])
        let again = Told()
        _ = try await test.database.rebuild(telling: again.listener)
        #expect(again.shares.count > 1 && again.shares == again.shares.sorted() && again.shares.last == 1)
    }

    /// What was told of a long work.
    private final class Told: Sendable {
        private let all = Mutex<[CareProgress]>([])

        var listener: CareProgress.Listener { { progress in self.all.withLock { $0.append(progress) } } }
        var shares: [Double] { all.withLock { $0.map(\.share) } }
        var areas: [String] { all.withLock { $0.map(\.area) }.reduce(into: []) { if $0.last != $1 { $0.append($1) } } }
    }

    @Test func aWorkspaceThatOthersWriteToIsComparedAsItWasAtOneMoment() async throws {
        let test = try await TestWorkspace()
        let thread = try await test.thread(.team, by: Cast.member, title: "Long")
        let writing = Task {
            for number in 0..<100 { try await test.say("Message \(number)", in: thread, by: Cast.member) }
        }
        for _ in 0..<3 { #expect(try await test.database.faults() == []) }
        try await writing.value
        #expect(try await test.database.faults() == [])
    }

    @Test func aWorkspaceFromBeforeQueriesWereFoundByTheirTablesFindsThemWhenItIsOpened() async throws {
        let test = try await TestWorkspace()
        let sql = SQLQuery(sql: "SELECT fee FROM sales.ledger")
        for number in 0..<3 {
            let new = NewArtifact(kind: .sqlQuery, title: "Q\(number)", content: .sqlQuery(sql))
            try await test.perform(.createArtifact(new), as: Cast.member)
        }
        let before = try await test.readModel()
        try await test.database.write { db in
            try db.execute(
                sql: """
                    DROP TABLE artifact_terms; ALTER TABLE artifacts DROP COLUMN tags;
                    DROP INDEX artifacts_by_status; DROP INDEX exports_by_status; DROP INDEX exports_by_creator;
                    DROP INDEX proposals_by_name; DROP INDEX proposals_by_age; DROP INDEX proposals_of_rm;
                    DROP INDEX queue_by_sureness; DROP INDEX decisions_by_status; DROP INDEX outbox_by_tenant;
                    DROP INDEX outbox_undelivered;
                    CREATE INDEX queue_by_customer ON proposals (tenant_id, sort_name) WHERE status = 'pending';
                    CREATE INDEX queue_by_age ON proposals (tenant_id, created_at) WHERE status = 'pending';
                    CREATE INDEX queue_of_rm ON proposals (tenant_id, rm_id) WHERE status = 'pending';
                    DROP TABLE log_identity; DROP TABLE unindexed; DROP TABLE node; DROP TABLE tokens;
                    DELETE FROM grdb_migrations
                    WHERE identifier IN (
                        '14 terms of artifacts', '15 identity of the log', '16 indexes of lists', '17 search backlog',
                        '18 node', '19 tokens');
                    UPDATE checkpoints SET version = 7;
                    """)
        }
        let reopened = try WorkspaceDatabase(path: test.folder.path("docket.db"))
        let after = try await test.readModel()
        expectNoDifference(after, before)
        #expect(after["artifact_terms"]?.count == 9)
        var filter = ArtifactFilter()
        filter.terms = [ArtifactTerm(.table, "ledger"), ArtifactTerm(.column, "fee")]
        let found = try await ReadQueries(reopened, viewer: Cast.member).artifacts(filter, page: PageRequest(size: 9))
        #expect(found.items.map(\.title) == ["Q2", "Q1", "Q0"])
        #expect(try await reopened.faults() == [])
    }

    @Test func aReadModelOfOtherCodeIsMadeAnewWhenTheWorkspaceIsOpened() async throws {
        let test = try await TestWorkspace()
        let thread = try await test.thread(by: Cast.member)
        try await test.database.write { db in
            try db.execute(sql: "UPDATE checkpoints SET version = 0; UPDATE threads SET title = 'old shape'")
        }
        let reopened = try WorkspaceDatabase(path: test.folder.path("docket.db"))
        #expect(try await ReadQueries(reopened, viewer: Cast.member).thread(thread).title == "Plans")
    }
}
