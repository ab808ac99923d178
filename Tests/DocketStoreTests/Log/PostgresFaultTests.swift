import DocketDomain
import Foundation
import PostgresKit
import Synchronization
import TestSupport
import Testing

@testable import DocketPostgres

/// What the log on PostgreSQL keeps up while connections, transactions and the server itself get in its way. Each test has
/// a server of its own.
@Suite(.timeLimit(.minutes(10)), .serialized) struct PostgresFaultTests {
    private struct Given {
        let server: PostgresServer
        let test: LogUnderTest
        let log: PostgresEventLog
        /// Somebody who may do everything.
        let admin: ConnectionPool
    }

    private func given() async throws -> Given {
        let server = try await PostgresServer()
        let url = server.connection(PostgresServer.admin)
        let log = try await PostgresEventLog.create(url: url)
        let admin = ConnectionPool(ServerAddress(connection: url, role: nil), size: 1)
        return Given(server: server, test: LogUnderTest(log), log: log, admin: admin)
    }

    // MARK: Open transactions

    @Test func aTransactionThatStaysOpenHoldsReadersBackAndNothingOfItIsSkippedAfterwards() async throws {
        let given = try await given()
        let (test, log) = (given.test, given.log)
        _ = try await log.append(test.append([test.begin("t"), test.begin("late")]))
        let start = try await log.head()
        // It has its number before the others, and its event comes after theirs.
        let began = Date()
        try await given.admin.run { connection in
            try connection.execute(
                "BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_current_xact_id()")
        }
        for text in ["a", "b"] { _ = try await log.append(test.append([test.say(text, in: "t")])) }
        #expect(try await log.read(tenant: Cast.tenant, after: start, limit: 9).isEmpty)
        #expect(try await log.head() == start)
        #expect(try await test.version(of: "t") == 3)

        let hold = try #require(try await log.readerHold())
        #expect(hold.waitingEvents == 2 && hold.process != nil && hold.account == PostgresServer.admin)
        let since = try #require(hold.since)
        #expect(abs(Double(since.milliseconds) / 1000 - began.timeIntervalSince1970) < 5)
        // Who is held back by the same again does not wait for it again.
        let again = ContinuousClock.now
        #expect(try await log.read(tenant: Cast.tenant, after: start, limit: 9).isEmpty)
        #expect(again.duration(to: .now) < OwnWrites.patience / 2)

        try await given.admin.run { connection in
            try connection.execute(
                """
                INSERT INTO docket.events (
                    tenant_id, stream_id, version, event_id, type, schema_version, payload, actor_id, actor_role,
                    correlation_id, recorded_at)
                SELECT tenant_id, 'thread:late', 2, 'late', type, schema_version, payload, actor_id, actor_role,
                    correlation_id, recorded_at FROM docket.events WHERE version = 2;
                COMMIT
                """)
        }
        let rest = try await log.read(tenant: Cast.tenant, after: start, limit: 9)
        #expect(rest.map(\.stream.id) == ["late", "t", "t"])
        #expect(rest[0].position > rest[2].position)
        #expect(rest.map(\.checkpoint) == rest.map(\.checkpoint).sorted())
        #expect(try await log.readerHold() == nil)
        // A reader resumes behind each of them.
        #expect(
            try await log.read(tenant: Cast.tenant, after: rest[0].checkpoint, limit: 9) == Array(rest[1...]))
    }

    @Test func aFollowerIsToldWhatWasHeldBackOnceNothingHoldsItAnyMore() async throws {
        let given = try await given()
        try await given.admin.run { connection in
            try connection.execute(
                "BEGIN; SET LOCAL idle_in_transaction_session_timeout = 0; SELECT pg_current_xact_id()")
        }
        let (test, log) = (given.test, given.log)
        _ = try await log.append(test.append([test.begin("t")]))
        async let first = log.follow(tenant: Cast.tenant, after: .start).first { _ in true }
        try await Task.sleep(for: .milliseconds(200))
        try await given.admin.run { try $0.execute("COMMIT") }
        #expect(try await first?.map(\.event) == [.created("T")])
    }

    // MARK: Lost connections

    /// Tells writers to stop.
    private final class End: Sendable {
        let isThere = Atomic(false)
    }

    /// Has several write at once, until something has happened to their connections so many times.
    ///
    /// - Returns: What was acknowledged.
    private func written(
        _ given: Given, writers: Int, until times: Int, disturb: @escaping @Sendable () async throws -> Void
    ) async throws -> [String] {
        let (test, log) = (given.test, given.log)
        _ = try await log.append(test.append((0..<3).map { test.begin("t\($0)") }))
        let end = End()
        let disturbing = Task {
            defer { end.isThere.store(true, ordering: .relaxed) }
            for _ in 0..<times { try await disturb() }
        }
        let acknowledged = try await withThrowingTaskGroup(of: [String].self) { group in
            for writer in 0..<writers {
                group.addTask {
                    var acknowledged: [String] = []
                    var number = 0
                    while !end.isThere.load(ordering: .relaxed) {
                        number += 1
                        let text = "\(writer)-\(number)"
                        let append = test.append(
                            [test.say(text, in: "t\(number % 3)")], request: test.request("k\(text)", lives: 1_000_000))
                        if try await log.append(append).isAppended { acknowledged.append(text) }
                    }
                    return acknowledged
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        try await disturbing.value
        return acknowledged
    }

    private func expectOnce(_ texts: [String], in given: Given) async throws {
        let seen = try await given.test.all().compactMap { recorded -> String? in
            guard case .thread(.messageAdded(let added)) = recorded.event else { return nil }
            return added.id.rawValue
        }
        #expect(seen.sorted() == texts.sorted())
        #expect(texts.count > 20)
    }

    @Test func whatWasAcknowledgedIsThereOnceWhileConnectionsAreEnded() async throws {
        let given = try await given()
        let texts = try await written(given, writers: 6, until: 60) {
            _ = try await given.admin.run { connection in
                try connection.run(
                    LogStatement(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' AND random() < 0.5
                        """)
                ).rowCount
            }
            try await Task.sleep(for: .milliseconds(30))
        }
        try await expectOnce(texts, in: given)
    }

    @Test func whatWasAcknowledgedIsThereOnceWhileTheServerIsStartedAgain() async throws {
        let given = try await given()
        let texts = try await written(given, writers: 4, until: 5) {
            try await Task.sleep(for: .milliseconds(100))
            try await given.server.restart()
        }
        try await expectOnce(texts, in: given)
    }

    @Test func aServerThatIsNotThereIsSaidToBeUnavailable() async throws {
        let folder = try TemporaryFolder()
        let url = "postgres://me:secret@localhost/docket?host=\(folder.url.path)"
        let refused = await #expect(throws: DocketError.self) { try await PostgresEventLog.open(url: url) }
        #expect(refused?.code == .unavailable)
        #expect(refused.map { "\($0.message) \($0.cause ?? "")" }?.contains("secret") == false)
    }
}
