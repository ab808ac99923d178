import DocketDomain
import Foundation
import PostgresKit
import TestSupport
import Testing

@testable import DocketPostgres

/// The log's tables on PostgreSQL: made once, by their owner, and used with no more rights than the log needs.
@Suite struct PostgresSchemaTests {
    /// A database without anything in it.
    private func emptyDatabase(_ name: String) async throws -> String {
        let server = try await PostgresServer.shared.value
        try await server.execute("CREATE DATABASE \(name)")
        return server.connection(PostgresServer.admin, database: name)
    }

    @Test func aLogIsMadeOnceAndOpenedByThoseWhoMayUseIt() async throws {
        let url = try await emptyDatabase("schema_making")
        #expect(await refusal { try await PostgresEventLog.open(url: url) } == .failedPrecondition)
        let first = try await PostgresEventLog.create(url: url)
        let second = try await PostgresEventLog.create(url: url)
        #expect(try await first.identity() == second.identity())
        #expect(try await first.identity().key.count == 32)
        let server = try await PostgresServer.shared.value
        try await server.execute("CREATE ROLE schema_stranger LOGIN; CREATE ROLE schema_user LOGIN IN ROLE docket_node")
        let strangers = server.connection("schema_stranger", database: "schema_making")
        #expect(await refusal { try await PostgresEventLog.open(url: strangers) } == .permissionDenied)
        #expect(await refusal { try await PostgresEventLog.create(url: strangers) } == .permissionDenied)
        // Who may use the log owns nothing, and joins it all the same.
        let log = try await PostgresEventLog.create(url: server.connection("schema_user", database: "schema_making"))
        let test = LogUnderTest(log)
        #expect(try await log.append(test.append([test.begin("t")])).isAppended)
        #expect(try await test.all().count == 1)
    }

    @Test func aLogOfANewerDocketOrFromAnotherServerIsNotOpened() async throws {
        let url = try await emptyDatabase("schema_versions")
        let log = try await PostgresEventLog.create(url: url)
        let test = LogUnderTest(log)
        for text in ["a", "b"] { _ = try await log.append(test.append([test.begin(text), test.say("x", in: text)])) }
        let before = try await test.all()
        let epoch = try await log.identity().epoch
        let server = try await PostgresServer.shared.value
        // As a dump of another server brings it: with its transactions, which are ahead of this one's.
        try await server.execute(
            """
            UPDATE docket.identity SET system = '1';
            UPDATE docket.events SET transaction = (1000000000 - position)::text::xid8
            """, database: "schema_versions")
        #expect(await refusal { try await PostgresEventLog.open(url: url) } == .failedPrecondition)
        let restored = try await PostgresEventLog.create(url: url)
        #expect(try await restored.identity().epoch != epoch)
        let after = try await LogUnderTest(restored).all()
        #expect(after.map(\.eventID) == before.reversed().map(\.eventID))
        #expect(after.map(\.position) == [1, 2, 3, 4])
        #expect(try await restored.append(test.append([test.begin("c")])).isAppended)
        #expect(try await LogUnderTest(restored).all().last?.position == 5)

        try await server.execute(
            "INSERT INTO docket.docket_migrations (number, name) VALUES (3, 'to come')", database: "schema_versions")
        #expect(await refusal { try await PostgresEventLog.open(url: url) } == .failedPrecondition)
        try await server.execute(
            "DELETE FROM docket.docket_migrations WHERE number = 1", database: "schema_versions")
        #expect(await refusal { try await PostgresEventLog.open(url: url) } == .corrupt)
    }

    @Test func theRoleOfTheLogSeesOneTenantAndChangesNoEventButItsPayload() async throws {
        let url = try await emptyDatabase("schema_rights")
        let log = try await PostgresEventLog.create(url: url)
        let test = LogUnderTest(log)
        for viewer in [Cast.member, Cast.namesake] {
            _ = try await log.append(test.append([test.begin("t")], by: viewer))
        }
        func count(_ table: String, _ tenant: TenantID?) async throws -> Int64? {
            try await log.pool.run { connection in
                let enter = tenant.map { [LogStatement.enter($0.rawValue)] } ?? []
                return try connection.run(enter + [LogStatement("SELECT count(*) FROM docket.\(table)")]).last?
                    .integer(0, 0)
            }
        }
        for table in ["events", "streams"] {
            #expect(try await count(table, nil) == 0)
            #expect(try await count(table, Cast.tenant) == 1)
            #expect(try await count(table, Cast.otherTenant) == 1)
        }
        let forbidden = [
            "DELETE FROM docket.events", "UPDATE docket.events SET version = 9",
            "UPDATE docket.identity SET epoch = 'x'", "DELETE FROM docket.streams", "TRUNCATE docket.events",
            "CREATE TABLE docket.mine (id int)",
            "DELETE FROM docket.docket_migrations",
        ]
        for sql in forbidden {
            #expect(
                await refusal { try await log.pool.run { try $0.run(LogStatement(sql)).rowCount } }
                    == .permissionDenied, "\(sql)")
        }
        let stolen = """
            INSERT INTO docket.claims (tenant_id, key, owner_stream) VALUES ('\(Cast.otherTenant)', 'k', 'thread:t')
            """
        #expect(
            await refusal { try await log.query(LogStatement(stolen), of: Cast.tenant) { $0.rowCount } }
                == .permissionDenied)
    }
}
