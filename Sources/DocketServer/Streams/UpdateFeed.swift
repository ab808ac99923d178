import DocketDomain
import DocketWorkspace
import Foundation
import GRPCCore

/// Tells a client what happens to something, from a place on, until either side ends it.
///
/// The log is read as the client reads: at the most one batch of it is held, however slow the client is.
struct UpdateFeed<Update: Sendable>: Sendable {
    let workspace: any Workspace
    let subject: StreamSubject
    /// How long nothing may happen before there is a sign of life.
    let heartbeat: Duration
    /// Whether the user may still be followed for.
    let check: @Sendable () async throws -> Void
    /// What a batch of changes says about it; it throws where it cannot be seen any more.
    let tell: @Sendable ([FollowedChange]) async throws -> [Told<Update>]

    /// - Parameter token: Where the client has come; empty to begin now.
    func run(
        after token: String, _ context: ServerContext, ending: RunningCalls,
        _ write: @escaping @Sendable (Told<Update>) async throws -> Void
    ) async throws {
        let start: SealedCheckpoint
        if token.isEmpty {
            start = try await workspace.head()
        } else {
            start = try StreamToken.checkpoint(token, of: subject)
        }
        let outlet = UpdateOutlet(place: start, write: write)
        if token.isEmpty { try await outlet.beat() }
        try await ending.following(context) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                defer { group.cancelAll() }
                group.addTask { try await follow(after: start, outlet) }
                group.addTask { try await beat(outlet) }
                group.addTask {
                    try await context.cancellation.cancelled
                    throw ending.isEnding
                        ? RunningCalls.ending : RPCError(code: .cancelled, message: "The client ended the stream.")
                }
                _ = try await group.next()
            }
        }
    }

    private func follow(after start: SealedCheckpoint, _ outlet: UpdateOutlet<Update>) async throws {
        for try await batch in workspace.changes(after: start, stream: nil) {
            try await check()
            for told in try await tell(batch) { try await outlet.send(told) }
            if let last = batch.last { await outlet.pass(last.checkpoint) }
        }
    }

    private func beat(_ outlet: UpdateOutlet<Update>) async throws {
        while true {
            try await Task.sleep(for: heartbeat)
            try await check()
            guard await outlet.isIdle else { continue }
            // Where nothing waits, the place may be a fresh one: tokens grow old.
            let place = await outlet.place
            let head = try await workspace.head()
            if try await workspace.events(after: place, stream: nil, limit: 1).isEmpty {
                await outlet.pass(head, from: place)
            }
            try await outlet.beat()
        }
    }
}

/// Writes to a client, one update after the other.
private actor UpdateOutlet<Update: Sendable> {
    /// Behind what the client was told last.
    private(set) var place: SealedCheckpoint
    private let write: @Sendable (Told<Update>) async throws -> Void
    private var isWriting = false
    private var wrote = false

    init(place: SealedCheckpoint, write: @escaping @Sendable (Told<Update>) async throws -> Void) {
        self.place = place
        self.write = write
    }

    /// Whether nothing was written since this was asked the last time.
    var isIdle: Bool {
        defer { wrote = false }
        return !isWriting && !wrote
    }

    func send(_ told: Told<Update>) async throws {
        isWriting = true
        defer { isWriting = false }
        try await write(told)
        place = told.checkpoint
        wrote = true
    }

    /// Notes that what lies before a place says nothing to the client.
    func pass(_ checkpoint: SealedCheckpoint, from place: SealedCheckpoint? = nil) {
        guard place == nil || place == self.place else { return }
        self.place = checkpoint
    }

    /// A sign of life, unless something is being written.
    func beat() async throws {
        guard !isWriting else { return }
        isWriting = true
        defer { isWriting = false }
        try await write(Told(update: nil, checkpoint: place, at: Timestamp(Date())))
    }
}
