import DocketDomain
import DocketStore
import DocketWorkspace
import GRDB
import TestSupport
import Testing

/// What somebody does to the file behind docket's back is found and named.
@Suite struct FaultTests {
    private let test: TestWorkspace

    init() async throws {
        test = try await TestWorkspace()
        let thread = try await test.thread(.team, by: Cast.member, title: "Plans for Zürich")
        try await test.say("The budget is 10", in: thread, by: Cast.member)
        try await test.perform(.thread(thread, .tag(add: ["x"], remove: [])), as: Cast.member)
        _ = try await test.artifact(PreparedContent(.ofRows(1200)), .table, in: thread, by: Cast.member)
        let document = try await test.document(in: thread, by: Cast.member)
        try await test.perform(.artifact(document, .tag(add: ["x"], remove: [])), as: Cast.member)
        try await test.perform(
            .send(OutgoingMessage(target: .artifact(document, in: nil), parts: [.text("Why?")])), as: Cast.colleague)
    }

    private func tamper(_ sql: String) async throws {
        let changed = try await test.database.write { db in
            try db.execute(sql: sql)
            return db.changesCount
        }
        #expect(changed > 0, "Nothing was tampered with.")
    }

    @Test func aSoundWorkspaceHasNone() async throws {
        #expect(try await test.database.faults() == [])
    }

    @Test(
        arguments: [
            "UPDATE tenants SET name = 'x' WHERE id = 'acme'", "UPDATE users SET role = 'admin' WHERE id = 'max'",
            "UPDATE threads SET title = 'x'", "UPDATE threads SET visibility = 'public'",
            "UPDATE threads SET message_count = message_count + 1", "UPDATE threads SET artifact_count = 0",
            "UPDATE thread_tags SET tag = 'y'", "UPDATE messages SET role = 'system'", "DELETE FROM messages",
            "UPDATE artifacts SET comment = 'x'", "DELETE FROM artifacts WHERE kind = 'doc'",
            "UPDATE revisions SET title = 'x'", "DELETE FROM relations",
            "INSERT INTO relations SELECT tenant_id, artifact_id, 'x', 'created', 1, 'max', NULL, NULL FROM relations LIMIT 1",
            "UPDATE documents SET created_at = 1", "UPDATE artifacts SET tags = '[]'", "DELETE FROM artifact_terms",
        ])
    func aRowOfTheReadModelThatTheLogDoesNotSay(sql: String) async throws {
        try await tamper(sql)
        let faults = try await test.database.faults()
        #expect(faults.contains { $0.area == "read model" && $0.message.contains("docket rebuild") }, "\(faults)")
        _ = try await test(Cast.admin).rebuild()
        #expect(try await test.database.faults() == [])
    }

    @Test(
        arguments: [
            "UPDATE claims SET owner_stream = 'thread:x'", "UPDATE claims SET key = key || 'x'",
            "UPDATE outbox SET payload = '{}'", "UPDATE outbox SET destination = 'x'",
            "UPDATE outbox SET delivered_at = 1", "UPDATE idempotency SET response = 'x'",
            "UPDATE idempotency SET fingerprint = 'x'",
        ])
    func aRowThatNoEventTells(sql: String) async throws {
        try await test.customer("c1", name: "Ada", values: [:])
        let id = try await test.propose([("employer", "Globex")], for: CustomerID("c1"), trigger: "crm")[0]
        try await test.propose([("employer", "Initech")], for: CustomerID("c1"))
        _ = try await test(Cast.manager).perform(.review(ReviewRequest(.accept, id)), idempotencyKey: "k")
        #expect(try await test.database.faults() == [])
        try await tamper(sql)
        #expect(try await test.database.faults().contains { $0.area == "rows" })
    }

    @Test func aSearchIndexThatDoesNotAgreeWithTheTexts() async throws {
        try await tamper("INSERT INTO search (search) VALUES ('delete-all')")
        let faults = try await test.database.faults()
        #expect(faults.map(\.area) == ["search"])
        _ = try await test(Cast.admin).rebuild()
        #expect(try await test.database.faults() == [])
    }

    @Test(
        arguments: [
            "DELETE FROM events WHERE type = 'message_added'",
            "DELETE FROM events WHERE position = (SELECT max(position) FROM events)",
            "DELETE FROM events WHERE stream_id IN (SELECT stream_id FROM events WHERE type = 'artifact_linked')",
            "UPDATE events SET version = 9 WHERE type = 'thread_tagged'",
            "UPDATE events SET payload = '{}' WHERE type = 'thread_created'",
            "UPDATE events SET payload = replace(payload, 'Plans', 'Plots') WHERE type = 'thread_created'",
            "UPDATE events SET payload = substr(payload, 1, 20) WHERE type = 'artifact_created'",
            "UPDATE events SET type = 'thread_exploded' WHERE type = 'thread_tagged'",
            "UPDATE events SET type = 'thread_deleted' WHERE type = 'thread_tagged'",
            "UPDATE events SET schema_version = schema_version + 1 WHERE type = 'thread_tagged'",
            "UPDATE events SET actor_role = 'god'", "UPDATE events SET stream_id = 'x' WHERE type = 'thread_tagged'",
            "INSERT INTO streams (tenant_id, stream_id, kind, version, state) SELECT tenant_id, 'thread:x', kind, 1, state FROM streams",
            "DELETE FROM streams WHERE kind = 'artifact'",
            "UPDATE streams SET version = version + 1 WHERE kind = 'thread'",
            "UPDATE streams SET state = '{}' WHERE kind = 'thread'",
            "UPDATE streams SET state = replace(state, '\"isDeleted\":false', '\"isDeleted\":true') WHERE kind = 'thread'",
        ])
    func anEventOrAStateThatWasChanged(sql: String) async throws {
        // One row for each stream would be one too many for the key.
        try await tamper(sql.hasPrefix("INSERT") ? sql + " LIMIT 1" : sql)
        let faults = try await test.database.faults()
        #expect(faults.contains { $0.area == "event log" }, "\(faults)")
        #expect(faults.allSatisfy { $0.message.hasSuffix(".") })
    }

    @Test func whatAMessageSaysInTheLogAndOnScreen() async throws {
        try await tamper(
            "UPDATE events SET payload = replace(payload, 'budget', 'gadget') WHERE type = 'message_added'")
        #expect(try await test.database.faults().contains { $0.area == "event log" })
    }

    @Test func contentThatIsMissing() async throws {
        try await tamper("DELETE FROM blobs")
        #expect(try await test.database.faults().contains { $0.area == "blobs" })
    }

    @Test(
        arguments: [
            "UPDATE sqlite_sequence SET seq = 1 WHERE name = 'events'",
            "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'events'",
            "DELETE FROM sqlite_sequence",
        ])
    func numbersOfEventsThatDoNotFollow(sql: String) async throws {
        try await tamper(sql)
        #expect(try await test.database.faults().map(\.area) == ["database"])
    }

    @Test(
        arguments: [
            "UPDATE checkpoints SET position = position + 1", "UPDATE checkpoints SET version = version + 1",
            "DELETE FROM checkpoints",
        ])
    func tablesThatHaveNotSeenEveryEvent(sql: String) async throws {
        try await tamper(sql)
        #expect(try await test.database.faults().map(\.area) == ["read model"])
        _ = try await test(Cast.admin).rebuild()
        #expect(try await test.database.faults() == [])
    }

    @Test func anIndexOfOtherColumns() async throws {
        try await test.database.pool.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA writable_schema = ON")
            try db.execute(
                sql:
                    "UPDATE sqlite_master SET sql = replace(sql, 'created_at, id)', 'id, created_at)') WHERE name = 'artifacts_by_time'"
            )
        }
        let path = test.folder.path("docket.db")
        #expect(await refusal { _ = try await WorkspaceDatabase(path: path).faults() } == .corrupt)
    }
}
