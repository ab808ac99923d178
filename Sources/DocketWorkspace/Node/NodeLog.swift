import DocketDomain
import DocketStore
import Foundation
import Synchronization

/// The log of a workspace that is a node: one elsewhere, which the workspace's file is a copy of.
///
/// What decisions ask is asked of the log itself, never of the copy, which may be behind. Whoever has written through it
/// finds it in the copy, too, when they are answered: queries read the copy.
final class NodeLog: ForwardingLog {
    let file: NodeFile
    let database: WorkspaceDatabase
    let connection: LogConnection
    let copying: ReplicaCopying
    private let follower = Mutex<Task<Void, Never>?>(nil)

    /// - Parameter log: Where it is open already.
    init(_ file: NodeFile, _ database: WorkspaceDatabase, _ engines: LogEngines, log: (any EventLog)? = nil) {
        self.file = file
        self.database = database
        connection = LogConnection(file.address, engines, log: log)
        copying = ReplicaCopying(connection, at: file.address, into: database)
    }

    deinit {
        follower.withLock { $0?.cancel() }
    }

    func target() async throws -> any EventLog { try await connection.log() }

    // MARK: Writing

    func append(_ appends: [Append]) async throws -> [AppendOutcome] {
        let outcomes = try await target().append(appends)
        await follow(outcomes)
        return outcomes
    }

    func erase(
        _ customer: CustomerID, tenant: TenantID, documents: ErasureDocuments,
        record: @escaping @Sendable (ErasureFindings) throws -> ErasureRecord
    ) async throws -> ErasureFindings {
        let findings = try await target().erase(customer, tenant: tenant, documents: documents, record: record)
        // It is written, whatever becomes of the copy; whoever comes next goes on with it.
        _ = try? await copying.catchUp()
        return findings
    }

    func outbox(of tenant: TenantID) -> any Outbox { NodeOutbox(connection: connection, tenant: tenant) }

    /// Waits until what was written is in the copy. It is written, whatever stands in the way of that: readers of the log
    /// may be held back for a while, or it may be out of reach just now.
    private func follow(_ outcomes: [AppendOutcome]) async {
        let target = outcomes.compactMap(\.place).max() ?? .start
        let isReplayed = outcomes.contains { if case .replayed = $0 { true } else { false } }
        guard target > .start || isReplayed else { return }
        let end = ContinuousClock.now + Self.patience
        while let reached = try? await copying.catchUp(to: target > .start ? target : nil), reached < target {
            guard ContinuousClock.now < end, (try? await Task.sleep(for: .milliseconds(20))) != nil else { return }
        }
    }

    private static let patience = Duration.seconds(5)

    // MARK: Following

    /// Copies what comes, from now on, for as long as this is used.
    func startFollowing() {
        guard !database.isReadOnly else { return }
        follower.withLock { follower in
            guard follower == nil else { return }
            let (writes, copying) = (writes(), copying)
            follower = Task {
                var writing = writes.makeAsyncIterator()
                // What was written before the watch began, and what comes.
                repeat {
                    while (try? await copying.catchUp()) == nil {
                        guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
                    }
                } while await writing.next() != nil && !Task.isCancelled
            }
        }
    }

    func writes() -> AsyncStream<Void> {
        AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
            let task = Task { [connection] in
                while !Task.isCancelled {
                    if let log = try? await connection.log() {
                        for await _ in log.writes() { continuation.yield() }
                    }
                    // Out of reach, or no longer watched: the reader looks, and it is tried again.
                    continuation.yield()
                    guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
                }
            }
            continuation.onTermination = { _ in task.cancel() }
        }
    }
}

extension AppendOutcome {
    /// Where it was written.
    fileprivate var place: Checkpoint? { if case .appended(let place) = self { place } else { nil } }
}
