package import Foundation

/// What a stream's version must be for an append to go through.
package enum ExpectedVersion: Hashable, Sendable {
    case any
    case noStream
    case exact(Int)
}

/// New events of one stream. Without events it only asks that the stream still stands where it was read.
package struct StreamChange: Hashable, Sendable {
    package let stream: StreamID
    package let expected: ExpectedVersion
    package let events: [Event]

    package init(stream: StreamID, expected: ExpectedVersion, events: [Event]) {
        self.stream = stream
        self.expected = expected
        self.events = events
    }
}

/// A unique key that a stream takes, or gives back.
package enum ClaimChange: Hashable, Sendable {
    case take(ClaimKey, StreamID)
    /// Only where this stream owns it.
    case release(ClaimKey, StreamID)
}

/// A request that must happen once.
package struct IdempotentRequest: Hashable, Sendable {
    package let key: String
    /// A digest of the request: the same key with another request is a conflict.
    package let fingerprint: String
    /// What is answered when the request comes again.
    package let response: Data
    package let expiresAt: Timestamp

    package init(key: String, fingerprint: String, response: Data, expiresAt: Timestamp) {
        self.key = key
        self.fingerprint = fingerprint
        self.response = response
        self.expiresAt = expiresAt
    }
}

/// Everything that one command writes: all of it or nothing.
package struct Append: Sendable {
    package let tenantID: TenantID
    /// Where the actor belongs, and with them their idempotency keys: another tenant only while that one is made.
    package let actorTenantID: TenantID
    package let actorID: UserID
    package let actorRole: Role
    package let recordedAt: Timestamp
    package let correlationID: String
    package var changes: [StreamChange]
    package var claims: [ClaimChange]
    /// Digest → bytes. A digest that is there already is left alone.
    package var blobs: [String: Data]
    package var outbox: [OutboxChange]
    package var request: IdempotentRequest?
    /// What was read of streams before: an engine that finds one at the same version need not read it again.
    package var known: [StreamID: StreamSnapshot] = [:]
    package let makeID: @Sendable () -> String

    package init(
        context: Context, correlationID: String, changes: [StreamChange], claims: [ClaimChange] = [],
        blobs: [String: Data] = [:], outbox: [OutboxChange] = [], request: IdempotentRequest? = nil
    ) {
        self.init(
            tenantID: context.viewer.tenantID, context: context, correlationID: correlationID, changes: changes,
            claims: claims, blobs: blobs, outbox: outbox, request: request)
    }

    /// An append to a tenant other than the actor's own: only the making of that tenant needs it.
    package init(
        tenantID: TenantID, context: Context, correlationID: String, changes: [StreamChange],
        claims: [ClaimChange] = [], blobs: [String: Data] = [:], outbox: [OutboxChange] = [],
        request: IdempotentRequest? = nil
    ) {
        self.tenantID = tenantID
        actorTenantID = context.viewer.tenantID
        actorID = context.viewer.userID
        actorRole = context.viewer.role
        recordedAt = context.now
        self.correlationID = correlationID
        self.changes = changes
        self.claims = claims
        self.blobs = blobs
        self.outbox = outbox
        self.request = request
        makeID = context.makeID
    }
}

/// What became of an append.
package enum AppendOutcome: Hashable, Sendable {
    /// The position of its last event.
    case appended(Checkpoint)
    /// The same request was answered before, with this response; nothing was written.
    case replayed(Data)
    /// Somebody else was faster; nothing was written. Load again and decide again.
    case conflict(AppendConflict)
}

/// What stood in the way of an append.
package enum AppendConflict: Hashable, Sendable {
    case version(StreamID, actual: Int)
    case claim(ClaimKey, owner: StreamID)
    /// The idempotency key was used for another request.
    case request(key: String)
    /// What followed from this decision has been claimed for delivery: it cannot be taken back any more.
    case delivered(EventID)
}

/// A stream's folded state and the version it stands at.
package struct StreamSnapshot: Hashable, Sendable {
    package let version: Int
    package let state: StreamState

    package init(version: Int, state: StreamState) {
        self.version = version
        self.state = state
    }
}

/// The log of events: the truth and the audit trail. What must be unique or atomic is its business, so that it holds
/// on any engine.
package protocol EventLog: Sendable {
    /// Writes each append whole or not at all, in this order. One that conflicts doesn't keep the others from being
    /// written; what is returned has been made durable.
    func append(_ appends: [Append]) async throws -> [AppendOutcome]
    /// Events after a checkpoint in order of position, of one tenant.
    func read(tenant: TenantID, after: Checkpoint, limit: Int) async throws -> [RecordedEvent]
    /// A stream's own events after a version, in order.
    func read(stream: StreamID, tenant: TenantID, afterVersion: Int, limit: Int) async throws -> [RecordedEvent]
    /// The last position of the whole log.
    func head() async throws -> Checkpoint
    /// A stream's folded state; nothing where it has no events.
    func state(of stream: StreamID, tenant: TenantID) async throws -> StreamSnapshot?
    func owner(of claim: ClaimKey, tenant: TenantID) async throws -> StreamID?
    /// The folded states of many streams of a tenant; those without events are left out.
    func states(of streams: [StreamID], tenant: TenantID) async throws -> [StreamID: StreamSnapshot]
    /// The owners of many claims of a tenant; those that nobody owns are left out.
    func owners(of claims: [ClaimKey], tenant: TenantID) async throws -> [ClaimKey: StreamID]
    /// The answer to a request that was made before and has not expired.
    func response(
        to key: String, user: UserID, tenant: TenantID, now: Timestamp
    ) async throws
        -> (fingerprint: String, response: Data)?
    func blob(_ digest: String, tenant: TenantID) async throws -> Data?
}

extension EventLog {
    package func states(of streams: [StreamID], tenant: TenantID) async throws -> [StreamID: StreamSnapshot] {
        var states: [StreamID: StreamSnapshot] = [:]
        for stream in streams { states[stream] = try await state(of: stream, tenant: tenant) }
        return states
    }

    package func owners(of claims: [ClaimKey], tenant: TenantID) async throws -> [ClaimKey: StreamID] {
        var owners: [ClaimKey: StreamID] = [:]
        for claim in claims { owners[claim] = try await owner(of: claim, tenant: tenant) }
        return owners
    }

    /// Writes one append.
    package func append(_ append: Append) async throws -> AppendOutcome {
        let outcomes = try await self.append([append])
        guard let outcome = outcomes.first else {
            throw DocketError(.internal, "The event log gave no answer to an append.")
        }
        return outcome
    }
}
