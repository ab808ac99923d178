import CustomDump
import DocketDomain
import DocketStore
import DocketWorkspace
import GRDB
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
                    DROP TABLE log_identity;
                    DELETE FROM grdb_migrations
                    WHERE identifier IN ('14 terms of artifacts', '15 identity of the log', '16 indexes of lists');
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
