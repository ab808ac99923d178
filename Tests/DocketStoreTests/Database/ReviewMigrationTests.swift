import Foundation
import GRDB
import TestSupport
import Testing

@testable import DocketDomain
@testable import DocketStore

/// A workspace from before customers and proposals, made by the migrations of its time.
@Suite struct ReviewMigrationTests {
    private func oldWorkspace() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let queue = try DatabaseQueue(path: folder.path("docket.db"))
        try Migrations.all.migrate(queue, upTo: "2 read model")
        let codec = EventCodec()
        let context = Context(
            viewer: Cast.admin, now: Timestamp(milliseconds: 1_700_000_000_000), makeID: IDSequence().next)
        let thread = ThreadCreated(
            title: "Old plans", ownerID: Cast.admin.userID, visibility: .team, createdAt: context.now)
        let events: [(StreamID, [Event])] = [
            (
                .tenant(Cast.tenant),
                [
                    .tenant(.created(TenantCreated(name: "Acme"))),
                    .tenant(.userAdded(UserAdded(user: Cast.user(Cast.admin)))),
                ]
            ), (.thread(ThreadID("t1")), [.thread(.created(thread))]),
        ]
        try queue.write { db in
            for (stream, events) in events {
                var state: StreamState?
                for (index, event) in events.enumerated() {
                    state = try evolve(state, event)
                    try db.execute(
                        sql: """
                            INSERT INTO events (tenant_id, stream_id, version, event_id, type, schema_version, payload,
                                actor_id, actor_role, correlation_id, recorded_at)
                            VALUES (?, ?, ?, ?, ?, 1, ?, 'ada', 'admin', 'x', 1700000000000)
                            """,
                        arguments: [
                            Cast.tenant.rawValue, stream.description, index + 1, context.makeID(),
                            try codec.stored(event).type, try codec.stored(event).text,
                        ])
                }
                try db.execute(
                    sql: "INSERT INTO streams (tenant_id, stream_id, kind, version, state) VALUES (?, ?, ?, ?, ?)",
                    arguments: [
                        Cast.tenant.rawValue, stream.description, stream.kind.rawValue, events.count,
                        String(decoding: try JSONEncoder().encode(state), as: UTF8.self),
                    ])
            }
            try db.execute(
                sql: """
                    INSERT INTO checkpoints (projection, version, position) VALUES ('all', 2, 3);
                    INSERT INTO users (tenant_id, id, name, role) VALUES ('acme', 'ada', 'as it was', 'admin');
                    """)
        }
        try queue.close()
        return folder
    }

    @Test func anOlderWorkspaceIsBroughtUpToDateWhenItIsOpened() async throws {
        let folder = try oldWorkspace()
        let database = try WorkspaceDatabase(path: folder.path("docket.db"))
        let queries = ReadQueries(database, viewer: Cast.admin)
        #expect(try await queries.thread(ThreadID("t1")).title == "Old plans")
        #expect(try await queries.users(page: PageRequest(size: 10)).items.map(\.name) == ["Ada"])
        #expect(try await queries.customers(CustomerFilter(), page: PageRequest(size: 10)).items.isEmpty)
        #expect(try await queries.schema().fields.isEmpty)
        #expect(try await database.faults() == [])
    }

    @Test func itTakesCustomersAndDecisionsAtOnce() async throws {
        let folder = try oldWorkspace()
        let database = try WorkspaceDatabase(path: folder.path("docket.db"))
        let log = SQLiteEventLog(database)
        let added = CustomerAdded(
            name: "Ada Okafor", rmID: nil, values: ["employer": "Acme"], addedBy: Cast.admin.userID, schemaVersion: 1,
            createdAt: Timestamp(milliseconds: 1_700_000_000_001))
        let context = Context(viewer: Cast.admin, now: added.createdAt, makeID: { UUID().uuidString })
        let change = StreamChange(
            stream: .customer(CustomerID("c1")), expected: .noStream, events: [.customer(.added(added))])
        guard case .appended = try await log.append(Append(context: context, correlationID: "y", changes: [change]))
        else {
            Issue.record("It was not written.")
            return
        }
        let profile = try await ReadQueries(database, viewer: Cast.admin).customer(CustomerID("c1"))
        #expect(profile.values["employer"]?.value == "Acme")
    }
}
