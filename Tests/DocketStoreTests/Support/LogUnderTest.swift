import DocketStore
import Foundation
import TestSupport

@testable import DocketDomain

/// A kind of event log that has to do what the protocol says.
enum LogEngine: String, CaseIterable, Sendable {
    case memory, sqlite, postgres
}

/// An empty log of an engine, with what it needs to live.
struct LogUnderTest {
    let log: any EventLog
    let ids = IDSequence()
    private let home: (any Sendable)?

    init(_ engine: LogEngine) async throws {
        switch engine {
        case .memory:
            home = nil
            log = InMemoryEventLog()
        case .sqlite:
            let folder = try TemporaryFolder()
            home = folder
            log = SQLiteEventLog(try WorkspaceDatabase(path: folder.path("docket.db")))
        case .postgres:
            let hold = try await PostgresLogs.shared.log()
            home = hold
            log = hold.log
        }
    }

    /// A log that is there.
    init(_ log: any EventLog) {
        home = nil
        self.log = log
    }

    // MARK: Appends

    func append(
        _ changes: [StreamChange], by viewer: Viewer = Cast.member, claims: [ClaimChange] = [],
        blobs: [String: Data] = [:], request: IdempotentRequest? = nil
    ) -> Append {
        Append(
            context: Context(viewer: viewer, now: ids.now, makeID: ids.next), correlationID: ids.next(),
            changes: changes, claims: claims, blobs: blobs, request: request)
    }

    /// The beginning of a thread.
    func begin(_ id: String, _ expected: ExpectedVersion = .noStream, title: String = "T") -> StreamChange {
        StreamChange(stream: .thread(ThreadID(id)), expected: expected, events: [.created(title)])
    }

    /// A message to a thread.
    func say(_ text: String, in id: String, _ expected: ExpectedVersion = .any) -> StreamChange {
        StreamChange(stream: .thread(ThreadID(id)), expected: expected, events: [.message(text)])
    }

    func request(
        _ key: String, _ fingerprint: String = "f", answer: String = "yes", lives: Int64 = 1000
    ) -> IdempotentRequest {
        IdempotentRequest(
            key: key, fingerprint: fingerprint, response: Data(answer.utf8),
            expiresAt: Timestamp(milliseconds: ids.now.milliseconds + lives))
    }

    // MARK: What is there

    func version(of thread: String, tenant: TenantID = Cast.tenant) async throws -> Int? {
        try await log.state(of: .thread(ThreadID(thread)), tenant: tenant)?.version
    }

    func all(_ tenant: TenantID = Cast.tenant) async throws -> [RecordedEvent] {
        try await log.read(tenant: tenant, after: .start, limit: .max)
    }
}

extension Event {
    static func created(_ title: String) -> Event {
        .thread(
            .created(
                ThreadCreated(
                    title: title, ownerID: Cast.member.userID, visibility: .private,
                    createdAt: Timestamp(milliseconds: 1))))
    }

    static func message(_ text: String) -> Event {
        .thread(
            .messageAdded(
                MessageAdded(
                    id: MessageID(text), role: .user, parts: [.text(text)], createdAt: Timestamp(milliseconds: 2))))
    }
}
