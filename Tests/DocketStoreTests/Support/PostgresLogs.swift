import DocketDomain
import Foundation
import TestSupport

@testable import DocketPostgres

/// Empty logs on the tests' own server, each in a database that nobody else uses meanwhile. The databases are used again
/// and again: to make one takes longer than most tests.
actor PostgresLogs {
    static let shared = PostgresLogs()

    private static let most = 12
    private static let template = "docket_template"

    private var template: Task<Void, any Error>?
    private var free: [String] = []
    private var count = 0
    private var waiting: [CheckedContinuation<String, Never>] = []

    /// A log for as long as somebody holds it.
    func log() async throws -> PostgresLogHold {
        let server = try await PostgresServer.shared.value
        let making = template ?? Task { try await Self.makeTemplate(on: server) }
        template = making
        try await making.value
        let database = try await database(on: server)
        do {
            let url = server.connection(PostgresServer.admin, database: database)
            // The tests share one server, and a transaction of any of them holds the readers of all of them back.
            return PostgresLogHold(try await PostgresEventLog.open(url: url, patience: .seconds(60)), database)
        } catch {
            giveBack(database)
            throw error
        }
    }

    private static func makeTemplate(on server: PostgresServer) async throws {
        try await server.execute("CREATE DATABASE \(template)")
        _ = try await PostgresEventLog.create(url: server.connection(PostgresServer.admin, database: template))
    }

    private func database(on server: PostgresServer) async throws -> String {
        if let database = free.popLast() { return try await emptied(database, on: server) }
        guard count < Self.most else {
            return try await emptied(await withCheckedContinuation { waiting.append($0) }, on: server)
        }
        count += 1
        let database = "docket_\(count)"
        // Who made the template may be on their way out of it.
        for attempt in 1... {
            do {
                try await server.execute("CREATE DATABASE \(database) TEMPLATE \(Self.template)")
                break
            } catch  where attempt < 50 {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        return database
    }

    private func emptied(_ database: String, on server: PostgresServer) async throws -> String {
        let address = ServerAddress(connection: server.connection(PostgresServer.admin, database: database), role: nil)
        try await ConnectionPool(address, size: 1).run { connection in
            try connection.execute(
                """
                TRUNCATE docket.streams, docket.events, docket.claims, docket.idempotency, docket.outbox, docket.blobs,
                    docket.erased_files RESTART IDENTITY
                """)
        }
        return database
    }

    fileprivate func giveBack(_ database: String) {
        if waiting.isEmpty { free.append(database) } else { waiting.removeFirst().resume(returning: database) }
    }
}

/// A log that a test has to itself.
final class PostgresLogHold: Sendable {
    let log: PostgresEventLog
    private let database: String

    fileprivate init(_ log: PostgresEventLog, _ database: String) {
        self.log = log
        self.database = database
    }

    deinit {
        Task { [database] in await PostgresLogs.shared.giveBack(database) }
    }
}
