import DocketDomain
import DocketStore
import DocketWorkspace
import Foundation

/// Gives commands, many of them in one transaction: what they write is what docket itself decides. None may need what one
/// of the same batch has written. While one batch is written, the next one is decided.
final class CommandBatches {
    private let viewer: Viewer
    private let seed: UInt64
    private let log: SQLiteEventLog
    private var given = 0
    private var appends: [Append] = []
    private var weight = 0
    private var writing: Task<Int, any Error>?

    /// Events of one transaction.
    private static let batchWeight = 4000

    init(_ workspace: LocalWorkspace, seed: UInt64) throws {
        viewer = workspace.viewer
        self.seed = seed
        log = SQLiteEventLog(try WorkspaceDatabase(path: workspace.folder.appendingPathComponent("docket.db").path))
    }

    /// Decides a command, and writes it with others or in `finish`.
    ///
    /// - Returns: What it changes.
    @discardableResult func give(_ command: Command, blobs: [String: Data] = [:]) async throws -> ChangeSet {
        given += 1
        let ids = SeededIDs(seed: seed, command: given)
        let context = Context(viewer: viewer, now: ids.now, makeID: { ids.next() })
        let loaded = try await LoadedState(for: command, context, from: log)
        let changes = try decide(command, in: loaded, context)
        var append = Append(
            context: context, correlationID: context.makeID(), changes: changes.changes, claims: changes.claims,
            blobs: blobs, outbox: changes.outbox)
        append.known = loaded.snapshots
        appends.append(append)
        weight += changes.changes.reduce(0) { $0 + $1.events.count } + blobs.count
        if weight >= Self.batchWeight { try await write() }
        return changes
    }

    /// Writes what is left: what comes then may need it.
    func finish() async throws {
        try await write()
        try await settle()
    }

    private func write() async throws {
        try await settle()
        guard !appends.isEmpty else { return }
        let log = log
        let batch = appends
        (appends, weight) = ([], 0)
        writing = Task {
            try await log.append(batch).count { outcome in if case .appended = outcome { false } else { true } }
        }
    }

    private func settle() async throws {
        guard let task = writing else { return }
        writing = nil
        let refused = try await task.value
        guard refused == 0 else {
            throw DocketError(.conflict, "\(refused) commands of a batch were refused: one needed what another wrote.")
        }
    }
}
