import DocketDomain
import Foundation
import Synchronization

/// The event log as its protocol says it, in memory: what shows that nothing above it needs SQLite.
final class InMemoryEventLog: EventLog {
    struct Position: Hashable {
        let tenant: TenantID
        let stream: StreamID
    }

    struct TenantKey<Key: Hashable>: Hashable {
        let tenant: TenantID
        let key: Key
    }

    struct RequestKey: Hashable {
        let user: UserID
        let key: String
    }

    struct Contents {
        var events: [RecordedEvent] = []
        var streams: [Position: StreamSnapshot] = [:]
        var claims: [TenantKey<ClaimKey>: StreamID] = [:]
        var requests: [TenantKey<RequestKey>: IdempotentRequest] = [:]
        var blobs: [TenantKey<String>: Data] = [:]
        var outbox: [InMemoryDelivery] = []
        /// Grows by every delivery.
        var lastDelivery: Int64 = 0
        /// What erasures have left to be removed.
        var erasedFiles: [ErasedFile] = []
        var identity = LogIdentity(epoch: "memory", key: Data([1, 2, 3]))
        var isErasureNew = false
        var postponed: [ErasedFile: (attempts: Int, until: Timestamp)] = [:]
    }

    let contents = Mutex(Contents())
    let watchers = Watchers()
    /// How often somebody has read on in it.
    let reads = Mutex(0)

    func identity() async throws -> LogIdentity { contents.withLock { $0.identity } }

    func append(_ appends: [Append]) async throws -> [AppendOutcome] {
        defer { watchers.announce() }
        return try contents.withLock { contents in
            var all = contents
            let outcomes = try appends.map { append in
                var copy = all
                let outcome = try Self.write(append, to: &copy)
                if case .appended = outcome { all = copy }
                return outcome
            }
            contents = all
            return outcomes
        }
    }

    static func write(_ append: Append, to contents: inout Contents) throws -> AppendOutcome {
        if let answer = answer(to: append, in: contents) { return answer }
        for claim in append.claims {
            switch claim {
            case .take(let key, let stream):
                let position = TenantKey(tenant: append.tenantID, key: key)
                if let owner = contents.claims[position], owner != stream {
                    return .conflict(.claim(key, owner: owner))
                }
                contents.claims[position] = stream
            case .release(let key, let stream):
                let position = TenantKey(tenant: append.tenantID, key: key)
                if contents.claims[position] == stream { contents.claims[position] = nil }
            }
        }
        for (digest, bytes) in append.blobs {
            let position = TenantKey(tenant: append.tenantID, key: digest)
            contents.blobs[position] = contents.blobs[position] ?? bytes
        }
        for change in append.outbox {
            switch change {
            case .add(let delivery):
                contents.lastDelivery += 1
                contents.outbox.append(
                    InMemoryDelivery(
                        contents.lastDelivery, delivery, tenant: append.tenantID, createdAt: append.recordedAt))
            case .withdraw(let decision):
                let index = contents.outbox.firstIndex {
                    $0.tenant == append.tenantID && $0.deliveryID == decision && $0.isUntouched
                }
                guard let index else { return .conflict(.delivered(decision)) }
                contents.outbox.remove(at: index)
            }
        }
        var last = Checkpoint.start
        for change in append.changes {
            if let conflict = try write(change, of: append, to: &contents, &last) { return .conflict(conflict) }
        }
        if let request = append.request {
            contents.requests = contents.requests.filter { $0.value.expiresAt > append.recordedAt }
            contents.requests[requestKey(request, append)] = request
        }
        return .appended(last)
    }

    private static func write(
        _ change: StreamChange, of append: Append, to contents: inout Contents, _ last: inout Checkpoint
    ) throws -> AppendConflict? {
        let position = Position(tenant: append.tenantID, stream: change.stream)
        let actual = contents.streams[position]?.version ?? 0
        switch change.expected {
        case .any: break
        case .noStream where actual == 0: break
        case .exact(let version) where version == actual: break
        case .noStream, .exact: return .version(change.stream, actual: actual)
        }
        for event in change.events {
            let snapshot = contents.streams[position]
            let version = (snapshot?.version ?? 0) + 1
            contents.streams[position] = StreamSnapshot(version: version, state: try evolve(snapshot?.state, event))
            last = Checkpoint(position: Int64(contents.events.count + 1))
            contents.events.append(
                RecordedEvent(
                    checkpoint: last, tenantID: append.tenantID, stream: change.stream, version: version,
                    eventID: event.ownID ?? EventID(append.makeID()), event: event, actorID: append.actorID,
                    actorRole: append.actorRole, correlationID: append.correlationID, recordedAt: append.recordedAt))
        }
        return nil
    }

    private static func answer(to append: Append, in contents: Contents) -> AppendOutcome? {
        guard let request = append.request, let known = contents.requests[requestKey(request, append)],
            known.expiresAt > append.recordedAt
        else { return nil }
        return known.fingerprint == request.fingerprint
            ? .replayed(known.response) : .conflict(.request(key: request.key))
    }

    private static func requestKey(_ request: IdempotentRequest, _ append: Append) -> TenantKey<RequestKey> {
        TenantKey(tenant: append.actorTenantID, key: RequestKey(user: append.actorID, key: request.key))
    }

    // MARK: Reading

    func read(tenant: TenantID, after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        reads.withLock { $0 += 1 }
        return contents.withLock { contents in
            Array(contents.events.lazy.filter { $0.tenantID == tenant && $0.position > after.position }.prefix(limit))
        }
    }

    func readAll(after: Checkpoint, limit: Int) async throws -> [RecordedEvent] {
        contents.withLock { Array($0.events.lazy.filter { $0.position > after.position }.prefix(limit)) }
    }

    func read(stream: StreamID, tenant: TenantID, afterVersion: Int, limit: Int) async throws -> [RecordedEvent] {
        contents.withLock { contents in
            Array(
                contents.events.lazy
                    .filter { $0.tenantID == tenant && $0.stream == stream && $0.version > afterVersion }.prefix(limit))
        }
    }

    func head() async throws -> Checkpoint {
        contents.withLock { Checkpoint(position: Int64($0.events.count)) }
    }

    func state(of stream: StreamID, tenant: TenantID) async throws -> StreamSnapshot? {
        contents.withLock { $0.streams[Position(tenant: tenant, stream: stream)] }
    }

    func owner(of claim: ClaimKey, tenant: TenantID) async throws -> StreamID? {
        contents.withLock { $0.claims[TenantKey(tenant: tenant, key: claim)] }
    }

    func response(
        to key: String, user: UserID, tenant: TenantID, now: Timestamp
    ) async throws -> (fingerprint: String, response: Data)? {
        contents.withLock { contents in
            let known = contents.requests[TenantKey(tenant: tenant, key: RequestKey(user: user, key: key))]
            return known.flatMap { $0.expiresAt > now ? ($0.fingerprint, $0.response) : nil }
        }
    }

    func blob(_ digest: String, tenant: TenantID) async throws -> Data? {
        contents.withLock { $0.blobs[TenantKey(tenant: tenant, key: digest)] }
    }

    func writes() -> AsyncStream<Void> { watchers.writes() }

    /// Those who want to know when something has been written.
    final class Watchers: Sendable {
        private let continuations = Mutex<[Int: AsyncStream<Void>.Continuation]>([:])

        func writes() -> AsyncStream<Void> {
            AsyncStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
                let id = continuations.withLock { all in
                    let id = (all.keys.max() ?? 0) + 1
                    all[id] = continuation
                    return id
                }
                continuation.onTermination = { [weak self] _ in self?.forget(id) }
            }
        }

        func announce() {
            for continuation in continuations.withLock({ Array($0.values) }) { continuation.yield() }
        }

        private func forget(_ id: Int) {
            _ = continuations.withLock { $0.removeValue(forKey: id) }
        }
    }
}
